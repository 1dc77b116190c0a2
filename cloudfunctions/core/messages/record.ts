import type { Check, InMessage, OutMessage, OutState, Trace } from '../../../contracts/message';
import type { Out, Turn, Visitor } from '../../../contracts/visitor';
import { addOnce, insist, is, ServerTime, to, type Run } from '../platform';

/** Marks a message as decided, with the trace of why. The same however often it is done. */
export async function recordIn(run: Run, visitor: Visitor, turn: Turn, check: Check | null): Promise<void> {
  if (turn.message === null) return;
  const changes: Partial<InMessage> = {
    state: turn.trace?.problem === undefined ? 'done' : 'failed',
    trace: turn.trace,
    conversation: visitor.conversation?.id ?? null,
    ...(check === null ? {} : { check }),
  };
  await insist(run, () => run.store.update('messages', { _id: turn.message }, changes));
}

/** Counts one more decision on a message that threw. */
export async function recordAttempt(run: Run, id: string): Promise<void> {
  await run.store.update('messages', { _id: id, state: 'new' }, { attempts: to.increment(1) });
}

/** Marks a message as given up for which there is not even a turn. */
export async function recordFailed(run: Run, id: string, trace: Trace): Promise<void> {
  await insist(run, () => run.store.update('messages', { _id: id, state: 'new' }, { state: 'failed', trace }));
}

/**
 * Stores a reply with what became of it. Whoever took the turn over knows less than the one who sent: `unknown` never replaces
 * another state, and another state does replace it. `sent` is WeChat's own word and replaces every other.
 */
export async function recordOut(
  run: Run,
  visitor: Visitor,
  inReplyTo: string,
  out: Out,
  state: OutState,
): Promise<void> {
  const document: OutMessage = {
    _id: out.id,
    v: 1,
    direction: 'out',
    state,
    visitor: visitor._id,
    channel: visitor.channel,
    conversation: visitor.conversation?.id ?? null,
    inReplyTo: out.waited?.message ?? inReplyTo,
    by: 'bot',
    content: out.content,
    errcode: out.errcode ?? null,
    reason: out.reason ?? null,
    via: out.via ?? null,
    ...(out.waited === undefined ? {} : { laterOf: out.waited.reply }),
    createdAt: new ServerTime(0),
  };
  const stored = await addOnce(run, 'messages', document);
  if (stored === null || stored.state === state || state === 'unknown') return;
  const changes = { state, errcode: document.errcode, reason: document.reason, via: document.via };
  const replaced: OutState[] = state === 'sent' ? ['unknown', 'refused', 'failed'] : ['unknown'];
  await insist(run, () => run.store.update('messages', { _id: out.id, state: is.oneOf(replaced) }, changes));
}

import type { Check, OutState } from '../../../contracts/message';
import type { Out, Turn, Visitor } from '../../../contracts/visitor';
import { recordIn, recordOut } from '../messages';
import type { Said } from '../outbound';
import { insist, type Run } from '../platform';
import { rateConversation } from '../ratings';
import { keepFollowUp, recordConversation } from './derived';
import { answered } from './late-name';
import { closeTask, openTask } from '../slow';

/** Records what a turn led to, side by side; the same however often it is done. It comes before the turn is let go. */
export async function record(run: Run, { held, outs }: Said, check: Check | null): Promise<void> {
  const { visitor } = held;
  const { turn } = visitor;
  if (turn?.message === null || turn === null) return;
  const message = answered(turn.message);
  await Promise.all([
    turn.slow === 'answers' ? closeTask(run, message, turn.trace) : recordIn(run, visitor, turn, check),
    ...(turn.slow === 'opens' ? [openTask(run, visitor, message)] : []),
    ...outs.flatMap((out) => (isFinal(out) ? [recordOut(run, visitor, message, out, out.state)] : [])),
    recordConversation(run, visitor, message),
    keepFollowUp(run, visitor, turn),
    keepRating(run, visitor, turn),
  ]);
}

/** What the visitor chose when they were asked how it was; a rating on the page that came before stands. */
async function keepRating(run: Run, { _id, conversation }: Visitor, { trace }: Turn): Promise<void> {
  if (trace?.rated === undefined || conversation === null) return;
  const rating = { visitor: _id, conversation: conversation.id, score: trace.rated, comment: '' };
  await insist(run, () => rateConversation(run, rating));
}

/**
 * After a take-over: what WeChat told us is still true, so `unknown` becomes what it was. Of a reply that we did not ask it about we know nothing:
 * whoever has the turn now may have sent it.
 */
export async function recordProof(run: Run, { held, outs }: Said): Promise<void> {
  const { visitor } = held;
  if (visitor.turn === null || visitor.turn.message === null) return;
  const message = answered(visitor.turn.message);
  const known = outs
    .filter(isFinal)
    .filter((out) => out.state === 'sent' || (out.state !== 'unknown' && 'errcode' in out));
  await Promise.all(known.map((out) => recordOut(run, visitor, message, out, out.state)));
}

function isFinal(out: Out): out is Out & { state: OutState } {
  return out.state !== 'sending' && out.state !== 'pending';
}

import type { Conversation, Out, Visitor, WaitingReply } from '../../../contracts/visitor';
import type { Trace } from '../../../contracts/message';
import { keptSends } from '../allowance';
import { is, ServerTime, to, type Changes, type Run } from '../platform';
import { keptRecent, keptWaiting, leaseMarginMs, leaseMs } from './lease';
import { load } from './load';
import { write } from './write';

/** A turn that this run has. */
export interface Held {
  /** The document as this run last wrote it; others only add to its inbox. */
  readonly visitor: Visitor;
  readonly by: string;
  /** Until when this run may start calls that assume the turn, in `elapsed` milliseconds. */
  readonly safeUntil: number;
}

/** What a decision writes at once: the state after it, and the intent to send. */
export interface Intent {
  readonly message: string;
  readonly appUser: string;
  readonly conversation: Conversation | null;
  readonly conversations: number;
  readonly lastMessageAt: Date | null;
  readonly lastEnterAt: Date | null;
  /** WeChat's last refusal no longer counts: the visitor has written since. */
  readonly refusalOver: boolean;
  readonly welcomedAt: Date | null;
  readonly lastText: Visitor['lastText'];
  readonly pace: Visitor['pace'];
  readonly flow: Visitor['flow'];
  readonly asked: Visitor['asked'];
  readonly misses: number;
  readonly sessionFrom: string | null;
  readonly level: string | null;
  readonly levelAt: Date | null;
  readonly tags: readonly string[];
  readonly cooldowns: Visitor['cooldowns'];
  readonly outs: readonly Out[];
  /** What waits for the visitor's next message after this decision. */
  readonly waiting: readonly WaitingReply[];
  readonly trace: Trace;
  readonly slow: NonNullable<Visitor['turn']>['slow'];
  readonly followUp: string | null;
}

/** The fields that stand in the document as they stand in the intent. */
export function carried(intent: Intent) {
  const { appUser, conversation, conversations, welcomedAt, lastText, pace, flow, asked, misses } = intent;
  const { sessionFrom, level, levelAt, tags, cooldowns } = intent;
  return {
    ...{ appUser, conversation, conversations, welcomedAt, lastText, pace, flow, asked, misses },
    ...{ sessionFrom, level, levelAt, tags, cooldowns },
  };
}

/** The fields an intent sets, apart from the turn itself. */
export function stateAfter(intent: Intent): Changes {
  return {
    ...carried(intent),
    'allowance.lastMessageAt': intent.lastMessageAt,
    'allowance.lastEnterAt': intent.lastEnterAt,
    ...(intent.refusalOver ? { 'allowance.refusedAt': null } : {}),
    waiting: intent.waiting.slice(-keptWaiting),
    turnUntil: new ServerTime(leaseMs),
    recent: to.push([intent.message], keptRecent),
  };
}

/** What a holder knows of the document after its own intent; the allowance it reads again when it goes on. */
export function known(intent: Intent): Pick<Visitor, 'conversation' | 'conversations'> {
  const { conversation, conversations } = intent;
  return { conversation, conversations };
}

/** The turn an intent begins. The first reply is already `sending`: its send follows with no write between. */
export function turnOf(intent: Intent, by: string): NonNullable<Visitor['turn']> {
  const { message, outs, trace, slow, followUp } = intent;
  return { message, by, outs: begun(outs), trace, slow, followUp };
}

/** The outs with the first that waits marked as being sent. */
export function begun(outs: readonly Out[]): Out[] {
  const first = outs.findIndex((out) => out.state === 'pending');
  return outs.map((out, index) => (index === first ? { ...out, state: 'sending' } : out));
}

/** When a holder that writes now should stop to rely on its lease. */
export function safeUntil(run: Run): number {
  return run.time.elapsed() + leaseMs - leaseMarginMs;
}

/** What became of sends since the last write. */
export interface Ended {
  /** How many ended with WeChat having taken, or perhaps taken, the message. */
  readonly sends: number;
  /** WeChat refused for count or window. */
  readonly refused: boolean;
}
export const nothingEnded: Ended = { sends: 0, refused: false };

/** What a turn leaves behind in the visitor's document. */
export interface Leaves {
  /** Replies that wait for the visitor's next message. */
  readonly refused: readonly WaitingReply[];
  /** False: its welcome reached nobody, so the next entering is welcomed. */
  readonly welcomed: boolean;
}

/** Books what became of the sends so far and marks the next one as being sent. Null: the turn is no longer ours. */
export async function noteSends(run: Run, held: Held, outs: readonly Out[], ended: Ended): Promise<Held | null> {
  if (held.visitor.turn === null) return null;
  const turn = { ...held.visitor.turn, outs };
  const kept = await change(run, held, { turn, ...booked(ended) });
  return kept && { ...kept, visitor: { ...kept.visitor, turn } };
}

/** Goes on to a message of the inbox, with its decision. `done` of the inbox (decided before) leave it too. */
export async function nextMessage(
  run: Run,
  held: Held,
  intent: Intent,
  done: readonly string[],
  ended: Ended,
): Promise<Held | null> {
  const turn = turnOf(intent, held.by);
  const inbox = to.pull([intent.message, ...done]);
  const kept = await change(run, held, { ...stateAfter(intent), turn, inbox, ...booked(ended) });
  return kept && { ...kept, visitor: { ...kept.visitor, ...known(intent), turn } };
}

/** Takes what needs no decision any more out of the inbox. */
export async function drop(run: Run, held: Held, done: readonly string[]): Promise<Held | null> {
  return change(run, held, { inbox: to.pull(done) });
}

/** Lets whoever comes next take the turn over at once, as it is: no time is left to finish it here. */
export async function passOn(run: Run, held: Held, outs: readonly Out[], ended: Ended): Promise<void> {
  if (held.visitor.turn === null) return;
  const turn = { ...held.visitor.turn, outs };
  await change(run, held, { turn, turnUntil: new ServerTime(0), ...booked(ended) });
}

/**
 * Lets the turn go, and writes what it leaves behind in the same write.
 * @returns `waiting`, with the document as it is now, when the inbox is not empty; `lost` when it is no longer ours
 */
export async function release(
  run: Run,
  held: Held,
  ended: Ended,
  { refused, welcomed }: Leaves,
): Promise<{ state: 'released' | 'lost' } | { state: 'waiting'; held: Held }> {
  const { _id, rev } = held.visitor;
  const where = { rev, 'turn.by': held.by, inbox: is.empty() };
  const waiting = refused.length === 0 ? {} : { waiting: to.push(refused, keptWaiting) };
  const unwelcomed = welcomed ? {} : { welcomedAt: null };
  const changes = { rev: rev + 1, turn: null, turnUntil: null, ...waiting, ...unwelcomed, ...booked(ended) };
  if (await write(run, _id, where, changes)) return { state: 'released' };
  const visitor = await load(run, _id);
  if (visitor?.turn?.by !== held.by) return { state: 'lost' };
  return { state: 'waiting', held: { ...held, visitor } };
}

/** A holder's write. It renews the lease, unless the changes say otherwise: `safeUntil` is true of the document. */
async function change(run: Run, held: Held, changes: Changes): Promise<Held | null> {
  const { _id, rev } = held.visitor;
  const until = safeUntil(run);
  const made = await write(
    run,
    _id,
    { rev, 'turn.by': held.by },
    { turnUntil: new ServerTime(leaseMs), ...changes, rev: rev + 1 },
  );
  return made ? { ...held, safeUntil: until, visitor: { ...held.visitor, rev: rev + 1 } } : null;
}

function booked({ sends, refused }: Ended): Changes {
  const ends = Array.from({ length: sends }, () => new ServerTime(0));
  return {
    ...(sends === 0 ? {} : { 'allowance.sends': to.push(ends, keptSends) }),
    ...(refused ? { 'allowance.refusedAt': new ServerTime(0) } : {}),
  };
}

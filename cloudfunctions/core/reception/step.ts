import type { Business } from '../../../contracts/business';
import type { Check } from '../../../contracts/message';
import type { Visitor } from '../../../contracts/visitor';
import { mostAsked, unfinished } from '../messages';
import { notifyInstead, say, type Said } from '../outbound';
import type { Run } from '../platform';
import type { AlreadyPublished, ReferenceReader } from '../reference';
import { drop, nextMessage, passOn, release, type Held } from '../turn';
import { answered } from './late-name';
import { decideLookingUp } from './look-up';
import { noticeFor } from './notice';
import { record, recordProof } from './record';
import { timeFor } from './time';
import { decidedOrLeft } from './undecided';
import { toWait } from './waiting';
import { wellInformed } from './well-informed';

/** What the runs of one instance share. */
export interface Shared {
  readonly reference: ReferenceReader;
  /** What this instance has published. */
  readonly published: AlreadyPublished;
  /** The shop's own data. */
  readonly business: Business;
}

/** With less time than this a message is not begun: it would be cut off in the middle. */
export const messageMs = 500;

/**
 * Carries a turn out to its end: says what is to be said, records it, goes on to what waits in the inbox, and lets the turn go. When the
 * time is up it passes the turn on as it is.
 * @param check the content check of the turn's own message, as far as it is known
 */
export async function carryOut(run: Run, turn: Held, shared: Shared, check: () => Check | null): Promise<void> {
  let verdict = check;
  for (let held: Held | null = turn; held !== null;) {
    const said = await instead(run, await say(run, held), shared);
    if (said.how === 'lost') return recordProof(run, said);
    if (said.how === 'later') return passOn(run, said.held, said.outs, said.ended);
    await record(run, said, verdict());
    const { turn } = said.held.visitor;
    // Before the next message is begun: were this to hang, its reply would be left as being sent.
    if (turn?.slow === 'opens' && turn.message !== null) await beginWork(run, said.held.visitor.openid, turn.message);
    held = await letGoOrGoOn(run, said, shared);
    verdict = () => null;
  }
}

/** Lets the turn go, or takes the next message of the inbox into it. Null: this run is through. */
async function letGoOrGoOn(run: Run, said: Said, shared: Shared): Promise<Held | null> {
  for (;;) {
    const refused = toWait(said, run.time.now());
    const welcomed = !wasUnwelcome(said);
    const let_ = await release(run, said.held, said.ended, { refused, welcomed });
    if (let_.state !== 'waiting') return null;
    const held = withOuts(let_.held, said);
    if (run.remaining() < messageMs) {
      await passOn(run, held, said.outs, said.ended);
      return null;
    }
    const inbox = held.visitor.inbox.slice(0, mostAsked);
    const waiting = await unfinished(run, inbox);
    const done = inbox.filter((id) => !waiting.some((message) => message._id === id));
    for (const message of waiting) {
      const left: Pick<Visitor, 'waiting' | 'welcomedAt'> = {
        waiting: [...(held.visitor.waiting ?? []), ...refused],
        welcomedAt: welcomed ? held.visitor.welcomedAt : null,
      };
      const visitor = { ...held.visitor, ...left };
      const reference = await shared.reference(run);
      const moment = {
        visitor,
        message,
        reference,
        now: timeFor(run, visitor, message),
        ownPush: false,
        unbooked: said.ended.sends,
        check: message.check ?? null,
      };
      const decision = await decidedOrLeft(run, moment, () =>
        wellInformed(run, shared, moment, (known) => decideLookingUp(run, shared, known, { until: held.safeUntil })),
      );
      if (decision === 'left') {
        done.push(message._id);
        continue;
      }
      if (decision !== null) return nextMessage(run, held, decision.intent, done, said.ended);
      await passOn(run, held, said.outs, said.ended);
      return null;
    }
    const dropped = await drop(run, held, done);
    if (dropped === null) return null;
    said = { ...said, held: dropped };
  }
}

/** A welcome that was to be said, and of which WeChat took nothing for sure. One that did not fit at once never counted. */
function wasUnwelcome({ held, outs }: Said): boolean {
  const trace = held.visitor.turn?.trace;
  if (trace?.decided !== 'welcome' || outs.length === 0) return false;
  if (trace.blocked.includes('allowance') || trace.blocked.includes('window')) return false;
  return outs.every(({ state }) => state === 'refused' || state === 'failed');
}

/** The document as it was read, with what this run knows of its replies and the document does not. */
function withOuts(held: Held, { outs }: Said): Held {
  const visitor: Visitor = held.visitor;
  return visitor.turn === null ? held : { ...held, visitor: { ...visitor, turn: { ...visitor.turn, outs } } };
}

/** Starts the slow answer; if the start is lost the sweep makes up for it. */
async function beginWork(run: Run, openid: string, message: string): Promise<void> {
  await Promise.all([run.wechat.typing(openid), run.start('work', { message: answered(message) })]);
}

/** A reply that WeChat's window is over for goes out as a subscribe message, where the shop has set one up. A welcome is not worth one. */
async function instead(run: Run, said: Said, shared: Shared): Promise<Said> {
  const late = said.outs.some(({ state, reason }) => state === 'refused' && reason === 'window');
  if (!late || said.held.visitor.turn?.trace?.decided === 'welcome') return said;
  const { shop } = await shared.reference(run);
  const { notice } = shop;
  return notice === null ? said : notifyInstead(run, said, (text) => noticeFor(notice, shop, text, run.time.now()));
}

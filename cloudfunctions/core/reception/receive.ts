import type { Check } from '../../../contracts/message';
import type { Visitor } from '../../../contracts/visitor';
import type { Looked } from '../answering/business';
import type { Inbound } from '../channels';
import { checkInbound, echoPatienceMs } from '../content';
import { keepPicture } from '../media';
import { claim, recordCheck, type Claim } from '../messages';
import type { Run } from '../platform';
import { report } from '../privacy';
import { withEverything, type Reference } from '../reference';
import { knows, load, take, takeOver, wait } from '../turn';
import { decide } from './decide';
import { decideLookingUp } from './look-up';
import type { Moment } from './moment';
import type { Decision } from './settle';
import { carryOut, messageMs, type Shared } from './step';
import { claimedAt, seemsLate, timeFor } from './time';
import { decidedOrLeft, orUndecided } from './undecided';
import { keepingHandoff } from './unsure-handoff';
import { laterMs, wellInformed, type Deciding } from './well-informed';

/** What a push is to be answered with, as far as the walk has come; it is true at every moment of it. */
export interface Outcome {
  /** The message is in the database: the push may be acknowledged. */
  stored: boolean;
  /** The visitor was handed to WeChat's own desk by this message, which only the answer to its push can do. */
  transfer: boolean;
}

/** What the walk looks at, as it was read for this message. */
type Known = Shared & { readonly now: Reference };

/** So long a hand-off waits between two looks at a turn that somebody else has. */
const turnPauseMs = 60;

/**
 * A message's walk. Side by side: store it, read the visitor, refresh the reference data, check the content. Then decide, commit, send,
 * record, release. Every earlier delivery of the same message, and whoever else is busy with the visitor, is met on the way.
 * @param outcome is kept up to date, so that whoever runs out of time knows what to answer
 */
export async function receive(run: Run, inbound: Inbound, shared: Shared, outcome: Outcome): Promise<void> {
  const verdict = verdictOf(run, inbound);
  const claiming = claim(run, inbound).then((claimed) => {
    outcome.stored = true;
    return claimed;
  });
  const [claimed, seen, reference] = await Promise.allSettled([
    claiming,
    load(run, inbound.visitorId),
    shared.reference(run),
  ]);
  if (claimed.status === 'rejected') throw claimed.reason;
  if (seen.status === 'rejected' || reference.status === 'rejected') {
    const error: unknown = seen.status === 'rejected' ? seen.reason : (reference as PromiseRejectedResult).reason;
    report('warn', 'A message is left for the sweep: what its decision needs could not be read.', {
      id: inbound.id,
      error,
    });
    return;
  }
  const known = { ...shared, now: reference.value };
  const told = await walk(run, claimed.value, seen.value, known, outcome, verdict);
  const check = await verdict.soon();
  if (check !== null && !told && claimed.value.mine) await recordCheck(run, inbound.id, check);
  if (claimed.value.mine && run.remaining() > laterMs) await keepPicture(run, claimed.value.message);
  // Nobody waits for this any more; the next message finds everything the shop knows.
  if (reference.value.unpublished && run.remaining() > laterMs)
    await withEverything(run, reference.value, shared.published);
}

/** @returns whether the check's verdict was recorded on the way */
async function walk(
  run: Run,
  { message }: Claim,
  seen: Visitor | null,
  shared: Known,
  outcome: Outcome,
  verdict: Verdict,
): Promise<boolean> {
  const id = message._id;
  let told = false;
  const checked = (): Check | null => {
    told = verdict.known() !== null;
    return verdict.known();
  };
  let visitor = seen;
  if (message.state !== 'new') {
    outcome.transfer = handedOverBy(visitor, id);
    return false;
  }
  const made = new Map<string, Looked>();
  const serverTime = message.content.type === 'enter' && seemsLate(run, message) ? claimedAt(run, id) : null;
  for (let refusedAt: number | null = null; run.remaining() > messageMs; visitor = await load(run, message.visitor)) {
    const turn = visitor?.turn ?? null;
    if (visitor !== null && turn !== null && leaseSeemsOver(run, visitor) && refusedAt !== visitor.rev) {
      refusedAt = visitor.rev;
      const own = turn.message === id;
      const taken = await takeOver(run, visitor);
      // A hand-off of this very message is made now, by this answer.
      const held = own ? taken : keepingHandoff(taken);
      if (held !== null) await carryOut(run, held, shared, own ? checked : () => null);
      continue;
    }
    if (knows(visitor, id)) {
      outcome.transfer = handedOverBy(visitor, id);
      return told;
    }
    const moment: Moment = {
      visitor,
      message,
      reference: shared.now,
      now: (await serverTime) ?? timeFor(run, visitor, message),
      ownPush: true,
      unbooked: 0,
      check: verdict.known(),
    };
    // While somebody else has the turn it is theirs to look anything up.
    const how = turn === null ? (known: Moment) => decideLookingUp(run, shared, known, { made }) : orUndecided(decide);
    const decision = await decidedOrLeft(run, moment, () => decided(run, moment, verdict, shared, how));
    if (decision === 'left') return told;
    if (decision === null) break;
    if (visitor !== null && turn !== null) {
      if (decision.transfer && run.remaining() > 2 * messageMs) await run.time.sleep(turnPauseMs);
      else if (await wait(run, visitor, id)) return told;
      continue;
    }
    const held = await take(run, visitor, message, decision.intent);
    if (held === null) continue;
    outcome.transfer = decision.transfer;
    await carryOut(run, held, shared, checked);
    return told;
  }
  report('info', 'A message is left for the sweep: no time was left to decide it.', { id });
  return told;
}

/** Only a reply that repeats the visitor's own text waits for the verdict on it. */
async function decided(
  run: Run,
  moment: Moment,
  verdict: Verdict,
  shared: Shared,
  how: Deciding,
): Promise<Decision | null> {
  const decision = await wellInformed(run, shared, moment, how);
  if (decision === null || !decision.echoes) return decision;
  const check = verdict.known() ?? (await verdict.soon());
  return check === moment.check ? decision : wellInformed(run, shared, { ...moment, check }, how);
}

/** An earlier delivery of this message decided to hand over, and its answer may have been lost: it is given again. */
function handedOverBy(visitor: Visitor | null, message: string): boolean {
  const conversation = visitor?.conversation ?? null;
  return conversation?.owner === 'wechat-desk' && conversation.handoff?.message === message;
}

/** By the instance's own clock, which may be wrong: it only says whether to ask the server. */
function leaseSeemsOver(run: Run, visitor: Visitor): boolean {
  return visitor.turnUntil !== null && visitor.turnUntil.getTime() <= run.time.now();
}

/** The content check that runs beside the walk. */
interface Verdict {
  /** The verdict, if it is there by now. */
  known(): Check | null;
  /** The verdict, or null when it does not come soon enough. */
  soon(): Promise<Check | null>;
}

function verdictOf(run: Run, { openid, content }: Inbound): Verdict {
  let known: Check | null = null;
  const coming = checkInbound(run, openid, content).then(
    (check) => (known = check),
    () => null,
  );
  return {
    known: () => known,
    async soon() {
      const alarm = run.time.alarm(Math.max(0, Math.min(echoPatienceMs, run.remaining() - messageMs)));
      try {
        return await Promise.race([coming, alarm.rings.then(() => null)]);
      } finally {
        alarm.off();
      }
    },
  };
}

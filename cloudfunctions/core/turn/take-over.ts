import { allowanceLimits } from '../../../contracts/limits';
import type { Out, Turn, Visitor } from '../../../contracts/visitor';
import { keptSends } from '../allowance';
import { is, ServerTime, to, type Run } from '../platform';
import { begun, safeUntil, type Held } from './hold';
import { leaseMs } from './lease';
import { write } from './write';

/**
 * Takes over a turn whose lease has passed by the server's clock. What was being sent becomes `unknown` and counts as a send; what was
 * pending is the new holder's to send, so the first of it is marked as being sent, unless its minute is over.
 * @returns null when the lease still runs, or somebody else was first
 */
export async function takeOver(run: Run, visitor: Visitor): Promise<Held | null> {
  if (visitor.turn === null) return null;
  const by = run.unique();
  const until = safeUntil(run);
  // A subscribe message draws on a consent, not on the allowance.
  const inDoubt = visitor.turn.outs.filter((out) => out.state === 'sending' && out.via === undefined).length;
  const late = !wroteLately(visitor);
  const outs = visitor.turn.outs.map((out): Out => {
    if (out.state === 'sending') return { ...out, state: 'unknown' };
    return out.state === 'pending' && late ? { ...out, state: 'refused', reason: 'window' } : out;
  });
  const turn: Turn = { ...visitor.turn, by, outs: begun(outs) };
  const where = { rev: visitor.rev, turnUntil: is.before(new ServerTime(0)) };
  const ends = Array.from({ length: inDoubt }, () => new ServerTime(0));
  const made = await write(run, visitor._id, where, {
    turn,
    turnUntil: new ServerTime(leaseMs),
    rev: visitor.rev + 1,
    ...(inDoubt > 0 ? { 'allowance.sends': to.push(ends, keptSends) } : {}),
  });
  return made ? { visitor: { ...visitor, rev: visitor.rev + 1, turn }, by, safeUntil: until } : null;
}

/**
 * Whether the 48 hours after a message surely hold still; the minute after entering never does. The lease's end is the newest
 * time of the server's that we know, and an hour is more than a turn ever waits for the sweep.
 */
function wroteLately({ allowance, turnUntil }: Visitor): boolean {
  if (allowance.lastMessageAt === null || turnUntil === null) return false;
  const age = turnUntil.getTime() - allowance.lastMessageAt.getTime();
  return age < allowanceLimits.message.windowMs - 60 * 60 * 1000;
}

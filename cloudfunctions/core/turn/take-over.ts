import type { Turn, Visitor } from '../../../contracts/visitor';
import { keptSends } from '../allowance';
import { is, ServerTime, to, type Run } from '../platform';
import { begun, safeUntil, type Held } from './hold';
import { leaseMs } from './lease';
import { write } from './write';

/**
 * Takes over a turn whose lease has passed by the server's clock. What was being sent becomes `unknown` and counts as a send; what was
 * pending is the new holder's to send, so the first of it is marked as being sent.
 * @returns null when the lease still runs, or somebody else was first
 */
export async function takeOver(run: Run, visitor: Visitor): Promise<Held | null> {
  if (visitor.turn === null) return null;
  const by = run.unique();
  const until = safeUntil(run);
  const inDoubt = visitor.turn.outs.filter((out) => out.state === 'sending').length;
  const outs = visitor.turn.outs.map((out) =>
    out.state === 'sending' ? ({ ...out, state: 'unknown' } as const) : out,
  );
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

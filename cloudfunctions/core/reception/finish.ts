import type { InMessage } from '../../../contracts/message';
import type { Run } from '../platform';
import { knows, load, take, takeOver, wait } from '../turn';
import { decideLookingUp } from './look-up';
import { carryOut, messageMs, type Shared } from './step';
import { timeFor } from './time';
import { decidedOrLeft } from './undecided';
import { keepingHandoff } from './unsure-handoff';
import { wellInformed } from './well-informed';

/**
 * Finishes what was left behind with one visitor: a turn whose lease has passed, and messages that were claimed and never decided. Several at
 * once are harmless, for every step is conditional.
 * @param forgotten messages of this visitor that wait to be decided, in the order in which they were written
 */
export async function finish(
  run: Run,
  visitorId: string,
  forgotten: readonly InMessage[],
  shared: Shared,
): Promise<void> {
  const left = [...forgotten];
  for (let turns = 0; turns < forgotten.length + 3 && run.remaining() > messageMs; turns += 1) {
    const visitor = await load(run, visitorId);
    while (left[0] !== undefined && knows(visitor, left[0]._id)) left.shift();
    const [message] = left;
    if (visitor !== null && visitor.turn !== null) {
      const held = keepingHandoff(await takeOver(run, visitor));
      if (held !== null) await carryOut(run, held, shared, () => null);
      else if (message === undefined || (await wait(run, visitor, message._id))) return;
      continue;
    }
    if (message === undefined) return;
    const moment = {
      visitor,
      message,
      reference: await shared.reference(run),
      now: timeFor(run, visitor, message),
      ownPush: false,
      unbooked: 0,
      check: message.check ?? null,
    };
    const decision = await decidedOrLeft(run, moment, () =>
      wellInformed(run, shared, moment, (known) => decideLookingUp(run, shared, known)),
    );
    if (decision === null) return;
    if (decision === 'left') {
      left.shift();
      continue;
    }
    const held = await take(run, visitor, message, decision.intent);
    if (held !== null) await carryOut(run, held, shared, () => null);
  }
}

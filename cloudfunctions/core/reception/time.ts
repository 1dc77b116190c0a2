import type { InMessage } from '../../../contracts/message';
import type { Visitor } from '../../../contracts/visitor';
import type { Run } from '../platform';

/**
 * The time to decide by, epoch milliseconds: the instance's clock, but never before anything that has surely happened. A clock that is behind
 * could otherwise take a window that is over for open.
 */
export function timeFor(run: Run, visitor: Visitor | null, message: InMessage): number {
  const facts = visitor?.allowance;
  const happened = [facts?.lastMessageAt, facts?.lastEnterAt, ...(facts?.sends ?? [])];
  const times = happened.flatMap((date) => (date instanceof Date ? [date.getTime()] : []));
  return Math.max(run.time.now(), message.createTime * 1000, ...times);
}

/** So old an event may be before its age is doubted. */
const freshMs = 5_000;

/** Whether a push came late, or the instance's clock is wrong; it cannot tell which. */
export function seemsLate(run: Run, message: InMessage): boolean {
  return Math.abs(run.time.now() - message.createTime * 1000) > freshMs;
}

/** When the message was claimed, by the server's clock; null when that cannot be read. It never fails: it may not be waited for. */
export async function claimedAt(run: Run, id: string): Promise<number | null> {
  try {
    return (await run.store.get('messages', id))?.createdAt.getTime() ?? null;
  } catch {
    return null;
  }
}

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

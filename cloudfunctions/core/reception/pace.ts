import type { InMessage } from '../../../contracts/message';
import type { Visitor } from '../../../contracts/visitor';

const minute = 60;

/** How fast the visitor writes, this message included. A message that is late counts into the minute that runs. */
export function paceAfter(visitor: Visitor | null, { createTime }: InMessage): Visitor['pace'] {
  const pace = visitor?.pace ?? { since: createTime, count: 0 };
  return createTime - pace.since >= minute ? { since: createTime, count: 1 } : { ...pace, count: pace.count + 1 };
}

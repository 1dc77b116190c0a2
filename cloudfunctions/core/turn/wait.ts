import type { Visitor } from '../../../contracts/visitor';
import { insist, to, type Run } from '../platform';

/** Whether the visitor's document already has this message: in hand, waiting, or decided lately. */
export function knows(visitor: Visitor | null, message: string): boolean {
  if (visitor === null) return false;
  return visitor.turn?.message === message || visitor.inbox.includes(message) || visitor.recent.includes(message);
}

/**
 * Puts a message into the inbox, for the holder that was read to find. It wants that holder and not the `rev`, so that a burst does not
 * make its messages wait for each other; twice is the same as once.
 * @returns false when the turn has changed hands
 */
export async function wait(run: Run, visitor: Visitor, message: string): Promise<boolean> {
  if (visitor.turn === null) return false;
  const where = { _id: visitor._id, 'turn.by': visitor.turn.by };
  return insist(run, async () => (await run.store.update('visitors', where, { inbox: to.addToSet(message) })) > 0);
}

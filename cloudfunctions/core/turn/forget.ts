import type { Archive, Store } from '../platform';

/**
 * Removes a visitor's document, when they asked to be forgotten and nobody is speaking to them. The race: a reply that is on
 * its way would find no document to record itself in, so a held turn is waited for by the caller.
 * @returns false while somebody holds the turn
 */
export async function forget(run: { store: Store; archive: Archive }, visitorId: string): Promise<boolean> {
  const removed = await run.archive.remove('visitors', { _id: visitorId, turn: null });
  return removed > 0 || (await run.store.get('visitors', visitorId)) === null;
}

import type { Collection, Documents } from '../../../contracts/documents';
import { insist } from './insist';
import { TooLate, type Run } from './run';

/**
 * Adds a document of which there must be one: its id is the claim. A failed `add` is no proof of a duplicate (the answer may have been
 * lost, or the database down), so the id is read back.
 * @returns null when this call's answer came: it added the document. Otherwise what stands under the id, which may be its own
 * @throws when it could not be stored
 */
export async function addOnce<C extends Collection>(
  run: Run,
  collection: C,
  document: Documents[C],
): Promise<Documents[C] | null> {
  return insist(run, async () => {
    try {
      await run.store.add(collection, document);
      return null;
    } catch (error) {
      if (error instanceof TooLate) throw error;
      const stored = await run.store.get(collection, document._id);
      if (stored === null) throw error;
      return stored;
    }
  });
}

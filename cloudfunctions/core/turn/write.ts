import type { Visitor } from '../../../contracts/visitor';
import { insist, TooLate, type Changes, type Run, type Where } from '../platform';
import { load } from './load';

/**
 * One conditional write of a visitor's document. When its answer is lost, the nonce it wrote tells whether it was made; when it was not,
 * it is tried again for as long as the expected state stands.
 * @returns whether it was made; false means that the expected state was gone
 */
export async function write(run: Run, visitorId: string, where: Where, changes: Changes): Promise<boolean> {
  const nonce = run.unique();
  let doubtful = false;
  return insist(run, async () => {
    try {
      if ((await run.store.update('visitors', { _id: visitorId, ...where }, { ...changes, nonce })) > 0) return true;
      // Nothing had the expected state, perhaps because our own earlier try, whose answer was lost, has changed it.
      return doubtful && (await load(run, visitorId))?.nonce === nonce;
    } catch (error) {
      if (error instanceof TooLate) throw error;
      doubtful = true;
      if ((await load(run, visitorId))?.nonce === nonce) return true;
      throw error;
    }
  });
}

/** Adds a visitor's first document, in the same manner; false means that another did. */
export async function create(run: Run, visitor: Omit<Visitor, 'nonce'>): Promise<boolean> {
  const nonce = run.unique();
  return insist(run, async () => {
    try {
      await run.store.add('visitors', { ...visitor, nonce });
      return true;
    } catch (error) {
      if (error instanceof TooLate) throw error;
      const now = await load(run, visitor._id);
      if (now === null) throw error;
      return now.nonce === nonce;
    }
  });
}

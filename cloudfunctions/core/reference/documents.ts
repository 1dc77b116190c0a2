import type { Handwritten, PublishedSet } from '../../../contracts/documents';
import { insist, is, type Run, type Where } from '../platform';

/** WeChat gives a function at most 100 documents an answer without doubt. */
export const pageSize = 100;
/** Pages of a large collection that are asked for side by side. */
const pagesAtOnce = 10;

/** So many documents of a collection are looked at: more than any shop has, and few enough for one tick of the clock. */
export const mostDocuments = 12_000;

type Read = PublishedSet | 'settings';

/** One page of a collection that people write, in the order of ids. @param where which of them */
export async function page(run: Run, collection: Read, skip: number, where: Where = {}): Promise<Handwritten[]> {
  return insist(run, () => run.store.find(collection, where, { limit: pageSize, skip, orderBy: '_id' }));
}

/** Every document of a collection, {@link mostDocuments} at most, for a job that has the time. */
export async function readAll(run: Run, collection: Read): Promise<Handwritten[]> {
  const all = await page(run, collection, 0);
  for (let full = all.length === pageSize; full && all.length < mostDocuments;) {
    // To pass over what was read takes the database longer the more it is; an id that somebody made a number does not lead on.
    const last: unknown = all[all.length - 1]?._id;
    const where = typeof last === 'string' ? { _id: is.after(last) } : {};
    const begin = typeof last === 'string' ? 0 : all.length;
    const skips = Array.from({ length: pagesAtOnce }, (_, n) => begin + n * pageSize);
    const pages = await Promise.all(skips.map((skip) => page(run, collection, skip, where)));
    all.push(...pages.flat());
    full = pages.every(({ length }) => length === pageSize);
  }
  return all.slice(0, mostDocuments);
}

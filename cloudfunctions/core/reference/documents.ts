import type { Handwritten, PublishedSet } from '../../../contracts/documents';
import { insist, type Run } from '../platform';

/** WeChat gives a function at most 100 documents an answer without doubt. */
export const pageSize = 100;
/** Pages of a large collection that are asked for side by side. */
const pagesAtOnce = 10;

/** One page of a collection that people write, in the order of ids. */
export async function page(run: Run, collection: PublishedSet | 'settings', skip: number): Promise<Handwritten[]> {
  return insist(run, () => run.store.find(collection, {}, { limit: pageSize, skip, orderBy: '_id' }));
}

/** Every document of a collection, for a job that has the time. */
export async function readAll(run: Run, collection: PublishedSet | 'settings'): Promise<Handwritten[]> {
  const all = await page(run, collection, 0);
  for (let full = all.length === pageSize; full;) {
    const begin = all.length;
    const skips = Array.from({ length: pagesAtOnce }, (_, n) => begin + n * pageSize);
    const pages = await Promise.all(skips.map((skip) => page(run, collection, skip)));
    all.push(...pages.flat());
    full = pages.every(({ length }) => length === pageSize);
  }
  return all;
}

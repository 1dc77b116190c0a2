import type { Handwritten } from '../../../contracts/documents';
import { insist, type Run } from '../platform';

/** WeChat gives a function at most 100 documents an answer without doubt. */
export const pageSize = 100;

/** One page of a collection that people write, in the order of ids. */
export async function page(run: Run, collection: 'rules' | 'settings', skip: number): Promise<Handwritten[]> {
  return insist(run, () => run.store.find(collection, {}, { limit: pageSize, skip, orderBy: '_id' }));
}

/** Every document of `settings`; there are few. */
export async function readSettings(run: Run): Promise<Handwritten[]> {
  return page(run, 'settings', 0);
}

/** Every rule, page by page and several pages side by side, for a job that has the time. */
export async function readAllRules(run: Run): Promise<Handwritten[]> {
  const all = await page(run, 'rules', 0);
  for (let full = all.length === pageSize; full;) {
    const begin = all.length;
    const pages = await Promise.all(Array.from({ length: 10 }, (_, n) => page(run, 'rules', begin + n * pageSize)));
    all.push(...pages.flat());
    full = pages.every(({ length }) => length === pageSize);
  }
  return all;
}

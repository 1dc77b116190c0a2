import type { Handwritten } from '../../../contracts/documents';
import { readRule, type Rule } from '../answering';
import { insist, type Run } from '../platform';

/** WeChat gives a function at most 100 documents an answer without doubt. */
export const pageSize = 100;

/** One page of a collection that people write, in the order of ids. */
export async function page(run: Run, collection: 'rules' | 'settings', skip: number): Promise<Handwritten[]> {
  return insist(run, () => run.store.find(collection, {}, { limit: pageSize, skip, orderBy: '_id' }));
}

/** The rules among these documents that can work. */
export function workingRules(documents: readonly Handwritten[]): Rule[] {
  return documents.flatMap((document) => {
    const read = readRule(document);
    return 'rule' in read ? [read.rule] : [];
  });
}

/** Every document of a collection, page by page, for a job that has the time. */
export async function readAllRules(run: Run): Promise<Handwritten[]> {
  const all: Handwritten[] = [];
  for (;;) {
    const next = await page(run, 'rules', all.length);
    all.push(...next);
    if (next.length < pageSize) return all;
  }
}

/** Every document of `settings`; there are few. */
export async function readSettings(run: Run): Promise<Handwritten[]> {
  return page(run, 'settings', 0);
}

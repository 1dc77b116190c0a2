import type { RuleProblemView } from '../../contracts/desk';
import type { KeptSet } from '../../contracts/desk-records';
import type { Handwritten } from '../../contracts/documents';
import { readAll } from '../core/reference';
import type { Run } from '../core/platform';
import { withDrafts, writtenSets, type Book, type Documents, type WrittenSet } from '../core/rehearsal';

/** What the problems of a rule depend on, and those of an entry of the FAQ. */
export const besideRules: readonly WrittenSet[] = ['rules', 'flows', 'settings'];
export const besideFaqs: readonly WrittenSet[] = ['faqs', 'flows', 'settings'];

/** What the shop has written, as it is now; everything, unless the collections are named. */
export async function readDocuments(run: Run, sets: readonly WrittenSet[] = writtenSets): Promise<Documents> {
  return Object.fromEntries(await Promise.all(sets.map(async (set) => [set, await readAll(run, set)] as const)));
}

/** The shop with a rule as if it were saved. */
export function withRule(documents: Documents, draft: Handwritten): Documents {
  return { ...documents, rules: withDrafts(documents.rules ?? [], [draft]) };
}

/** What is wrong with the documents of a collection at a time, by id. */
export function problemsIn(
  book: Book,
  collection: KeptSet,
  now: number,
): ReadonlyMap<string, readonly RuleProblemView[]> {
  const problems = new Map<string, RuleProblemView[]>();
  for (const { collection: of, id, message, fatal } of book.problems(now))
    if (of === collection) problems.set(id, [...(problems.get(id) ?? []), { message, fatal }]);
  return problems;
}

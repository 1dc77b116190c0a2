import type { Handwritten } from '../../contracts/documents';
import { readAll } from '../core/reference';
import type { Run } from '../core/platform';
import { withDrafts, writtenSets, type Book, type Documents } from '../core/rehearsal';

/** Everything the shop has written, as it is now. */
export async function readDocuments(run: Run): Promise<Documents> {
  return Object.fromEntries(await Promise.all(writtenSets.map(async (set) => [set, await readAll(run, set)] as const)));
}

/** The shop with a rule as if it were saved. */
export function withRule(documents: Documents, draft: Handwritten): Documents {
  return { ...documents, rules: withDrafts(documents.rules ?? [], [draft]) };
}

/** What is wrong with a rule among the others. */
export function problemsOf(book: Book, id: string) {
  return book
    .problems()
    .filter((problem) => problem.collection === 'rules' && problem.id === id)
    .map(({ message, fatal }) => ({ message, fatal }));
}

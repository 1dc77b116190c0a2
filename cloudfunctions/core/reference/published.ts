import type { Handwritten, PublishedRules } from '../../../contracts/documents';
import { insist, is, type Run } from '../platform';

/** A large set of rules, as the sweep last published it. */
export interface Published {
  readonly rev: string;
  readonly documents: readonly Handwritten[];
}

/** So many rules are in one document of `published`. */
export const rulesPerPart = 500;
const mostParts = 100;

/**
 * What is published, in one query; null when there is nothing newer than `known`, or when the sweep is just writing it.
 * @param known the `rev` that the caller has already
 */
export async function readPublished(run: Run, known: string | null): Promise<Published | null> {
  const where = { set: 'rules', ...(known === null ? {} : { rev: is.not(known) }) };
  const parts = await insist(run, () => run.store.find('published', where, { limit: mostParts, orderBy: '_id' }));
  const [first] = parts;
  if (first === undefined) return null;
  const whole = parts
    .filter(({ rev, part }) => rev === first.rev && part < first.parts)
    .sort((a, b) => a.part - b.part);
  if (whole.length !== first.parts) return null;
  return { rev: first.rev, documents: whole.flatMap(({ documents }) => documents) };
}

/** The documents of `published` that hold these rules. */
export function partsOf(documents: readonly Handwritten[], rev: string): PublishedRules[] {
  const parts = Math.max(1, Math.ceil(documents.length / rulesPerPart));
  return Array.from({ length: parts }, (_, part) => ({
    _id: `rules:${part}`,
    v: 1,
    set: 'rules',
    rev,
    part,
    parts,
    documents: documents.slice(part * rulesPerPart, (part + 1) * rulesPerPart),
  }));
}

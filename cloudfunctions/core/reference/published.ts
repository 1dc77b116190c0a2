import type { Handwritten, PublishedPart, PublishedSet } from '../../../contracts/documents';
import { insist, is, type Run } from '../platform';
import { sizeOf } from './fit';

/** A collection as it was last published. */
export interface Published {
  readonly rev: string;
  readonly documents: readonly Handwritten[];
}
export type PublishedSets = ReadonlyMap<PublishedSet, Published>;

/** So many documents, and so many bytes of them, are in one part of a set, and so many parts are read at once. */
const documentsPerPart = 500;
const bytesPerPart = 512 * 1024;
const mostParts = 100;

/**
 * Everything that is published and newer than what is known, in one query. A set whose parts are just being written is left as it was.
 * @param known what the caller has already
 */
export async function readPublished(run: Run, known: PublishedSets): Promise<PublishedSets> {
  const revs = [...known.values()].map(({ rev }) => rev);
  const where = revs.length === 0 ? {} : { rev: is.noneOf(revs) };
  const parts = await insist(run, () => run.store.find('published', where, { limit: mostParts, orderBy: '_id' }));
  const newer = new Map(known);
  for (const set of new Set(parts.map((part) => part.set))) {
    const whole = wholeSet(parts.filter((part) => part.set === set));
    if (whole !== null) newer.set(set, whole);
  }
  return newer;
}

function wholeSet(parts: readonly PublishedPart[]): Published | null {
  const first = parts.find(({ part }) => part === 0);
  if (first === undefined) return null;
  const whole = parts.filter(({ rev, part }) => rev === first.rev && part < first.parts);
  if (whole.length !== first.parts) return null;
  return { rev: first.rev, documents: whole.sort((a, b) => a.part - b.part).flatMap(({ documents }) => documents) };
}

/** The documents of `published` that hold a set; one at least, for a set without documents. */
export function partsOf(set: PublishedSet, rev: string, documents: readonly Handwritten[]): PublishedPart[] {
  const parts: Handwritten[][] = [[]];
  let bytes = 0;
  for (const document of documents) {
    const size = sizeOf(document);
    const last = parts[parts.length - 1] ?? [];
    if (last.length > 0 && (last.length === documentsPerPart || bytes + size > bytesPerPart)) {
      parts.push([document]);
      bytes = size;
    } else {
      last.push(document);
      bytes += size;
    }
  }
  return parts.map((held, part) => ({
    _id: `${set}:${part}`,
    v: 1,
    set,
    rev,
    part,
    parts: parts.length,
    documents: held,
  }));
}

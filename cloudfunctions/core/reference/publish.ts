import { createHash } from 'node:crypto';
import { publishedSets, type Handwritten, type PublishedSet } from '../../../contracts/documents';
import { insist, type Run } from '../platform';
import { readAll } from './documents';
import { fitting, type Fitting } from './fit';
import { partsOf } from './published';

/** What an instance has published. */
export interface AlreadyPublished {
  /** Each set's `rev`. */
  readonly revs: Map<PublishedSet, string>;
  /** When something had changed last, and when it was looked at last, in `elapsed` milliseconds. */
  changedAt: number;
  lookedAt: number;
}

/** Nothing is known to be published. */
export function nothingPublished(): AlreadyPublished {
  return { revs: new Map(), changedAt: -Infinity, lookedAt: -Infinity };
}

/**
 * Publishes what people wrote, for the functions that answer, as far as it has changed. Several at once are harmless: the same documents make the
 * same `rev`.
 * @returns the documents that were read, those in use and those left out
 */
export async function publish(run: Run, already: AlreadyPublished): Promise<Fitting> {
  const read = new Map<PublishedSet, Handwritten[]>();
  await Promise.all(publishedSets.map(async (set) => read.set(set, await readAll(run, set))));
  const fits = fitting(read);
  await Promise.all(
    [...fits.used].map(async ([set, documents]) => {
      const written = documents.map(({ status: _, ...document }): Handwritten => document);
      const rev = digestOf([set, written]);
      if (already.revs.get(set) === rev) return;
      await Promise.all(partsOf(set, rev, written).map((part) => insist(run, () => run.store.put('published', part))));
      already.revs.set(set, rev);
      already.changedAt = run.time.elapsed();
    }),
  );
  already.lookedAt = run.time.elapsed();
  return fits;
}

/** A short name for what is written; the same for the same. */
export function digestOf(written: unknown): string {
  return createHash('sha256').update(JSON.stringify(written)).digest('base64url').slice(0, 16);
}

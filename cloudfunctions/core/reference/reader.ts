import type { Rule } from '../answering';
import type { Run } from '../platform';
import { page, pageSize, workingRules } from './documents';
import { readShop, type Shop } from './shop';

/** What a decision looks at. */
export interface Reference {
  readonly rules: readonly Rule[];
  readonly shop: Shop;
}
/** Gives the reference data, read again when the instance's copy is older than two seconds. */
export type ReferenceReader = (run: Run) => Promise<Reference>;

/** Nothing tells us that an operator saved a document, so this is how long a change may take to be seen. */
const freshMs = 2_000;
/** From this many rules on the second page is asked for beside the first: it is about to be needed. */
const nearlyAPage = pageSize - 10;

/** One per instance: it remembers between runs. */
export function createReference(): ReferenceReader {
  let known: { reference: Reference; at: number; count: number } | null = null;

  return async (run) => {
    const at = run.time.elapsed();
    if (known !== null && at - known.at < freshMs) return known.reference;
    try {
      const both = known !== null && known.count >= nearlyAPage;
      const [first, second, settings] = await Promise.all([
        page(run, 'rules', 0),
        both ? page(run, 'rules', pageSize) : null,
        page(run, 'settings', 0),
      ]);
      const documents = [
        ...first,
        ...(second ?? (first.length === pageSize ? await page(run, 'rules', pageSize) : [])),
      ];
      const reference = { rules: workingRules(documents), shop: readShop(settings).shop };
      known = { reference, at, count: documents.length };
      return reference;
    } catch (error) {
      // An old copy answers better than none; the next run asks again.
      if (known !== null) return known.reference;
      throw error;
    }
  };
}

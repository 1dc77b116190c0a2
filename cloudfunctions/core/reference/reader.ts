import type { Handwritten } from '../../../contracts/documents';
import type { CompiledRules } from '../answering/rules';
import type { Run } from '../platform';
import { page, pageSize } from './documents';
import { readPublished, type Published } from './published';
import { compiled } from './rules';
import { readShop, type Shop } from './shop';

/** What a decision looks at. */
export interface Reference {
  readonly rules: CompiledRules;
  readonly shop: Shop;
}
/** Gives the reference data, read again when the instance's copy is older than two seconds. */
export type ReferenceReader = (run: Run) => Promise<Reference>;

/** Nothing tells us that an operator saved a document, so this is how long a change may take to be seen. */
const freshMs = 2_000;
/** From this many rules on the second page is asked for beside the first: it is about to be needed. */
const nearlyAPage = pageSize - 10;
/** So many rules are read directly; more come as the sweep publishes them. */
const mostDirect = 2 * pageSize;

interface Known {
  readonly reference: Reference;
  readonly at: number;
  readonly read: ReadRules;
  readonly settings: string;
}

/** One per instance: it remembers between runs. */
export function createReference(): ReferenceReader {
  let known: Known | null = null;

  return async (run) => {
    const at = run.time.elapsed();
    if (known !== null && at - known.at < freshMs) return known.reference;
    try {
      const before = known;
      const [read, documents] = await Promise.all([readRules(run, before?.read ?? null), page(run, 'settings', 0)]);
      const settings = JSON.stringify(documents);
      if (before?.read.print === read.print && before.settings === settings) known = { ...before, read, at };
      else {
        const { shop } = readShop(documents);
        known = { reference: { rules: await compiled(read.documents, shop), shop }, read, settings, at };
      }
      return known.reference;
    } catch (error) {
      // An old copy answers better than none; the next run asks again.
      if (known !== null) return known.reference;
      throw error;
    }
  };
}

interface ReadRules {
  readonly documents: readonly Handwritten[];
  /** The same print means the same documents. */
  readonly print: string;
  readonly published: Published | null;
}

/**
 * Reads the rules in one step of the path: directly while one or two pages hold them, else as the sweep last published them. The first page is
 * always asked for, so that a set which has become small is noticed; an instance that knows nothing asks for both side by side.
 */
async function readRules(run: Run, known: ReadRules | null): Promise<ReadRules> {
  const count = known?.documents.length ?? Infinity;
  const before = known?.published ?? null;
  const [first, second, newer] = await Promise.all([
    page(run, 'rules', 0),
    count >= nearlyAPage && count <= mostDirect ? page(run, 'rules', pageSize) : null,
    count > mostDirect ? readPublished(run, before?.rev ?? null) : null,
  ]);
  const direct = (documents: readonly Handwritten[]): ReadRules => ({
    documents,
    print: JSON.stringify(documents),
    published: newer ?? before,
  });
  if (first.length < pageSize) return direct(first);
  if (second !== null && second.length < pageSize) return direct([...first, ...second]);
  const published = newer ?? (await laterPublished(run, before, count));
  if (published !== null) return { documents: published.documents, print: published.rev, published };
  return direct([...first, ...(second ?? (await page(run, 'rules', pageSize)))]);
}

/** What is published, when it was not asked for beside the first page because the set seemed small. */
async function laterPublished(run: Run, before: Published | null, count: number): Promise<Published | null> {
  return count > mostDirect ? before : ((await readPublished(run, before?.rev ?? null)) ?? before);
}

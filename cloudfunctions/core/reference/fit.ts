import { publishedSets, type Handwritten, type PublishedSet } from '../../../contracts/documents';
import { referenceProblems as words } from '../texts/reference';
import { mostDocuments } from './documents';

/** What a shop wrote, as far as it can be used. */
export interface Fitting {
  readonly used: ReadonlyMap<PublishedSet, readonly Handwritten[]>;
  /** What is out of use, whatever it says, each with the reason. */
  readonly left: ReadonlyMap<PublishedSet, readonly { document: Handwritten; problem: string }[]>;
}

/** Bytes of one document, and of all together: WeChat gives a function 16 MB an answer at most, and a cold instance reads everything at once. */
const documentBytes = 100 * 1024;
const allBytes = 12 * 1024 * 1024;

/** Leaves out what would keep everything else from being read. Earlier sets and earlier documents come first. */
export function fitting(read: ReadonlyMap<PublishedSet, readonly Handwritten[]>): Fitting {
  const used = new Map<PublishedSet, Handwritten[]>();
  const left = new Map<PublishedSet, { document: Handwritten; problem: string }[]>();
  let bytes = 0;
  for (const set of publishedSets) {
    const fits: Handwritten[] = [];
    const out: { document: Handwritten; problem: string }[] = [];
    for (const document of read.get(set) ?? []) {
      const size = sizeOf(document);
      if (size > documentBytes) out.push({ document, problem: words.tooLarge(documentBytes / 1024) });
      else if (fits.length >= mostDocuments) out.push({ document, problem: words.tooMany(mostDocuments) });
      else if (bytes + size > allBytes) out.push({ document, problem: words.noRoom(allBytes / 1024 / 1024) });
      else {
        bytes += size;
        fits.push(document);
      }
    }
    used.set(set, fits);
    left.set(set, out);
  }
  return { used, left };
}

/** In bytes, of the document as people wrote it. */
export function sizeOf({ status: _, ...written }: Handwritten): number {
  return Buffer.byteLength(JSON.stringify(written));
}

/**
 * In: entries, each with the several wordings it goes by; then any number of texts. Out: the entries a text means, best
 * first, each with how sure that is. FAQ and intents find by it. BM25 over whole entries puts candidates forward; how much
 * of the text they speak of, and how like it their closest wording is, decides among them.
 */
import type { Feature } from '../features';
import { compileIndex } from './bm25';
import { compileWordings } from './wordings';

export interface Found {
  /** Place in the list of entries. */
  entry: number;
  /** 0 to 1: how much of the text the closest wording has, and the entry as a whole speaks of. */
  confidence: number;
  /** Place of the closest wording within its entry; -1 when only the whole entry fits. */
  wording: number;
}

export interface Retrieval {
  /** @param text features of a text; with fewer than two nothing is found */
  find(text: readonly Feature[], count: number): Found[];
}

/** What one wording says counts less than what the whole entry speaks of: measured on questions not written for it. */
const share = 0.3;
/** A wording said just so comes before another entry that speaks of all its words too: 有没有满减 is not 满减没减. */
const saidJustSo = 0.1;
/** Candidates that BM25 puts forward. */
const shortlist = 24;

/** @param entries by entry, by wording: its features */
export function compileRetrieval(entries: readonly (readonly (readonly Feature[])[])[]): Retrieval {
  const wordings = compileWordings(entries);
  const index = compileIndex(entries.map(gathered));
  return {
    find(text, count) {
      // One character (好, 嗯) is in everything.
      if (text.length < 2) return [];
      const closest = wordings.compareWith(text);
      return index
        .search(text, shortlist)
        .map(({ passage: entry, covered }) => {
          const { likeness, wording } = closest(entry);
          const confidence = share * likeness + (1 - share) * covered + saidJustSo * likeness ** 8;
          return { entry, wording, confidence: Math.min(1, confidence) };
        })
        .sort((a, b) => b.confidence - a.confidence || a.entry - b.entry)
        .slice(0, count);
    },
  };
}

/** What an entry speaks of: a feature of many of its wordings weighs more than one of a single wording. */
function gathered(wordings: readonly (readonly Feature[])[]): Feature[] {
  const counts = new Map<number, { weight: number; count: number }>();
  for (const wording of wordings) {
    for (const { id, weight } of wording) {
      const known = counts.get(id);
      if (known) known.count += 1;
      else counts.set(id, { weight, count: 1 });
    }
  }
  return Array.from(counts, ([id, { weight, count }]) => ({ id, weight: (weight * count) / (count + 1) }));
}

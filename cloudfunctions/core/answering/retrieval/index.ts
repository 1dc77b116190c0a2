/**
 * In: entries, each with the several wordings it goes by; then any number of texts. Out: the entries a text means, best
 * first, each with how sure that is. FAQ and intents find by it. BM25 over whole entries puts candidates forward; how much
 * of the text they speak of, and how like it their closest wordings are, decides among them.
 */
import type { Feature, Gathered } from '../features';
import { compileIndex } from './bm25';
import { numberTerms, type Terms } from './terms';
import { compileWordings } from './wordings';

export interface Found {
  /** Place in the list of entries. */
  entry: number;
  /** 0 to 1: how much of the text the closest wordings have, and the entry as a whole speaks of. */
  confidence: number;
  /** Place of the closest wording within its entry; -1 when only the whole entry fits. */
  wording: number;
}

export interface Retrieval {
  /** @param text features of a text; with fewer than two nothing is found */
  find(text: readonly Feature[], count: number): Found[];
  /** What the wordings of some entries are made of. @param includes by an entry's place; default all */
  vocabulary(includes?: (entry: number) => boolean): Vocabulary;
}

export interface Vocabulary {
  /** How many wordings there are. */
  readonly wordings: number;
  /** In how many of them a feature stands. */
  timesSaid(id: number): number;
}

/** What some wordings say counts less than what the whole entry speaks of: measured on questions not written for it. */
const share = 0.3;
/** A wording said just so comes before another entry that speaks of all its words too: 有没有满减 is not 满减没减. */
const saidJustSo = 0.1;
/** Candidates that BM25 puts forward. */
const shortlist = 24;

export function compileRetrieval(gathered: Gathered): Retrieval {
  const terms = numberTerms(gathered.ids);
  const wordings = compileWordings(gathered, terms);
  const index = compileIndex(gathered, terms);
  return {
    vocabulary: (includes = () => true) => vocabularyOf(gathered, terms, includes),
    find(text, count) {
      // One character (好, 嗯) is in everything.
      if (text.length < 2) return [];
      const asked = text.map(({ id, weight }) => ({ term: terms.find(id), weight }));
      const closest = wordings.compareWith(asked);
      return index
        .search(asked, shortlist)
        .map(({ entry, covered }) => {
          const { likeness, closeness, wording } = closest(entry);
          const alike = (likeness + closeness) / 2;
          const confidence = share * alike + (1 - share) * covered + saidJustSo * likeness ** 8;
          return { entry, wording, confidence: Math.min(1, confidence) };
        })
        .sort((a, b) => b.confidence - a.confidence || a.entry - b.entry)
        .slice(0, count);
    },
  };
}

function vocabularyOf(
  { wordingEnds, entryEnds }: Gathered,
  terms: Terms,
  includes: (entry: number) => boolean,
): Vocabulary {
  const times = new Int32Array(terms.count);
  let wordings = 0;
  let at = 0;
  for (let entry = 0, first = 0; entry < entryEnds.length; entry += 1) {
    const last = entryEnds[entry] as number;
    const end = last === 0 ? 0 : (wordingEnds[last - 1] as number);
    const included = includes(entry);
    if (included) wordings += last - first;
    for (; at < end; at += 1) {
      const term = terms.of[at] as number;
      if (included) times[term] = (times[term] as number) + 1;
    }
    first = last;
  }
  return {
    wordings,
    timesSaid(id) {
      const term = terms.find(id);
      return term < 0 ? 0 : (times[term] as number);
    },
  };
}

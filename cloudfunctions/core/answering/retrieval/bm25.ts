import type { Gathered } from '../features';
import type { Terms } from './terms';
import { tune } from './tune';

/** A feature of a question: its term, or -1 for one that no entry has. */
export interface AskedTerm {
  term: number;
  weight: number;
}

export interface EntryMatch {
  entry: number;
  /** 0 to 1: how much of the question the entry speaks of, by the entry's own weights. */
  covered: number;
}

export interface EntryIndex {
  /** The best by BM25 score. */
  search(question: readonly AskedTerm[], count: number): EntryMatch[];
}

/** How much a long entry has to share more to count as much. (Each feature counts once, so nothing saturates.) */
const lengthNorm = 0.6;

/**
 * BM25 over whole entries, an entry being all its wordings. Postings are flat arrays, one run per term, with what each
 * entry gets from it worked out beforehand; a query only adds.
 */
export function compileIndex(gathered: Gathered, terms: Terms): EntryIndex {
  const count = gathered.entryEnds.length;
  const spoken = countTerms(gathered, terms);
  const { starts, postings, worths } = spoken;
  const rarity = Float64Array.from(spoken.entries, (entries) => rarityOf(entries, count));
  const mass = new Float64Array(count);
  for (let term = 0; term < terms.count; term += 1) {
    for (let slot = starts[term] as number; slot < (starts[term + 1] as number); slot += 1) {
      const worth = (worths[slot] as number) * (rarity[term] as number);
      worths[slot] = worth;
      const entry = postings[slot] as number;
      mass[entry] = (mass[entry] as number) + worth;
    }
  }
  tune(gathered, terms, rarity, { starts, entries: postings, times: spoken.times, worths, evened: spoken.evened });
  const meanMass = mass.reduce((sum, each) => sum + each, 0) / Math.max(1, count);
  const norm = mass.map((each) => 2 / (2 - lengthNorm + (lengthNorm * each) / (meanMass || 1)));
  const unknown = rarityOf(0, count);
  const sums = new Float64Array(count);
  const touched = new Int32Array(count);

  return {
    search(question, most) {
      let asked = 0;
      let found = 0;
      for (const { term, weight } of question) {
        asked += weight * (term < 0 ? unknown : (rarity[term] as number));
        if (term < 0) continue;
        for (let slot = starts[term] as number, end = starts[term + 1] as number; slot < end; slot += 1) {
          const entry = postings[slot] as number;
          const before = sums[entry] as number;
          if (before === 0) touched[found++] = entry;
          sums[entry] = before + (worths[slot] as number);
        }
      }
      const candidates = touched.subarray(0, found);
      const best = highest(candidates, sums, norm, most).map((entry) => {
        return { entry, covered: Math.min(1, (sums[entry] ?? 0) / asked) };
      });
      for (const entry of candidates) sums[entry] = 0;
      return best;
    },
  };
}

/** What everybody says tells nothing; what stands in one entry only tells most. */
export function rarityOf(count: number, all: number): number {
  return Math.log(1 + (all - count + 0.5) / (count + 0.5));
}

interface Spoken {
  /** Where the run of each term begins. */
  readonly starts: Int32Array;
  /** The entries that have it, and what it weighs there: more in many of an entry's wordings than in a single one. */
  readonly postings: Int32Array;
  readonly worths: Float32Array;
  /** In how many of the entry's wordings it stands. */
  readonly times: Int32Array;
  /** By entry; see `evenedBy`. */
  readonly evened: Float64Array;
  /** In how many entries each term is at home: one that stands in many, but mostly in one, is that one's. */
  readonly entries: Float64Array;
}

/**
 * What stands in all wordings of an entry counts the more, the more they are: an entry with one wording gets half of what one with a hundred
 * does. A part of that is given back, or a shop's own entry of a line or two would lose to every long one beside it.
 */
function evenedBy(wordings: number): number {
  return Math.sqrt((wordings + 1) / Math.max(1, wordings));
}

function countTerms({ weights, wordingEnds, entryEnds }: Gathered, terms: Terms): Spoken {
  // First by entry: each of its terms once, with in how many of its wordings it stands.
  const most = terms.of.length;
  const placeOf = new Int32Array(terms.count).fill(-1);
  const term = new Int32Array(most);
  const entry = new Int32Array(most);
  const times = new Int32Array(most);
  const weight = new Float64Array(most);
  const starts = new Int32Array(terms.count + 1);
  const evened = new Float64Array(entryEnds.length);
  let places = 0;
  let wording = 0;
  for (let of = 0, at = 0; of < entryEnds.length; of += 1) {
    const first = places;
    evened[of] = evenedBy((entryEnds[of] as number) - wording);
    for (; wording < (entryEnds[of] as number); wording += 1) {
      for (const end = wordingEnds[wording] as number; at < end; at += 1) {
        const each = terms.of[at] as number;
        const place = placeOf[each] as number;
        if (place >= first) {
          times[place] = (times[place] as number) + 1;
          continue;
        }
        placeOf[each] = places;
        term[places] = each;
        entry[places] = of;
        times[places] = 1;
        weight[places] = weights[at] as number;
        starts[each + 1] = (starts[each + 1] as number) + 1;
        places += 1;
      }
    }
  }
  // Then by term.
  for (let each = 0; each < terms.count; each += 1)
    starts[each + 1] = (starts[each + 1] as number) + (starts[each] as number);
  const next = starts.slice();
  const postings = new Int32Array(places);
  const worths = new Float32Array(places);
  const timesOf = new Int32Array(places);
  const total = new Float64Array(terms.count);
  const logs = new Float64Array(terms.count);
  for (let place = 0; place < places; place += 1) {
    const each = term[place] as number;
    const count = times[place] as number;
    const slot = next[each] as number;
    next[each] = slot + 1;
    const of = entry[place] as number;
    postings[slot] = of;
    timesOf[slot] = count;
    worths[slot] = (((weight[place] as number) * count) / (count + 1)) * (evened[of] as number);
    total[each] = (total[each] as number) + count + 1;
    logs[each] = (logs[each] as number) + (count + 1) * logOf(count + 1);
  }
  // The exponential of the entropy: as many entries as there would be if all had it alike.
  const entries = total.map((sum, each) => Math.exp(Math.log(sum) - (logs[each] as number) / sum));
  return { starts, postings, worths, times: timesOf, evened, entries };
}

const LOGS = Float64Array.from({ length: 256 }, (_, value) => Math.log(value));

function logOf(value: number): number {
  return LOGS[value] ?? Math.log(value);
}

/** The `count` highest, without sorting the thousands that share one character with the question. */
function highest(candidates: Int32Array, sums: Float64Array, norm: Float64Array, count: number): number[] {
  const best: number[] = [];
  const scores: number[] = [];
  for (const entry of candidates) {
    const score = (sums[entry] as number) * (norm[entry] as number);
    if (best.length === count && score <= (scores[count - 1] as number)) continue;
    let at = Math.min(best.length, count - 1);
    while (at > 0 && (scores[at - 1] as number) < score) {
      best[at] = best[at - 1] as number;
      scores[at] = scores[at - 1] as number;
      at -= 1;
    }
    best[at] = entry;
    scores[at] = score;
  }
  return best;
}

import type { Gathered } from '../features';
import { rarityOf, type AskedTerm } from './bm25';
import type { Terms } from './terms';

export interface Likeness {
  /** 0 to 1: how much of the text and of the closest wording is the same. */
  likeness: number;
  /** The mean of the three closest, or of all where an entry has fewer: one wording may be like by chance, three are hardly. */
  closeness: number;
  /** Place within the entry; -1 when none shares anything. */
  wording: number;
}

export interface Wordings {
  /** Prepares for one text: what its features are worth among all wordings. Good until the next text is prepared for. */
  compareWith(text: readonly AskedTerm[]): (entry: number) => Likeness;
}

/** The wordings of all entries in flat arrays, to be compared one by one for the few entries that come into question. */
export function compileWordings({ weights, wordingEnds, entryEnds }: Gathered, terms: Terms): Wordings {
  const termOf = terms.of;
  const frequency = new Int32Array(terms.count);
  for (const term of termOf) frequency[term] = (frequency[term] as number) + 1;
  const rarity = Float64Array.from(frequency, (count) => rarityOf(count, wordingEnds.length));
  const unknown = rarityOf(0, wordingEnds.length);
  const mass = new Float64Array(wordingEnds.length);
  for (let wording = 0, at = 0; wording < wordingEnds.length; wording += 1) {
    let sum = 0;
    for (; at < (wordingEnds[wording] as number); at += 1)
      sum += (weights[at] as number) * (rarity[termOf[at] as number] as number);
    mass[wording] = sum;
  }

  // What each term is worth in the text that is compared; a flat array, since it is asked thousands of times a text.
  const worth = new Float64Array(terms.count);
  let valued: number[] = [];

  return {
    compareWith(text) {
      for (const term of valued) worth[term] = 0;
      valued = [];
      let asked = 0;
      for (const { term, weight } of text) {
        const value = weight * (term < 0 ? unknown : (rarity[term] as number));
        asked += value;
        if (term < 0) continue;
        worth[term] = value;
        valued.push(term);
      }
      return (entry) => {
        const first = entry === 0 ? 0 : (entryEnds[entry - 1] as number);
        let at = first === 0 ? 0 : (wordingEnds[first - 1] as number);
        let best = 0;
        let second = 0;
        let third = 0;
        let closest = -1;
        for (let wording = first; wording < (entryEnds[entry] as number); wording += 1) {
          let common = 0;
          for (; at < (wordingEnds[wording] as number); at += 1) common += worth[termOf[at] as number] as number;
          if (common === 0) continue;
          const likeness = Math.sqrt(Math.min(1, common / asked) * Math.min(1, common / (mass[wording] as number)));
          if (likeness > best) {
            third = second;
            second = best;
            best = likeness;
            closest = wording - first;
          } else if (likeness > second) {
            third = second;
            second = likeness;
          } else if (likeness > third) third = likeness;
        }
        return {
          likeness: best,
          closeness: (best + second + third) / Math.min(3, (entryEnds[entry] as number) - first),
          wording: closest,
        };
      };
    },
  };
}

import type { Feature } from '../features';
import { rarityOf } from './bm25';

export interface Likeness {
  /** 0 to 1: how much of the text and of the wording is the same. */
  likeness: number;
  /** Place within the entry; -1 when none shares anything. */
  wording: number;
}

export interface Wordings {
  /** Prepares for one text: what its features are worth among all wordings. Good until the next text is prepared for. */
  compareWith(text: readonly Feature[]): (entry: number) => Likeness;
}

/** The wordings of all entries in flat arrays, to be compared one by one for the few entries that come into question. */
export function compileWordings(entries: readonly (readonly (readonly Feature[])[])[]): Wordings {
  const all = entries.flat();
  const terms = new Map<number, number>();
  const frequency: number[] = [];
  for (const features of all) {
    for (const { id } of features) {
      const term = terms.get(id) ?? terms.size;
      if (term === terms.size) terms.set(id, term);
      frequency[term] = (frequency[term] ?? 0) + 1;
    }
  }
  const rarity = frequency.map((count) => rarityOf(count, all.length));
  const unknown = rarityOf(0, all.length);

  const firstWording = new Int32Array(entries.length + 1);
  entries.forEach((wordings, entry) => (firstWording[entry + 1] = (firstWording[entry] ?? 0) + wordings.length));
  const firstTerm = new Int32Array(all.length + 1);
  all.forEach((features, wording) => (firstTerm[wording + 1] = (firstTerm[wording] ?? 0) + features.length));
  const termOf = new Int32Array(firstTerm[all.length] ?? 0);
  const mass = new Float64Array(all.length);
  let slot = 0;
  all.forEach((features, wording) => {
    for (const { id, weight } of features) {
      const term = terms.get(id) ?? 0;
      termOf[slot++] = term;
      mass[wording] = (mass[wording] ?? 0) + weight * (rarity[term] ?? 0);
    }
  });

  // What each term is worth in the text that is compared; a flat array, since it is asked thousands of times a text.
  const worth = new Float64Array(terms.size);
  let valued: number[] = [];

  return {
    compareWith(text) {
      for (const term of valued) worth[term] = 0;
      valued = [];
      let asked = 0;
      for (const { id, weight } of text) {
        const term = terms.get(id);
        const value = weight * (term === undefined ? unknown : (rarity[term] ?? 0));
        asked += value;
        if (term === undefined) continue;
        worth[term] = value;
        valued.push(term);
      }
      return (entry) => {
        const first = firstWording[entry] ?? 0;
        let best: Likeness = { likeness: 0, wording: -1 };
        for (let wording = first; wording < (firstWording[entry + 1] ?? 0); wording += 1) {
          let common = 0;
          for (let at = firstTerm[wording] as number; at < (firstTerm[wording + 1] as number); at += 1) {
            common += worth[termOf[at] as number] as number;
          }
          if (common === 0) continue;
          const likeness = Math.sqrt(Math.min(1, common / asked) * Math.min(1, common / (mass[wording] as number)));
          if (likeness > best.likeness) best = { likeness, wording: wording - first };
        }
        return best;
      };
    },
  };
}

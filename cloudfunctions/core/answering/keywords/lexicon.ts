import { compileKeywords, type KeywordHit, type Keywords } from './index';

/**
 * The keywords of several rooms (rules, sensitive words, …) as one automaton: each room adds its own, keeps the numbers
 * it gets, and later picks its own from the hits of the one pass. Texts and keywords must be normalised.
 */
export interface Lexicon {
  /** The number that hits of this keyword carry; equal keywords share one. Throws once the first text was looked through. */
  add(keyword: string): number;
  /** Every hit, by its end. `hit.keyword` is the number `add` gave. */
  find(text: string): readonly KeywordHit[];
  readonly size: number;
}

export function createLexicon(): Lexicon {
  const numbers = new Map<string, number>();
  let compiled: Keywords | undefined;
  return {
    add(keyword) {
      if (compiled) throw new Error(`The lexicon is closed: "${keyword}" came after the first text was looked through`);
      const number = numbers.get(keyword) ?? numbers.size;
      numbers.set(keyword, number);
      return number;
    },
    find(text) {
      compiled ??= compileKeywords([...numbers.keys()]);
      return compiled.find(text);
    },
    get size() {
      return numbers.size;
    },
  };
}

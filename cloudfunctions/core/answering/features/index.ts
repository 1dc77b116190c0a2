/**
 * In: a text as matching sees it, and the shop's synonyms. Out: what it is compared by: its characters, its pairs of
 * neighbouring characters, how these sound, its Latin words, and the meaning behind each known synonym, as small numbers
 * with weights.
 * Words that carry no meaning in a question (请问, 一下, 吗) are left out. Used alike for questions and for answers.
 */
import { normalWord } from '../normal-text';
import { FeatureBag } from './bag';
import { readText, type Reading } from './read';
import { COURTESY, OPEN, PARTICLE, compileWords } from './words';

export interface Feature {
  /** 31 bits; equal for equal features, and so rarely equal for others that it does not matter. */
  id: number;
  weight: number;
}

/** The wordings of several entries, one after another. */
export interface Gathered {
  /** Of each feature of each wording. */
  readonly ids: Int32Array;
  readonly weights: Float64Array;
  /** Where the features of each wording end. */
  readonly wordingEnds: Int32Array;
  /** Where the wordings of each entry end. */
  readonly entryEnds: Int32Array;
}

export interface Features {
  /**
   * Each feature of a text once; none for a text that names no matter at all (为什么呢).
   * @param keepCourtesies 你好 and 谢谢 count too, for who wants to know what kind of text it is
   */
  of(text: string, keepCourtesies?: boolean): Feature[];
  /** The same without the open words that questions about different matters share (怎么, 多少); of open words alone nothing is left. */
  ofMatter(text: string): Feature[];
  /** The same as {@link of} for many texts at once. @param entries by entry, its wordings */
  gather(entries: readonly (readonly string[])[], keepCourtesies?: boolean): Gathered;
}

const usual: Reading = { lookFor: PARTICLE | COURTESY, leaveOut: PARTICLE | COURTESY };
const withCourtesies: Reading = { lookFor: PARTICLE | COURTESY, leaveOut: PARTICLE };
const matterOnly: Reading = { lookFor: PARTICLE | COURTESY | OPEN, leaveOut: PARTICLE | COURTESY | OPEN };

/** @param synonyms groups of words that mean the same in this shop; of overlapping ones the longer counts */
export function compileFeatures(synonyms: readonly (readonly string[])[] = []): Features {
  const words = compileWords(synonyms);
  const one = new FeatureBag();
  const featuresOf = (text: string, reading: Reading): Feature[] => {
    one.clear();
    readText(normalWord(text), words, reading, one);
    return Array.from({ length: one.size }, (_, at) => ({ id: one.ids[at] ?? 0, weight: one.weights[at] ?? 0 }));
  };
  return {
    of: (text, keepCourtesies = false) => featuresOf(text, keepCourtesies ? withCourtesies : usual),
    ofMatter: (text) => featuresOf(text, matterOnly),
    gather(entries, keepCourtesies = false) {
      const all = new FeatureBag();
      const wordingEnds = new Int32Array(entries.reduce((sum, wordings) => sum + wordings.length, 0));
      const entryEnds = new Int32Array(entries.length);
      let wording = 0;
      entries.forEach((wordings, entry) => {
        for (const text of wordings) {
          all.beginText();
          readText(normalWord(text), words, keepCourtesies ? withCourtesies : usual, all);
          wordingEnds[wording] = all.size;
          wording += 1;
        }
        entryEnds[entry] = wording;
      });
      const { ids, weights, size } = all;
      return { ids: ids.subarray(0, size), weights: weights.subarray(0, size), wordingEnds, entryEnds };
    },
  };
}

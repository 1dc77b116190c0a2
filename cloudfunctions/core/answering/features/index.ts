/**
 * In: a text as matching sees it, and the shop's synonyms. Out: what it is compared by: its characters, its pairs of
 * neighbouring characters, how these sound, its Latin words, and the meaning behind each known synonym, as small numbers
 * with weights.
 * Words that carry no meaning in a question (请问, 一下, 吗) are left out. Used alike for questions and for answers.
 */
import { compileKeywords, type KeywordHit, type Keywords } from '../keywords';
import { normalise, normalWord } from '../normal-text';
import { soundOf, spelt, syllableCount } from '../pinyin';
import { courtesies, particles, vague } from './fillers';

export interface Feature {
  /** 31 bits; equal for equal features, and so rarely equal for others that it does not matter. */
  id: number;
  weight: number;
}

export interface Features {
  /**
   * Each feature of a text once; none for a text that names no matter at all (为什么呢).
   * @param keepCourtesies 你好 and 谢谢 count too, for who wants to know what kind of text it is
   */
  of(text: string, keepCourtesies?: boolean): Feature[];
  /** The same without the open words that questions about different matters share (怎么, 多少); of open words alone nothing is left. */
  ofMatter(text: string): Feature[];
}

/** A word whose meaning is known says most; the rest is left to how rare a feature is. */
const weights = { character: 1, pair: 1, word: 1.2, meaning: 1.6, sound: 0.3, soundsLike: 0.8, spelt: 1 } as const;

/** @param synonyms groups of words that mean the same in this shop; of overlapping ones the longer counts */
export function compileFeatures(synonyms: readonly (readonly string[])[] = []): Features {
  const meanings = new Map<string, number[]>();
  synonyms.forEach((words, group) => {
    for (const word of words.map((each) => normalWord(each))) {
      if (word !== '') meanings.set(word, [...(meanings.get(word) ?? []), group]);
    }
  });
  const bySound = groupsBySound(meanings);
  const known = [...meanings.keys()];
  const meaningWords = compileKeywords(known);
  const fillerWords = compileKeywords([...particles, ...courtesies]);
  // A single open character stands in other words too: 会 in 会员.
  const openWords = compileKeywords([...particles, ...courtesies, ...vague.filter((word) => word.length > 1)]);
  const emptyWords = compileKeywords([...particles, ...vague]);

  const read = (text: string, leftOut: Keywords, isLeftOut: (keyword: number) => boolean): Feature[] => {
    const normal = normalise(text).text;
    if (saysNothing(normal, emptyWords)) return [];
    const found = new Map<number, number>();
    const add = (id: number, weight: number) => found.set(id, Math.max(found.get(id) ?? 0, weight));
    for (const { keyword } of withoutOverlaps(meaningWords.find(normal))) {
      for (const group of meanings.get(known[keyword] ?? '') ?? []) add(idOf(`#${group}`), weights.meaning);
    }
    const filler = new Uint8Array(normal.length);
    for (const { keyword, start, end } of withoutOverlaps(leftOut.find(normal))) {
      if (isLeftOut(keyword)) filler.fill(1, start, end);
    }
    addCharacters(normal, filler, add);
    addSounds(normal, filler, bySound, add);
    return Array.from(found, ([id, weight]) => ({ id, weight }));
  };

  return {
    of: (text, keepCourtesies = false) =>
      read(text, fillerWords, (keyword) => keyword < particles.length || !keepCourtesies),
    ofMatter: (text) => read(text, openWords, () => true),
  };
}

/** Whether nothing is left of a text without its particles and open questions. */
function saysNothing(text: string, emptyWords: Keywords): boolean {
  const empty = new Uint8Array(text.length);
  emptyWords.scan(text, (_word, start, end) => empty.fill(1, start, end));
  for (const { index } of text.matchAll(/[a-z0-9]|\p{L}/gu)) if (empty[index] === 0) return false;
  return true;
}

function addCharacters(text: string, filler: Uint8Array, add: (id: number, weight: number) => void): void {
  let before = '';
  for (const { 0: piece, index } of text.matchAll(/[a-z0-9]+|\p{L}/gu)) {
    if (filler[index] === 1) {
      before = '';
      continue;
    }
    const isWord = piece.charCodeAt(0) < 128;
    add(idOf(piece), isWord ? weights.word : weights.character);
    if (before !== '') add(idOf(before + piece), weights.pair);
    before = isWord ? '' : piece;
  }
}

/** The groups of the words of two and three characters, by how they sound. */
function groupsBySound(meanings: ReadonlyMap<string, readonly number[]>): Map<number, readonly number[]> {
  const bySound = new Map<number, readonly number[]>();
  for (const [word, groups] of meanings) {
    const sounds = Array.from(word, (_, at) => soundOf(word.charCodeAt(at)));
    const key = sounds.reduce((all, sound) => all * syllableCount + sound, 0);
    if (sounds.length < 2 || sounds.length > 3 || sounds.includes(0)) continue;
    bySound.set(key, [...(bySound.get(key) ?? []), ...groups]);
  }
  return bySound;
}

/**
 * Neighbours by how they sound, for those who take the wrong one of two characters or type none: 发漂 and fapiao come near
 * 发票, and near what it means in this shop.
 */
function addSounds(
  text: string,
  filler: Uint8Array,
  bySound: ReadonlyMap<number, readonly number[]>,
  add: (id: number, weight: number) => void,
): void {
  const addRun = (run: readonly number[], pair: number, like: number) => {
    for (let at = 0; at + 1 < run.length; at += 1) {
      const [first = 0, second = 0, third = 0] = run.slice(at, at + 3);
      if (first === 0 || second === 0) continue;
      const both = first * syllableCount + second;
      add(idOf(`~${both}`), pair);
      for (const group of bySound.get(both) ?? []) add(idOf(`#${group}`), like);
      if (third !== 0)
        for (const group of bySound.get(both * syllableCount + third) ?? []) add(idOf(`#${group}`), like);
    }
  };
  let run: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sound = filler[at] === 1 ? 0 : soundOf(text.charCodeAt(at));
    if (sound !== 0) run.push(sound);
    else if (run.length > 0) {
      addRun(run, weights.sound, weights.soundsLike);
      run = [];
    }
  }
  addRun(run, weights.sound, weights.soundsLike);
  for (const [word] of text.matchAll(/[a-z]{4,}/g)) {
    const sounds = spelt(word);
    if (sounds !== null) addRun(sounds, weights.spelt, weights.meaning);
  }
}

/** From the left, the longest first: 怎么卖 is a price, not a 怎么. Hits come by their ends. */
function withoutOverlaps(hits: readonly KeywordHit[]): KeywordHit[] {
  const kept: KeywordHit[] = [];
  let end = 0;
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (hit.start < end) continue;
    kept.push(hit);
    end = hit.end;
  }
  return kept;
}

/** FNV-1a, mixed, to 31 bits: numbers of this size need no object of their own. */
function idOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 1;
}

import { soundOf, spelt } from '../pinyin';
import type { FeatureBag } from './bag';
import { joined, mixed, nothing } from './hash';
import { slotOf } from './trie';
import { MEANING, PARTICLE, soundOfPair, VAGUE, type KnownWords } from './words';

/** Which words are looked for, the longest first, and which of those found are left out. */
export interface Reading {
  readonly lookFor: number;
  readonly leaveOut: number;
}

/** A word whose meaning is known says most; the rest is left to how rare a feature is. */
const weights = { character: 1, pair: 0.7, word: 1.2, meaning: 1.6, sound: 0.3, soundsLike: 0.8, spelt: 1 } as const;
/** Keep the numbers of meanings and of sounds apart from those of texts and of each other. */
const [MEANS, SOUNDS] = [0x23000000, 0x7e000000];

/** What was found in a text, by place; kept and used again, since thousands of texts are read one after another. */
let room = 0;
let meaningEnd = new Int32Array(0);
let meaningWord = new Int32Array(0);
let wordEnd = new Int32Array(0);
let wordKind = new Uint8Array(0);
/** 1 where a text says nothing: its particles and open questions. */
let empty = new Uint8Array(0);
/** 1 where words are left out. */
let filler = new Uint8Array(0);

/** Puts the features of a text into the bag. @param text as matching sees it */
export function readText(text: string, words: KnownWords, reading: Reading, bag: FeatureBag): void {
  findWords(text, words, reading.lookFor);
  if (saysNothing(text)) return;
  for (let at = 0; at < text.length; at += 1) {
    const end = meaningEnd[at] as number;
    if (end === 0) continue;
    addMeanings(words.groups[meaningWord[at] as number] ?? [], weights.meaning, bag);
    at = end - 1;
  }
  for (let at = 0; at < text.length; at += 1) {
    const end = wordEnd[at] as number;
    if (end === 0) continue;
    if (((wordKind[at] as number) & reading.leaveOut) !== 0) filler.fill(1, at, end);
    at = end - 1;
  }
  addCharacters(text, bag);
  addSounds(text, words.bySound, bag);
}

/** At each place the longest word that begins there: 怎么卖 is a price, not a 怎么. */
function findWords(text: string, { kinds, trie }: KnownWords, lookFor: number): void {
  const length = text.length;
  if (length > room) {
    room = length * 2;
    meaningEnd = new Int32Array(room);
    meaningWord = new Int32Array(room);
    wordEnd = new Int32Array(room);
    wordKind = new Uint8Array(room);
    empty = new Uint8Array(room);
    filler = new Uint8Array(room);
  }
  empty.fill(0, 0, length);
  filler.fill(0, 0, length);
  const { begins, steps, nodes, words } = trie;
  const size = steps.length;
  for (let at = 0; at < length; at += 1) {
    meaningEnd[at] = 0;
    wordEnd[at] = 0;
    let unit = text.charCodeAt(at);
    if (begins[unit] === 0) continue;
    let node = 0;
    for (let end = at + 1; ; end += 1) {
      const step = node * 0x10000 + unit + 1;
      let slot = slotOf(node, unit, size);
      let known = steps[slot] as number;
      while (known !== 0 && known !== step) {
        slot = (slot + 1) & (size - 1);
        known = steps[slot] as number;
      }
      if (known === 0) break;
      node = nodes[slot] as number;
      const word = words[node] as number;
      if (word >= 0) {
        const kind = kinds[word] as number;
        if ((kind & (PARTICLE | VAGUE)) !== 0) for (let unsaid = at; unsaid < end; unsaid += 1) empty[unsaid] = 1;
        if ((kind & MEANING) !== 0) {
          meaningEnd[at] = end;
          meaningWord[at] = word;
        }
        if ((kind & lookFor) !== 0) {
          wordEnd[at] = end;
          wordKind[at] = kind;
        }
      }
      if (end === length) break;
      unit = text.charCodeAt(end);
    }
  }
}

/** Whether nothing is left of a text without its particles and open questions. */
function saysNothing(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (empty[at] === 0 && letterAt(text, at) !== NONE) return false;
  }
  return true;
}

function addCharacters(text: string, bag: FeatureBag): void {
  let before = nothing;
  for (let at = 0; at < text.length;) {
    const kind = letterAt(text, at);
    let end = kind === PAIRED ? at + 2 : at + 1;
    if (kind === LATIN) while (end < text.length && letterAt(text, end) === LATIN) end += 1;
    if (kind !== NONE && filler[at] === 1) before = nothing;
    else if (kind !== NONE) {
      let alone = nothing;
      let after = before;
      for (let unit = at; unit < end; unit += 1) {
        alone = joined(alone, text.charCodeAt(unit));
        after = joined(after, text.charCodeAt(unit));
      }
      bag.add(mixed(alone), kind === LATIN ? weights.word : weights.character);
      if (before !== nothing) bag.add(mixed(after), weights.pair);
      before = kind === LATIN ? nothing : alone;
    }
    at = end;
  }
}

/**
 * Neighbours by how they sound, for those who take the wrong one of two characters or type none: 发漂 and fapiao come near
 * 发票, and near what it means in this shop.
 */
function addSounds(text: string, bySound: KnownWords['bySound'], bag: FeatureBag): void {
  let first = 0;
  let second = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 128) latin += 1;
    const third = filler[at] === 1 ? 0 : soundOf(unit);
    if (third !== 0 && second !== 0) addSound(first, second, third, weights.sound, weights.soundsLike, bySound, bag);
    first = third === 0 ? 0 : second;
    second = third;
  }
  if (latin < 4) return;
  for (const [word] of text.matchAll(/[a-z]{4,}/g)) {
    first = 0;
    second = 0;
    for (const third of spelt(word) ?? []) {
      if (second !== 0) addSound(first, second, third, weights.spelt, weights.meaning, bySound, bag);
      first = second;
      second = third;
    }
  }
}

/** What the last of three sounds makes with the ones before it; the first may be none (0). */
function addSound(
  first: number,
  second: number,
  third: number,
  pair: number,
  like: number,
  bySound: KnownWords['bySound'],
  bag: FeatureBag,
): void {
  const both = soundOfPair(second, third);
  bag.add(mixed(joined(SOUNDS, both)), pair);
  addMeanings(bySound.get(both), like, bag);
  if (first !== 0) addMeanings(bySound.get(soundOfPair(soundOfPair(first, second), third)), like, bag);
}

function addMeanings(groups: readonly number[] | undefined, weight: number, bag: FeatureBag): void {
  if (groups === undefined) return;
  for (const group of groups) bag.add(mixed(joined(MEANS, group)), weight);
}

const NONE = 0;
/** A small letter or a digit: such stand together as a word. */
const LATIN = 1;
const LETTER = 2;
/** The first half of a letter beyond the basic plane. */
const PAIRED = 3;

function letterAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0x4e00 && unit <= 0x9fff) return LETTER;
  if (unit < 128) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) ? LATIN : NONE;
  if (!isLetter.test(String.fromCodePoint(text.codePointAt(at) ?? unit))) return NONE;
  return unit >= 0xd800 && unit <= 0xdbff ? PAIRED : LETTER;
}

const isLetter = /^\p{L}$/u;

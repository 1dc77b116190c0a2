import { normalWord } from '../normal-text';
import { soundOf, syllableCount } from '../pinyin';
import { courtesies, particles, vague } from './fillers';
import { growTrie, type Trie } from './trie';

/** What a word is to a question; one may be several. */
export const PARTICLE = 1;
export const COURTESY = 2;
export const VAGUE = 4;
/** A single open character stands in other words too: 会 in 会员. */
export const OPEN = 8;
export const MEANING = 16;

export interface KnownWords {
  /** What each word is, by its number. */
  readonly kinds: Uint8Array;
  /** The groups of synonyms a word stands in, by its number. */
  readonly groups: readonly (readonly number[])[];
  /** The groups of the words of two and three characters, by how they sound: see {@link soundOfPair}. */
  readonly bySound: ReadonlyMap<number, readonly number[]>;
  readonly trie: Trie;
}

/** The words whose part in a question is known: those that mean nothing, and the shop's synonyms. */
export function compileWords(synonyms: readonly (readonly string[])[]): KnownWords {
  const kindOf = new Map<string, number>();
  const add = (word: string, kind: number) => kindOf.set(word, (kindOf.get(word) ?? 0) | kind);
  for (const word of particles) add(word, PARTICLE);
  for (const word of courtesies) add(word, COURTESY);
  for (const word of vague) add(word, word.length > 1 ? VAGUE | OPEN : VAGUE);
  const meanings = new Map<string, number[]>();
  synonyms.forEach((words, group) => {
    for (const word of words.map((each) => normalWord(each))) {
      if (word === '') continue;
      const known = meanings.get(word);
      if (known) known.push(group);
      else meanings.set(word, [group]);
    }
  });
  for (const word of meanings.keys()) add(word, MEANING);
  const words = [...kindOf.keys()];
  return {
    kinds: Uint8Array.from(kindOf.values()),
    groups: words.map((word) => meanings.get(word) ?? []),
    bySound: groupsBySound(meanings),
    trie: growTrie(words),
  };
}

/** Of two sounds one after another, or of two and a third. */
export function soundOfPair(first: number, second: number): number {
  return first * syllableCount + second;
}

function groupsBySound(meanings: ReadonlyMap<string, readonly number[]>): Map<number, number[]> {
  const bySound = new Map<number, number[]>();
  for (const [word, groups] of meanings) {
    if (word.length < 2 || word.length > 3) continue;
    let key = 0;
    for (let at = 0; at < word.length; at += 1) {
      const sound = soundOf(word.charCodeAt(at));
      key = sound === 0 || key < 0 ? -1 : soundOfPair(key, sound);
    }
    if (key < 0) continue;
    const known = bySound.get(key);
    if (known) known.push(...groups);
    else bySound.set(key, [...groups]);
  }
  return bySound;
}

/**
 * In: a character, or a word in Latin letters. Out: how it is read, as a small number without tones, so that 发漂 can be
 * told to sound like 发票 and `fapiao` to mean it. It knows the characters in daily use and one reading of each; others
 * it does not know. Pure.
 */
import { READINGS } from './readings';

interface Tables {
  /** By UTF-16 unit; 0 for what is not known. */
  readonly bySound: Uint16Array;
  readonly syllables: ReadonlyMap<string, number>;
}

/** No syllable has more letters: zhuang. */
const longest = 6;
/** A longer word is no pinyin that somebody typed instead of characters. */
const longestWord = 36;

let tables: Tables | undefined;

/** 1 to {@link syllableCount}; 0 when the reading is not known. @param unit a UTF-16 unit */
export function soundOf(unit: number): number {
  tables ??= buildTables();
  return tables.bySound[unit] ?? 0;
}

/** Above every number of a syllable. */
export const syllableCount = 512;

/**
 * The syllables of a word in small Latin letters, or null when it is not wholly made of at least two (or might be an
 * English word of one). Of several ways the one with the fewest syllables: xian is one, and xi'an is not typed in a chat.
 */
export function spelt(word: string): number[] | null {
  if (word.length < 4 || word.length > longestWord || !/^[a-z]+$/.test(word)) return null;
  tables ??= buildTables();
  const { syllables } = tables;
  const best: (readonly number[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      const syllable = syllables.get(word.slice(start, end));
      const before = best[start];
      if (syllable === undefined || before === undefined) continue;
      const known = best[end];
      if (known === undefined || before.length + 1 < known.length) best[end] = [...before, syllable];
    }
  }
  const found = best[word.length];
  return found !== undefined && found.length > 1 ? [...found] : null;
}

function buildTables(): Tables {
  const bySound = new Uint16Array(0x10000);
  const syllables = new Map<string, number>();
  READINGS.split(' ').forEach((line, i) => {
    const reading = /^[a-z]+/.exec(line)?.[0] ?? '';
    syllables.set(reading, i + 1);
    for (let at = reading.length; at < line.length; at += 1) bySound[line.charCodeAt(at)] = i + 1;
  });
  return { bySound, syllables };
}

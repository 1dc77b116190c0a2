/**
 * In: what a visitor typed (or a keyword an operator typed). Out: the same text as matching sees it (NFKC, lower case,
 * no invisible characters or accents, no separators used to dodge) and, for every unit of it, where it came from in the
 * original, so that hits can be marked there. Never changes what is shown or stored.
 */
import { characterClass, type CharacterClass } from './classes';
import { fold } from './fold';
import { dropSeparators } from './separators';
import { simplified } from './traditional';

export interface NormaliseOptions {
  /** Traditional characters become simplified ones; default true. Both sides (keyword and text) must use the same. */
  simplify?: boolean;
}

/** Offsets count UTF-16 units. */
export interface NormalText {
  readonly original: string;
  readonly text: string;
  /** For each unit of `text`: where the original character that made it starts and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** `text` without the punctuation and spaces around it; the whole text when it is nothing else. */
  readonly core: Span;
}

export interface Span {
  start: number;
  end: number;
}

/** Units on their way: the folded character, its class and the original span behind it. */
export interface Unit {
  character: string;
  class: CharacterClass;
  start: number;
  end: number;
}

export function normalise(original: string, { simplify = true }: NormaliseOptions = {}): NormalText {
  const units: Unit[] = [];
  for (let start = 0; start < original.length;) {
    const codePoint = original.codePointAt(start) ?? 0;
    const end = start + (codePoint > 0xffff ? 2 : 1);
    const folded = fold(codePoint);
    for (const character of folded) {
      const plain = simplify ? simplified(character) : character;
      const kind = characterClass(plain);
      for (let i = 0; i < plain.length; i += 1) units.push({ character: plain.charAt(i), class: kind, start, end });
    }
    start = end;
  }
  const kept = dropSeparators(units);
  return {
    original,
    text: kept.map((unit) => unit.character).join(''),
    starts: kept.map((unit) => unit.start),
    ends: kept.map((unit) => unit.end),
    core: coreOf(kept),
  };
}

/** Where a span of the normal text stands in the original: from its first character to its last, dodges included. */
export function originalSpan(normal: NormalText, { start, end }: Span): Span {
  if (end <= start)
    return {
      start: normal.starts[start] ?? normal.original.length,
      end: normal.starts[start] ?? normal.original.length,
    };
  return { start: normal.starts[start] ?? 0, end: normal.ends[end - 1] ?? normal.original.length };
}

function coreOf(units: readonly Unit[]): Span {
  const carries = (unit: Unit | undefined) => unit !== undefined && (unit.class === 'han' || unit.class === 'word');
  let start = 0;
  let end = units.length;
  while (start < end && !carries(units[start])) start += 1;
  while (end > start && !carries(units[end - 1])) end -= 1;
  return start === end ? { start: 0, end: units.length } : { start, end };
}

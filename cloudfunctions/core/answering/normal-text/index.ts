/**
 * In: what a visitor typed (or a keyword an operator typed). Out: the same text as matching sees it (NFKC, lower case,
 * no invisible characters or accents, no separators used to dodge) and, for every unit of it, where it came from in the
 * original, so that hits can be marked there. Never changes what is shown or stored.
 */
import { classOf, WORD, type Units } from './classes';
import { fold } from './fold';
import { dropSeparators } from './separators';
import { hasTraditional, simplifiedUnit } from './traditional';

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

export function normalise(original: string, { simplify = true }: NormaliseOptions = {}): NormalText {
  const units: Units = { codes: [], classes: [], starts: [], ends: [] };
  for (let start = 0; start < original.length;) {
    const codePoint = original.codePointAt(start) ?? 0;
    const end = start + (codePoint > 0xffff ? 2 : 1);
    const folded = fold(codePoint);
    for (let at = 0; at < folded.length; at += 1) {
      const unit = folded.charCodeAt(at);
      const plain = simplify ? simplifiedUnit(unit) : unit;
      units.codes.push(plain);
      units.classes.push(classOf(plain, folded, at));
      units.starts.push(start);
      units.ends.push(end);
    }
    start = end;
  }
  const { codes, classes, starts, ends } = dropSeparators(units);
  return { original, text: textOf(codes), starts, ends, core: coreOf(classes) };
}

/** Plain Chinese, small letters and digits come out as they went in. */
const PLAIN = /^(?:(?![丶丨丿])[\u4e00-\u9fffa-z0-9])*$/;

/** The normal form alone, for the many keywords that have one already. */
export function normalWord(original: string, options: NormaliseOptions = {}): string {
  if (PLAIN.test(original) && (options.simplify === false || !hasTraditional(original))) return original;
  return normalise(original, options).text;
}

/** Where a span of the normal text stands in the original: from its first character to its last, dodges included. */
export function originalSpan(normal: NormalText, { start, end }: Span): Span {
  const from = normal.starts[start] ?? normal.original.length;
  return { start: from, end: end > start ? (normal.ends[end - 1] ?? normal.original.length) : from };
}

/** In pieces: a function takes only so many arguments. */
function textOf(codes: readonly number[]): string {
  if (codes.length <= 8192) return String.fromCharCode(...codes);
  let text = '';
  for (let at = 0; at < codes.length; at += 8192) text += String.fromCharCode(...codes.slice(at, at + 8192));
  return text;
}

function coreOf(classes: readonly number[]): Span {
  let start = 0;
  let end = classes.length;
  while (start < end && (classes[start] ?? WORD) > WORD) start += 1;
  while (end > start && (classes[end - 1] ?? WORD) > WORD) end -= 1;
  return start === end ? { start: 0, end: classes.length } : { start, end };
}

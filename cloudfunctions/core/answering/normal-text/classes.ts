/**
 * What a unit can do between two Chinese characters. A space or a mark never ends a clause there (退 款, 退*款, 退.款);
 * a break does (好的，款到了) and only counts as a dodge between characters that stand alone (退，款).
 */
export const HAN = 0;
export const WORD = 1;
export const SPACE = 2;
export const MARK = 3;
export const BREAK = 4;

/** A text on its way, by UTF-16 unit: the folded unit, its class, and the span of the original character behind it. */
export interface Units {
  codes: number[];
  classes: number[];
  starts: number[];
  ends: number[];
}

const BREAKS = /^[\n\r,;:?!。、\p{Ps}\p{Pe}\p{Pi}\p{Pf}]$/u;
/** Letters that only lengthen or repeat (ー, ˉ) keep Chinese characters apart like any sign. */
const MARKS = /^[\p{P}\p{S}\p{Lm}]$/u;
/** 丶, 丨 and 丿: strokes that are written between characters as if they were dots. */
const [DOT, BAR, SLASH] = [0x4e36, 0x4e28, 0x4e3f];

/** @param folded the text the unit stands in, for the halves of characters beyond the basic plane */
export function classOf(unit: number, folded: string, at: number): number {
  if (isHan(unit)) return unit === DOT || unit === BAR || unit === SLASH ? MARK : HAN;
  if (unit < 128) return ASCII[unit] ?? WORD;
  if (unit < 0xd800 || unit > 0xdfff) return ofCharacter(String.fromCharCode(unit));
  const start = unit >= 0xdc00 ? at - 1 : at;
  return ofCharacter(String.fromCodePoint(folded.codePointAt(Math.max(0, start)) ?? unit));
}

/** Chinese characters of the basic plane and their two repeat signs; the rare planes beyond are words like any other. */
function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3005 || unit === 0x3007;
}

function ofCharacter(character: string): number {
  if (BREAKS.test(character)) return BREAK;
  return MARKS.test(character) ? MARK : WORD;
}

const ASCII: readonly number[] = Array.from({ length: 128 }, (_, unit) =>
  unit === 32 ? SPACE : ofCharacter(String.fromCharCode(unit)),
);

/**
 * What a character can do between two Chinese ones. `space` and `noise` never end a clause there (退 款, 退*款, 退.款);
 * a `break` does (好的，款到了) and only counts as a dodge between characters that stand alone (退，款).
 */
export type CharacterClass = 'han' | 'word' | 'space' | 'noise' | 'break';

const BREAKS = /^[\n\r,;:?!。、\p{Ps}\p{Pe}\p{Pi}\p{Pf}]$/u;
const MARKS = /^[\p{P}\p{S}]$/u;

/** The class of one code point of folded text. */
export function characterClass(character: string): CharacterClass {
  const unit = character.charCodeAt(0);
  if (isHan(unit)) return 'han';
  if (unit < 128) return ASCII[unit] ?? 'word';
  if (BREAKS.test(character)) return 'break';
  return MARKS.test(character) ? 'noise' : 'word';
}

/** Chinese characters of the basic plane and their two repeat signs; the rare planes beyond are words like any other. */
export function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3005 || unit === 0x3007;
}

const ASCII: readonly CharacterClass[] = Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (character === ' ') return 'space';
  if (BREAKS.test(character)) return 'break';
  return MARKS.test(character) ? 'noise' : 'word';
});

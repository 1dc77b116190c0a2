/** One code point as matching sees it: '' for what nobody sees, else its plain lower-case form. */
export function fold(codePoint: number): string {
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return String.fromCharCode(codePoint);
  if (codePoint < 128) return ASCII[codePoint] ?? '';
  const known = seen.get(codePoint);
  if (known !== undefined) return known;
  const folded = foldAny(String.fromCodePoint(codePoint));
  // A text of all of Unicode must not make the table grow for the life of an instance.
  if (seen.size < 4096) seen.set(codePoint, folded);
  return folded;
}

const seen = new Map<number, string>();

const ASCII: readonly string[] = Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (character === '\t' || character === '\v' || character === '\f') return ' ';
  if (unit < 32 && character !== '\n' && character !== '\r') return '';
  return unit === 127 ? '' : character.toLowerCase();
});

/** Format and control characters, marks put over others, and the letters that are drawn as nothing. */
const UNSEEN = /[\p{Cf}\p{Cc}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu;
const ACCENTED_LATIN = /[\u00c0-\u024f\u1e00-\u1eff]/g;

function foldAny(character: string): string {
  if (character === '\u2028' || character === '\u2029' || character === '\u0085') return '\n';
  const plain = character
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    // tuì as tui; other scripts keep their composed letters (が is not か).
    .replace(ACCENTED_LATIN, (letter) => letter.normalize('NFD').charAt(0));
  return plain.replace(UNSEEN, '').replace(/\s/g, ' ');
}

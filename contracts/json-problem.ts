// Where a text stops being JSON, and why, in the same way on every phone: engines word their own errors differently, some without a
// place. Pure.

export interface JsonProblem {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** `quote`, `comma` and `colon` are the Chinese ones, which a phone's keyboard likes to give. */
  readonly why: 'ends' | 'quote' | 'comma' | 'colon' | 'unexpected';
}

/** @returns null for JSON */
export function jsonProblem(text: string): JsonProblem | null {
  const scan = scanner(text);
  if (scan.value() && scan.ends()) return null;
  const at = scan.place();
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before[before.length - 1] ?? '').length + 1, why: whyAt(text, at) };
}

function whyAt(text: string, at: number): JsonProblem['why'] {
  const letter = text.charAt(at);
  if (letter === '') return 'ends';
  if ('“”‘’'.includes(letter)) return 'quote';
  if ('，、'.includes(letter)) return 'comma';
  return letter === '：' ? 'colon' : 'unexpected';
}

/** Reads along the grammar of JSON (RFC 8259); after a refusal `place` is where it stopped. */
function scanner(text: string) {
  let at = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const blank = () => match(/[ \t\r\n]*/y);
  const letter = (wanted: string) => {
    blank();
    if (text.charAt(at) !== wanted) return false;
    at += 1;
    return true;
  };
  const word = () => {
    blank();
    return match(/"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y);
  };
  const listOf = (item: () => boolean, end: string): boolean => {
    if (letter(end)) return true;
    do if (!item()) return false;
    while (letter(','));
    return letter(end);
  };
  function value(): boolean {
    if (letter('{')) return listOf(() => word() && letter(':') && value(), '}');
    if (letter('[')) return listOf(value, ']');
    return word() || match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y);
  }
  const ends = () => blank() && at === text.length;
  return { value, ends, place: () => at };
}

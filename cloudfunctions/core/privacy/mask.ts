// People type numbers in full width too (１３８…), and with spaces, dashes or dots between.
const digit = '[0-9０-９]';
const gap = '[ \\u3000.·\\-－–—_]?';
const alone = (pattern: string): RegExp => new RegExp(`(?<!${digit})(?:${pattern})(?!${digit})`, 'g');

// The longer patterns come first: an ID card holds what looks like a phone number.
const patterns: readonly [RegExp, (digits: number) => number][] = [
  // ID card: 17 digits and a digit or X; its region stays.
  [alone(`${digit}{6}${gap}${digit}{8}${gap}${digit}{3}[0-9０-９XxＸｘ]`), () => 6],
  // Bank card: 13 to 19 digits, also in groups of four.
  [alone(`(?:${digit}{4}[ \\u3000-]){3,4}${digit}{1,4}|${digit}{13,19}`), () => 4],
  // Mobile phone, with or without the country's prefix and separators.
  [
    alone(`(?:[+＋]?[8８][6６]${gap})?[1１][3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4}`),
    (digits) => digits - 11 + 3,
  ],
];

/** A text with phone numbers, ID cards and bank cards hidden: `138****1234`. The last four characters always stay. */
export function masked(text: string): string {
  return patterns.reduce((current, [pattern, head]) => current.replace(pattern, (found) => hidden(found, head)), text);
}

function hidden(found: string, head: (digits: number) => number): string {
  const digits = found.replace(/[^0-9０-９XxＸｘ]/g, '').length;
  const [from, to] = [head(digits), digits - 4];
  let at = 0;
  return found.replace(/[0-9０-９XxＸｘ]/g, (one) => {
    at += 1;
    return at > from && at <= to ? '*' : one;
  });
}

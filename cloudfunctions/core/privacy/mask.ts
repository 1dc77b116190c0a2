// The longer patterns come first: an ID card holds what looks like a phone number.
const patterns: readonly [RegExp, (digits: number) => number][] = [
  // ID card: 17 digits and a digit or X; its region stays.
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, () => 6],
  // Bank card: 13 to 19 digits, also in groups of four.
  [/(?<!\d)(?:\d{4}[ -]){3,4}\d{1,4}(?!\d)|(?<!\d)\d{13,19}(?!\d)/g, () => 4],
  // Mobile phone, with or without the country's prefix and separators.
  [/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, (digits) => digits - 11 + 3],
];

/** A text with phone numbers, ID cards and bank cards hidden: `138****1234`. The last four characters always stay. */
export function masked(text: string): string {
  return patterns.reduce((current, [pattern, head]) => current.replace(pattern, (found) => hidden(found, head)), text);
}

function hidden(found: string, head: (digits: number) => number): string {
  const digits = found.replace(/[^\dXx]/g, '').length;
  const [from, to] = [head(digits), digits - 4];
  let at = 0;
  return found.replace(/[\dXx]/g, (digit) => {
    at += 1;
    return at > from && at <= to ? '*' : digit;
  });
}

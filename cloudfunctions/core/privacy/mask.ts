// The longer patterns come first: an ID card holds what looks like a phone number.
const patterns: readonly [RegExp, (found: string) => string][] = [
  // ID card: 17 digits and a digit or X.
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, (found) => keep(found, 6, 4)],
  // Bank card: 13 to 19 digits, also in groups of four.
  [/(?<!\d)(?:\d{4}[ -]){3}\d{1,7}(?!\d)|(?<!\d)\d{13,19}(?!\d)/g, (found) => keep(found, 4, 4)],
  // Mobile phone, with or without the country's prefix and separators.
  [/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, (found) => keep(found, 3, 4)],
];

/** A text with phone numbers, ID cards and bank cards hidden: `138****1234`. Every digit between head and tail becomes a star. */
export function masked(text: string): string {
  return patterns.reduce((current, [pattern, by]) => current.replace(pattern, by), text);
}

function keep(found: string, head: number, tail: number): string {
  const middle = found.slice(head, found.length - tail);
  return found.slice(0, head) + middle.replace(/[\dXx]/g, '*') + found.slice(found.length - tail);
}

import { instantOf, readDate } from '../calendar/local-time';

/** Visitors on a list of the shop's, each with the time from which they no longer are; epoch milliseconds. */
export type VisitorList = ReadonlyMap<string, number>;

/** Whether a visitor is on the list. @param now epoch milliseconds */
export function isListed(list: VisitorList, visitor: string, now: number): boolean {
  return now < (list.get(visitor) ?? -Infinity);
}

/**
 * Reads a list as an operator writes it: `["oAbc…", "oDef… 2026-12-01"]`, the second until that day is over, in China.
 * @returns who could be read, and the first place, from one on, that could not; 0: it is no list. What can be read holds all the same
 */
export function readVisitorList(written: unknown): { list: VisitorList; wrong: number | null } {
  const list = new Map<string, number>();
  if (written === undefined) return { list, wrong: null };
  if (!Array.isArray(written)) return { list, wrong: 0 };
  let wrong: number | null = null;
  for (const [index, entry] of written.entries()) {
    const read = typeof entry === 'string' ? readEntry(entry) : null;
    if (read === null) wrong ??= index + 1;
    else list.set(read.visitor, Math.max(read.until, list.get(read.visitor) ?? -Infinity));
  }
  return { list, wrong };
}

function readEntry(entry: string): { visitor: string; until: number } | null {
  const [visitor = '', date, ...more] = entry.trim().split(/\s+/);
  if (visitor === '' || more.length > 0) return null;
  if (date === undefined) return { visitor, until: Infinity };
  const day = readDate(date);
  return day === null ? null : { visitor, until: instantOf(day + 1, 0) };
}

import { SIMPLIFIED, TRADITIONAL } from './traditional-table';

let table: Uint16Array | undefined;

/** The simplified form of a traditional character, by UTF-16 unit; any other as it is. Built at first use, not at load. */
export function simplifiedUnit(unit: number): number {
  table ??= buildTable();
  return (table[unit] as number) || unit;
}

export function hasTraditional(text: string): boolean {
  table ??= buildTable();
  for (let at = 0; at < text.length; at += 1) if (table[text.charCodeAt(at)] !== 0) return true;
  return false;
}

/** 0 for every other. */
function buildTable(): Uint16Array {
  const simplified = new Uint16Array(0x10000);
  for (let i = 0; i < TRADITIONAL.length; i += 1) simplified[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  return simplified;
}

import { SIMPLIFIED, TRADITIONAL } from './traditional-table';

let table: Uint16Array | undefined;

/** The simplified form of a traditional character, by UTF-16 unit; any other as it is. Built at first use, not at load. */
export function simplifiedUnit(unit: number): number {
  table ??= buildTable();
  return table[unit] ?? unit;
}

export function hasTraditional(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (simplifiedUnit(unit) !== unit) return true;
  }
  return false;
}

function buildTable(): Uint16Array {
  const simplified = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (let i = 0; i < TRADITIONAL.length; i += 1) simplified[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  return simplified;
}

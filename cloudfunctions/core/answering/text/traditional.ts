import { SIMPLIFIED, TRADITIONAL } from './traditional-table';

let table: Map<string, string> | undefined;

/** The simplified form of a traditional character; any other character as it is. Built at first use, not at load. */
export function simplified(character: string): string {
  table ??= new Map(Array.from(TRADITIONAL, (from, i) => [from, SIMPLIFIED.charAt(i)]));
  return table.get(character) ?? character;
}

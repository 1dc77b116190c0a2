/** Where the hash of a text begins. */
export const nothing = 0x811c9dc5 | 0;

/** FNV-1a: the hash of what came before and one more unit. */
export function joined(before: number, unit: number): number {
  return Math.imul(before ^ unit, 0x01000193);
}

/** Mixed, to 31 bits: numbers of this size need no object of their own. */
export function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (half ^ (half >>> 13)) >>> 1;
}

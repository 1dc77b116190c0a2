/**
 * Where a visitor falls between 0 and 100 in a test: always at the same place, evenly spread, and independently of other
 * tests. (FNV-1a over the UTF-16 units, then mixed once more: neighbouring ids must not fall side by side.)
 */
export function drawn(test: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const text of [test, '\u0000', id]) {
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 0x100000000) * 100;
}

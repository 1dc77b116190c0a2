// Chance that can be repeated. In: a seed and what the draw is about. Out: a number from 0 up to 1, the same for the same
// words however the processes interleave. It keeps no state.

/** FNV-1a over the words, then murmur3's finish: near words give far numbers. */
export function draw(seed: number, ...about: readonly (string | number)[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const character of about.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Words by their beginnings, in an open hash table: a step is a number and a unit. Node 0 is the beginning of all. */
export interface Trie {
  /** 1 for each unit that some word begins with. */
  readonly begins: Uint8Array;
  /** The step, a node times 65,536 and a unit, and one; 0 where nothing is. */
  readonly steps: Float64Array;
  /** The node each step leads to. */
  readonly nodes: Int32Array;
  /** The word that ends in each node, or -1. */
  readonly words: Int32Array;
}

/**
 * For a few thousand short words, looked up in thousands of short texts once: stepping from each place of a text costs less
 * than the automaton of `keywords` does before it is warm.
 */
export function growTrie(words: readonly string[]): Trie {
  const units = words.reduce((sum, word) => sum + word.length, 1);
  let size = 16;
  while (size < units * 2) size *= 2;
  const steps = new Float64Array(size);
  const nodes = new Int32Array(size);
  const ends = new Int32Array(units).fill(-1);
  const begins = new Uint8Array(0x10000);
  let count = 1;
  words.forEach((word, number) => {
    let node = 0;
    for (let at = 0; at < word.length; at += 1) {
      const unit = word.charCodeAt(at);
      if (at === 0) begins[unit] = 1;
      const step = node * 0x10000 + unit + 1;
      let slot = slotOf(node, unit, size);
      while (steps[slot] !== 0 && steps[slot] !== step) slot = (slot + 1) & (size - 1);
      if (steps[slot] === 0) {
        steps[slot] = step;
        nodes[slot] = count;
        count += 1;
      }
      node = nodes[slot] as number;
    }
    ends[node] = number;
  });
  return { begins, steps, nodes, words: ends };
}

/** Where the search for a step begins. */
export function slotOf(node: number, unit: number, size: number): number {
  return (Math.imul(node, 0x9e3779b1) + Math.imul(unit, 0x85ebca6b)) & (size - 1);
}

import type { KeywordTables } from './index';
import { childOf, FAIL, FIRST_CHILD, pairHash, RECORD, REPORT, stateOfPair, tripleHash } from './scan';

/**
 * Builds the automaton from the sorted list: a state is a range of keywords with a common beginning, so one walk over
 * the ranges, breadth first, numbers the states and finds the children without any map.
 */
export function buildTables(keywords: readonly string[]): KeywordTables {
  const { order, lengths } = sortedOnce(keywords);
  const trie = growTrie(keywords, order, lengths);
  const pairs = pairTables(trie);
  const { labels, ends, deep } = trie;
  return { labels, ends, deep, lengths, ...pairs, states: linkStates(trie, pairs.pairs), ...singleTables(trie) };
}

/** The places of the keywords in order of their units, each text once. */
function sortedOnce(keywords: readonly string[]): { order: number[]; lengths: Uint16Array } {
  const place = new Map<string, number>();
  const lengths = new Uint16Array(keywords.length);
  keywords.forEach((keyword, at) => {
    lengths[at] = keyword.length;
    if (keyword !== '' && keyword.length <= 0xffff && !place.has(keyword)) place.set(keyword, at);
  });
  // The default order of strings is that of their UTF-16 units.
  const order = [...place.keys()].sort().map((keyword) => place.get(keyword) ?? 0);
  return { order, lengths };
}

interface Trie {
  labels: Uint16Array;
  firstChild: Int32Array;
  parents: Int32Array;
  ends: Int32Array;
  /** The first states that are two, three and four units deep. */
  deep: number;
  deeper: number;
  deepest: number;
}

function growTrie(keywords: readonly string[], order: readonly number[], lengths: Uint16Array): Trie {
  const capacity = order.reduce((sum, at) => sum + (lengths[at] ?? 0), 2);
  const labels = new Uint16Array(capacity);
  const firstChild = new Int32Array(capacity + 1);
  const parents = new Int32Array(capacity);
  const ends = new Int32Array(capacity).fill(-1);
  // The range of `order` that begins as each state does.
  const from = new Int32Array(capacity);
  const to = new Int32Array(capacity);
  to[0] = order.length;
  const levels = [0];
  let count = 1;
  for (let state = 0, depth = -1; state < count; state += 1) {
    if (state === levels[depth + 1]) {
      depth += 1;
      levels.push(count);
    }
    firstChild[state] = count;
    let low = from[state] ?? 0;
    const high = to[state] ?? 0;
    const shortest = order[low] ?? -1;
    if (depth > 0 && lengths[shortest] === depth) {
      ends[state] = shortest;
      low += 1;
    }
    while (low < high) {
      const unit = keywords[order[low] ?? 0]?.charCodeAt(depth) ?? 0;
      const begin = low;
      do low += 1;
      while (low < high && keywords[order[low] ?? 0]?.charCodeAt(depth) === unit);
      labels[count] = unit;
      parents[count] = state;
      from[count] = begin;
      to[count] = low;
      count += 1;
    }
  }
  firstChild[count] = count;
  return {
    labels: labels.slice(0, count),
    firstChild: firstChild.slice(0, count + 1),
    parents: parents.slice(0, count),
    ends: ends.slice(0, count),
    deep: levels[2] ?? count,
    deeper: levels[3] ?? count,
    deepest: levels[4] ?? count,
  };
}

type PairTables = Pick<KeywordTables, 'pairs' | 'beginnings'>;

/** Thirty-two bits a beginning keep wrong guesses near one in thirty; half of the slots of the hash table stay free. */
function pairTables({ labels, parents, firstChild, ends, deep, deeper, deepest }: Trie): PairTables {
  const beginnings = new Uint32Array(powerOfTwo(Math.min(1 << 24, Math.max(1024, (deepest - deep) * 32))) / 32);
  const mask = beginnings.length * 32 - 1;
  const pairs = new Int32Array(powerOfTwo(Math.max(16, (deeper - deep) * 4)));
  for (let state = deep; state < deeper; state += 1) {
    const previous = labels[parents[state] ?? 0] ?? 0;
    const unit = labels[state] ?? 0;
    const hash = pairHash(previous, unit);
    if ((ends[state] ?? -1) >= 0) setBit(beginnings, hash & mask);
    for (let child = firstChild[state] ?? 0; child < (firstChild[state + 1] ?? 0); child += 1) {
      setBit(beginnings, tripleHash(hash, labels[child] ?? 0) & mask);
    }
    let slot = (hash << 1) & (pairs.length - 1);
    while (pairs[slot + 1] !== 0) slot = (slot + 2) & (pairs.length - 1);
    pairs[slot] = (previous << 16) | unit;
    pairs[slot + 1] = state;
  }
  return { pairs, beginnings };
}

function linkStates({ labels, firstChild, parents, ends, deep }: Trie, pairs: Int32Array): Int32Array {
  const count = labels.length;
  const states = new Int32Array((count + 1) * RECORD);
  for (let state = 0; state <= count; state += 1) states[state * RECORD + FIRST_CHILD] = firstChild[state] ?? 0;
  // For a suffix of one unit its label is all that is needed; which state that is, only pairs of it decide.
  const single = new Uint16Array(0x10000);
  for (let state = 1; state < deep; state += 1) single[labels[state] ?? 0] = state;
  for (let state = deep; state < count; state += 1) {
    const unit = labels[state] ?? 0;
    let suffix = states[(parents[state] ?? 0) * RECORD + FAIL] ?? 0;
    let link = 0;
    // The suffix of a state one unit deep is the root, so a pair's own is what its last unit leads to.
    while (suffix !== 0 && link === 0) {
      const before = labels[suffix] ?? 0;
      link =
        suffix >= deep
          ? childOf(labels, states, suffix, unit)
          : stateOfPair(pairs, (before << 16) | unit, pairHash(before, unit));
      suffix = states[suffix * RECORD + FAIL] ?? 0;
    }
    if (link === 0) link = single[unit] ?? 0;
    states[state * RECORD + FAIL] = link;
    states[state * RECORD + REPORT] = (ends[state] ?? -1) >= 0 ? state : (states[link * RECORD + REPORT] ?? 0);
  }
  return states;
}

function singleTables({ labels, ends, deep }: Trie): Pick<KeywordTables, 'singles' | 'singleBits'> {
  const found: number[] = [];
  for (let state = 1; state < deep; state += 1) if ((ends[state] ?? -1) >= 0) found.push(state);
  if (found.length === 0) return { singles: new Int32Array(0), singleBits: new Uint32Array(0) };
  const singles = new Int32Array(0x10000);
  const singleBits = new Uint32Array(0x10000 / 32);
  for (const state of found) {
    const unit = labels[state] ?? 0;
    singles[unit] = ends[state] ?? -1;
    setBit(singleBits, unit);
  }
  return { singles, singleBits };
}

function setBit(bits: Uint32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function powerOfTwo(least: number): number {
  return 1 << (32 - Math.clz32(least - 1));
}

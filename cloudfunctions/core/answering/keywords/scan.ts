import type { HitVisitor, KeywordTables } from './index';

/** Numbers a state takes in `states`, and which is which. */
export const RECORD = 3;
export const FIRST_CHILD = 0;
export const FAIL = 1;
export const REPORT = 2;

/**
 * Almost every place of a text begins no keyword, and one look at three neighbouring units usually shows it. So the text
 * is walked three by three against a small set of bits: these looks do not wait for each other, as steps from state to
 * state would. Only where a beginning is known does the automaton run, and only while it is two units or deeper.
 */
export function scanTables(tables: KeywordTables, text: string, visit: HitVisitor): void {
  if (tables.singles.length > 0) scanSingles(tables, text, visit);
  const last = text.length - 1;
  if (last < 1) return;
  const { beginnings } = tables;
  const mask = beginnings.length * 32 - 1;
  let previous = text.charCodeAt(0);
  let unit = text.charCodeAt(1);
  let at = 1;
  for (; at < last; at += 1) {
    const next = text.charCodeAt(at + 1);
    const pair = pairHash(previous, unit);
    const three = tripleHash(pair, next) & mask;
    const two = pair & mask;
    previous = unit;
    unit = next;
    if ((((beginnings[three >>> 5] as number) >>> three) | ((beginnings[two >>> 5] as number) >>> two)) & 1) {
      const read = follow(tables, text, at, visit);
      if (read === at) continue;
      at = read;
      previous = text.charCodeAt(at);
      // Past the end there is nothing to look at, and no look is taken.
      unit = at < last ? text.charCodeAt(at + 1) : 0;
    }
  }
  if (at === last) follow(tables, text, at, visit);
}

/**
 * Runs the automaton from the pair that ends at `at` until it is less than two units deep.
 * @returns the last unit it read; the pair of that one and the next is yet to be looked at
 */
function follow(tables: KeywordTables, text: string, at: number, visit: HitVisitor): number {
  const { labels, states, deep, pairs } = tables;
  const [first, second] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  let state = stateOfPair(pairs, (first << 16) | second, pairHash(first, second));
  let read = at;
  while (state >= deep) {
    const reported = states[state * RECORD + REPORT] as number;
    if (reported !== 0) report(tables, reported, read + 1, visit);
    if (read + 1 >= text.length) return text.length;
    const next = text.charCodeAt(read + 1);
    let child = childOf(labels, states, state, next);
    while (child === 0 && (state = states[state * RECORD + FAIL] as number) >= deep) {
      child = childOf(labels, states, state, next);
    }
    if (child === 0) break;
    state = child;
    read += 1;
  }
  return read;
}

/** Spreads pairs of units over 32 bits; tables take the low ones. */
export function pairHash(previous: number, unit: number): number {
  return (Math.imul(previous, 0x9e3779b1) + unit) | 0;
}

/** Goes on from a pair's by one unit. */
export function tripleHash(pair: number, unit: number): number {
  return Math.imul(pair, 0x85ebca6b) + unit;
}

/** The state after a pair of units, or 0. */
export function stateOfPair(pairs: Int32Array, pair: number, hash: number): number {
  const mask = pairs.length - 1;
  let slot = (hash << 1) & mask;
  let state = pairs[slot + 1] as number;
  while (state !== 0 && pairs[slot] !== pair) {
    slot = (slot + 2) & mask;
    state = pairs[slot + 1] as number;
  }
  return state;
}

/** The state after `unit` from one that is two units deep or more, or 0. Few children are looked through, many halved. */
export function childOf(labels: Uint16Array, states: Int32Array, state: number, unit: number): number {
  let low = states[state * RECORD] as number;
  let high = states[state * RECORD + RECORD] as number;
  while (high - low > 8) {
    const middle = (low + high) >>> 1;
    if ((labels[middle] as number) <= unit) low = middle;
    else high = middle;
  }
  for (; low < high; low += 1) if (labels[low] === unit) return low;
  return 0;
}

/** Tells of the keyword that ends here and of each shorter one that ends here too. */
function report({ states, ends, lengths }: KeywordTables, from: number, end: number, visit: HitVisitor): void {
  for (let state = from; state !== 0;) {
    const keyword = ends[state] as number;
    visit(keyword, end - (lengths[keyword] as number), end);
    state = states[(states[state * RECORD + FAIL] as number) * RECORD + REPORT] as number;
  }
}

function scanSingles({ singles, singleBits }: KeywordTables, text: string, visit: HitVisitor): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if ((((singleBits[unit >>> 5] as number) >>> (unit & 31)) & 1) === 1) visit(singles[unit] as number, at, at + 1);
  }
}

import type { HitVisitor, KeywordTables } from './index';

/** Numbers a state takes in `states`, and which is which. */
export const RECORD = 3;
export const FIRST_CHILD = 0;
export const FAIL = 1;
export const REPORT = 2;

/**
 * Almost every place of a text begins no keyword, and one look at two neighbouring units usually shows it. So the text
 * is first walked pair by pair against a small set of bits: these looks do not wait for each other, which a step from
 * state to state would. Only where a pair is known does the automaton run, and only while it is two units or deeper.
 */
export function scanTables(tables: KeywordTables, text: string, visit: HitVisitor): void {
  if (tables.singles.length > 0) scanSingles(tables, text, visit);
  const { pairBits, labels, states, deep } = tables;
  const mask = pairBits.length * 32 - 1;
  const length = text.length;
  let previous = text.charCodeAt(0);
  for (let at = 1; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    const hash = pairHash(previous, unit);
    const bit = hash & mask;
    const pair = (previous << 16) | unit;
    previous = unit;
    if ((((pairBits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) continue;
    let state = stateOfPair(tables.pairs, pair, hash);
    while (state >= deep) {
      const record = state * RECORD;
      const reported = states[record + REPORT] as number;
      if (reported !== 0) report(tables, reported, at + 1, visit);
      if (at + 1 >= length) return;
      const next = text.charCodeAt(at + 1);
      let child = childOf(labels, states, state, next);
      while (child === 0 && (state = states[state * RECORD + FAIL] as number) >= deep) {
        child = childOf(labels, states, state, next);
      }
      // No suffix of two units or more goes on: the pairs take over at the same unit.
      if (child === 0) break;
      state = child;
      at += 1;
      previous = next;
    }
  }
}

/** Spreads the pairs; tables take the low bits. */
export function pairHash(previous: number, unit: number): number {
  return Math.imul(previous, 0x9e3779b1) + unit;
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

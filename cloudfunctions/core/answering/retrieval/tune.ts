import type { Gathered } from '../features';
import type { Terms } from './terms';

/** What each entry gets from each term: see `bm25`. */
export interface Postings {
  /** Where the run of each term begins. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  /** In how many of the entry's wordings the term stands. */
  readonly times: Int32Array;
  /** What it is worth to the entry; this is what is tuned. */
  readonly worths: Float32Array;
  /** By entry: what its worths were evened by. */
  readonly evened: Float64Array;
}

/** How far the right entry is to be ahead of every other, as a part of what is asked. */
const ahead = 0.2;
/** How much of what is lacking one wording makes up for. */
const step = 0.3;
/** Beyond this a shop's index would take longer to tune than to build; so many entries differ in more than shades. */
const mostEntries = 500;
/** An entry of fewer wordings says too little without one of them to learn from, and has none to spare. */
const fewestWordings = 3;
/** Wordings are taken far from each other, so that no entry is always the last to speak; a prime, so that all have a turn. */
const stride = 4801;

/**
 * Lets the entries tell themselves from their neighbours: every wording is looked up as if its own entry did not have it,
 * and where another entry comes too near, what they share gets worth more to the right one and less to the other. One turn
 * of a passive-aggressive perceptron; on wordings that were hidden, answers got right as often with fewer wrong ones.
 */
export function tune(
  { weights, wordingEnds, entryEnds }: Gathered,
  terms: Terms,
  rarity: Float64Array,
  index: Postings,
) {
  if (entryEnds.length > mostEntries) return;
  const { starts, entries, times, worths, evened } = index;
  const isShort = (entry: number) =>
    (entryEnds[entry] as number) - (entry === 0 ? 0 : (entryEnds[entry - 1] as number)) < fewestWordings;
  const owner = new Int32Array(wordingEnds.length);
  for (let entry = 0, wording = 0; entry < entryEnds.length; entry += 1)
    for (; wording < (entryEnds[entry] as number); wording += 1) owner[wording] = entry;
  const sums = new Float64Array(entryEnds.length);
  for (let turn = 0; turn < owner.length; turn += 1) {
    const wording = (turn * stride) % owner.length;
    const first = wording === 0 ? 0 : (wordingEnds[wording - 1] as number);
    const end = wordingEnds[wording] as number;
    const own = owner[wording] as number;
    if (isShort(own)) continue;
    sums.fill(0);
    let asked = 0;
    for (let at = first; at < end; at += 1) {
      const term = terms.of[at] as number;
      const worth = (weights[at] as number) * (rarity[term] as number);
      asked += worth;
      for (let slot = starts[term] as number; slot < (starts[term + 1] as number); slot += 1) {
        const entry = entries[slot] as number;
        sums[entry] = (sums[entry] as number) + (worths[slot] as number);
        if (entry !== own) continue;
        const count = times[slot] as number;
        const without = worth * (evened[own] as number) * (count / (count + 1) - (count - 1) / count);
        sums[own] = (sums[own] as number) - without;
      }
    }
    let rival = -1;
    for (let entry = 0; entry < sums.length; entry += 1)
      if (entry !== own && (rival < 0 || (sums[entry] as number) > (sums[rival] as number))) rival = entry;
    if (rival < 0 || asked === 0) continue;
    const lacking = ahead - ((sums[own] as number) - (sums[rival] as number)) / asked;
    if (lacking <= 0) continue;
    for (let at = first; at < end; at += 1) {
      const term = terms.of[at] as number;
      const change = step * lacking * (weights[at] as number) * (rarity[term] as number);
      for (let slot = starts[term] as number; slot < (starts[term + 1] as number); slot += 1) {
        if (entries[slot] === own) worths[slot] = (worths[slot] as number) + change;
        else if (entries[slot] === rival && !isShort(rival))
          worths[slot] = Math.max(0, (worths[slot] as number) - change);
      }
    }
  }
}

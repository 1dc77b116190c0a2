import type { Feature } from '../features';

export interface PassageMatch {
  passage: number;
  /** 0 to 1: how much of the query the passage speaks of, by the passage's own weights. */
  covered: number;
}

export interface PassageIndex {
  /** The best by BM25 score. */
  search(query: readonly Feature[], count: number): PassageMatch[];
}

/** How much a long passage has to share more to count as much. (Each feature counts once, so nothing saturates.) */
const lengthNorm = 0.6;

/**
 * BM25 over the features of short texts. Postings are flat arrays, one run per feature, with what each passage gets from
 * it worked out beforehand; a query only adds.
 */
export function compileIndex(passages: readonly (readonly Feature[])[]): PassageIndex {
  const terms = new Map<number, number>();
  const frequency: number[] = [];
  for (const passage of passages) {
    for (const { id } of passage) {
      const term = terms.get(id) ?? terms.size;
      if (term === terms.size) terms.set(id, term);
      frequency[term] = (frequency[term] ?? 0) + 1;
    }
  }
  const starts = new Int32Array(terms.size + 1);
  frequency.forEach((count, term) => (starts[term + 1] = (starts[term] ?? 0) + count));
  const rarity = Float64Array.from(frequency, (count) => rarityOf(count, passages.length));
  const mass = Float64Array.from(passages, (passage) =>
    passage.reduce((sum, { id, weight }) => sum + weight * (rarity[terms.get(id) ?? -1] ?? 0), 0),
  );
  const meanMass = mass.reduce((sum, each) => sum + each, 0) / Math.max(1, passages.length);
  const norm = mass.map((each) => 2 / (2 - lengthNorm + (lengthNorm * each) / (meanMass || 1)));
  const postings = new Int32Array(starts[terms.size] ?? 0);
  const worths = new Float32Array(postings.length);
  const next = starts.slice();
  passages.forEach((passage, at) => {
    for (const { id, weight } of passage) {
      const term = terms.get(id) ?? 0;
      const slot = next[term] ?? 0;
      next[term] = slot + 1;
      postings[slot] = at;
      worths[slot] = weight * (rarity[term] ?? 0);
    }
  });
  const unknown = rarityOf(0, passages.length);
  const sums = new Float64Array(passages.length);
  const touched = new Int32Array(passages.length);

  return {
    search(query, count) {
      let asked = 0;
      let found = 0;
      for (const { id, weight } of query) {
        const term = terms.get(id);
        asked += weight * (term === undefined ? unknown : (rarity[term] ?? 0));
        if (term === undefined) continue;
        for (let slot = starts[term] as number, end = starts[term + 1] as number; slot < end; slot += 1) {
          const passage = postings[slot] as number;
          const before = sums[passage] as number;
          if (before === 0) touched[found++] = passage;
          sums[passage] = before + (worths[slot] as number);
        }
      }
      const candidates = touched.subarray(0, found);
      const best = highest(candidates, sums, norm, count).map((passage) => {
        return { passage, covered: Math.min(1, (sums[passage] ?? 0) / asked) };
      });
      for (const passage of candidates) sums[passage] = 0;
      return best;
    },
  };
}

/** What everybody says tells nothing; what stands in one passage only tells most. */
export function rarityOf(count: number, passages: number): number {
  return Math.log(1 + (passages - count + 0.5) / (count + 0.5));
}

/** The `count` highest, without sorting the thousands that share one character with the question. */
function highest(candidates: Int32Array, sums: Float64Array, norm: Float64Array, count: number): number[] {
  const best: number[] = [];
  const scores: number[] = [];
  for (const passage of candidates) {
    const score = (sums[passage] as number) * (norm[passage] as number);
    if (best.length === count && score <= (scores[count - 1] as number)) continue;
    let at = Math.min(best.length, count - 1);
    while (at > 0 && (scores[at - 1] as number) < score) {
      best[at] = best[at - 1] as number;
      scores[at] = scores[at - 1] as number;
      at -= 1;
    }
    best[at] = passage;
    scores[at] = score;
  }
  return best;
}

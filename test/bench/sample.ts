// Short work, measured many times over: what one round costs per text, ours and the others' in turn, so that a busy moment
// of the machine hits all alike.

/** Keeps results alive, so that no engine finds out that nobody needs them. */
let kept = 0;

/** @returns for each of the works, microseconds per text in each of the rounds */
export function sampleInTurn<T>(
  rounds: number,
  texts: readonly T[],
  works: readonly ((text: T) => number)[],
): number[][] {
  const samples = works.map((): number[] => []);
  for (let round = -2; round < rounds; round += 1) {
    works.forEach((work, i) => {
      const started = performance.now();
      for (const text of texts) kept += work(text);
      const perText = ((performance.now() - started) * 1000) / texts.length;
      // The first rounds only warm up.
      if (round >= 0) samples[i]?.push(perText);
    });
  }
  if (Number.isNaN(kept)) throw new Error('a work gave no number');
  return samples;
}

/** Milliseconds of each run. */
export function timesOf(runs: number, work: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

/** The same numbers in every run, between 0 and 1. */
export function fixedRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

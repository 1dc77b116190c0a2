// One line of the bench: our figure beside a peer's, both measured in this run.
export interface BenchRow {
  /** What was measured, in words. */
  readonly name: string;
  /** Unit of `ours` and `peer`: `ms`, `µs`, … */
  readonly unit: string;
  /** Our median. */
  readonly ours: number;
  /** The peer's median, in the same unit and the same run. */
  readonly peer: number;
  readonly peerName: string;
  /** How many times the peer's figure ours is: below 1 is faster than the peer. */
  readonly ratio: number;
  /** What the ratio, or ours alone, should be, in words: `≤ 0.8`, `≤ 1000 ms`; empty when there is no bar. */
  readonly target: string;
  /** Whether the target was met in this run; null when there is no bar. */
  readonly met: boolean | null;
}

/** Builds a row from two samples of the same thing; the medians are compared. */
export function benchRow(row: {
  name: string;
  unit: string;
  ours: readonly number[];
  peer: readonly number[];
  peerName: string;
  /** Upper bound of ours ÷ peer. */
  atMost?: number;
  /** Upper bound of ours alone, in `unit`: how long a person waits is no ratio. */
  within?: number;
}): BenchRow {
  const ours = median(row.ours);
  const peer = median(row.peer);
  const ratio = ours / peer;
  return {
    name: row.name,
    unit: row.unit,
    ours,
    peer,
    peerName: row.peerName,
    ratio,
    target: [
      ...(row.atMost === undefined ? [] : [`≤ ${row.atMost}`]),
      ...(row.within === undefined ? [] : [`≤ ${row.within} ${row.unit}`]),
    ].join(', '),
    met:
      row.atMost === undefined && row.within === undefined
        ? null
        : ratio <= (row.atMost ?? Infinity) && ours <= (row.within ?? Infinity),
  };
}

export function median(sample: readonly number[]): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

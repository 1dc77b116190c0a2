// What ran one after another and what ran side by side: calls put into steps. Pure arithmetic on their times.
import type { Call } from '../../types';

/** A call on the drawing: where its bar begins and ends, as parts (0–1) of the whole drawing. */
export interface Bar {
  readonly call: Call;
  readonly left: number;
  readonly width: number;
  /** 1 for what waited for no other call, 2 for what began after a step-1 call had ended, … */
  readonly step: number;
}

export interface Drawing {
  readonly bars: Bar[];
  /** Bars by step, each in order of their start. */
  readonly steps: Bar[][];
  /** Real epoch milliseconds of the left edge, and how many milliseconds the drawing spans. */
  readonly from: number;
  readonly spanMs: number;
}

/**
 * @param frame other spans that the drawing must hold (the runs of the functions), real epoch milliseconds
 * @param now the end of what still runs
 */
export function draw(
  calls: readonly Call[],
  frame: readonly { startedAt: number; ms: number | null }[],
  now: number,
): Drawing {
  const end = ({ startedAt, ms }: { startedAt: number; ms: number | null }) => (ms === null ? now : startedAt + ms);
  const sorted = [...calls].sort((a, b) => a.startedAt - b.startedAt);
  const all = [...sorted, ...frame];
  const from = Math.min(...all.map(({ startedAt }) => startedAt), ...(all.length === 0 ? [now] : []));
  const spanMs = Math.max(1, ...all.map((each) => end(each) - from));

  const bars: Bar[] = [];
  for (const call of sorted) {
    let step = 1;
    for (const before of bars) {
      const ended = before.call.ms !== null && before.call.startedAt + before.call.ms <= call.startedAt;
      if (ended && before.step >= step) step = before.step + 1;
    }
    const left = (call.startedAt - from) / spanMs;
    bars.push({ call, left, width: (end(call) - call.startedAt) / spanMs, step });
  }
  const steps: Bar[][] = [];
  for (const bar of bars) (steps[bar.step - 1] ??= []).push(bar);
  return { bars, steps, from, spanMs };
}

/** When the first message to the visitor had gone out, real epoch milliseconds; null while none has. */
export function firstReplyAt(calls: readonly Call[]): number | null {
  const ends = calls.flatMap(({ name, startedAt, ms, outcome }) =>
    name === 'customerServiceMessage.send' && outcome === 'ok' && ms !== null ? [startedAt + ms] : [],
  );
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Round marks for the time axis: at most `most` of them, in milliseconds from the left edge. */
export function marks(spanMs: number, most = 6): number[] {
  const rough = spanMs / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? power * 10;
  return Array.from({ length: Math.floor(spanMs / unit) + 1 }, (_, n) => n * unit);
}

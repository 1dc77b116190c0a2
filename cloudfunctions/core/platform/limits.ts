import { performance } from 'node:perf_hooks';
import * as v from 'valibot';

/** WeChat drops a push that is not answered in 5 seconds (WeChat: 消息推送). */
const pushMs = 5_000;
/** A tick need not be longer: the next one goes on. */
const tickMs = 20_000;
/** A visitor waits so long for a slow answer at most. */
const workMs = 60_000;
/** A cloud function's time-out unless the console says otherwise. */
const usualTimeoutMs = 3_000;
/** The answer is given so long before: loading, the way there and back, and a busy machine take their part. */
const marginMs = 1_000;

/** What loading the code took, in a process that was started for it: counted from the process's start. */
const loadedMs = performance.now();
/** A process that was started ahead of time has waited, not loaded. */
const longestLoadMs = 3_000;
let loading = Math.min(loadedMs, longestLoadMs);

const Context = v.object({ time_limit_in_ms: v.pipe(v.number(), v.minValue(1)) });

/** How long a push may take in here, in milliseconds. @param context the function's second argument */
export function timeForPush(context: unknown): number {
  return timeLeft(context, pushMs);
}

/** How long a tick of the timer may take in here, in milliseconds. */
export function timeForTick(context: unknown): number {
  return timeLeft(context, tickMs);
}

/** How long a slow answer may take in here, in milliseconds. */
export function timeForWork(context: unknown): number {
  return timeLeft(context, workMs);
}

/** The function's own time-out as its context says, or the usual one; the first run in an instance has waited for the code to load. */
function timeLeft(context: unknown, limitMs: number): number {
  const read = v.safeParse(Context, context);
  const timeoutMs = read.success ? read.output.time_limit_in_ms : usualTimeoutMs;
  const ms = Math.min(timeoutMs, limitMs) - marginMs - loading;
  loading = 0;
  return Math.max(500, ms);
}

import * as v from 'valibot';

/** WeChat drops a push that is not answered in 5 seconds (WeChat: 消息推送). */
const pushMs = 5_000;
/** A cloud function's time-out unless the console says otherwise. */
const usualTimeoutMs = 3_000;
/** The answer is given so long before: loading, the way there and back, and a busy machine take their part. */
const marginMs = 600;

const Context = v.object({ time_limit_in_ms: v.pipe(v.number(), v.minValue(1)) });

/** How long a function may run, in milliseconds, as its context says; the usual time-out where it says nothing. */
function timeout(context: unknown): number {
  const read = v.safeParse(Context, context);
  return read.success ? read.output.time_limit_in_ms : usualTimeoutMs;
}

/** How long a push may take in here. @param context the function's second argument */
export function timeForPush(context: unknown): number {
  return Math.max(500, Math.min(timeout(context), pushMs) - marginMs);
}

/** How long a tick of the timer may take in here. */
export function timeForTick(context: unknown): number {
  return Math.max(500, Math.min(timeout(context), 20_000) - marginMs);
}

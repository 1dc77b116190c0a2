import * as v from 'valibot';

/** WeChat drops a push that is not answered in 5 seconds (WeChat: 消息推送). */
const pushMs = 5_000;
/** A tick need not be longer: the next one goes on. */
const tickMs = 20_000;
/** Somebody at a page waits so long at most. */
const pageMs = 20_000;
/** A visitor waits so long for a slow answer at most. */
const workMs = 60_000;
/** A cloud function's time-out unless the console says otherwise. */
const usualTimeoutMs = 3_000;
/** The answer is given so long before: loading, the way there and back, and a busy machine take their part. */
const marginMs = 1_000;

/** What of a run's time its context tells (SCF: 函数运行时, Node.js 的 context). */
const Limit = v.object({ time_limit_in_ms: v.pipe(v.number(), v.minValue(1)) });
const Clock = v.object({ getRemainingTimeInMillis: v.function() });

/** How long a push may take in here, in milliseconds. @param context the function's second argument */
export function timeForPush(context: unknown): number {
  return timeLeft(context, pushMs);
}

/** How long a tick of the timer may take in here, in milliseconds. */
export function timeForTick(context: unknown): number {
  return timeLeft(context, tickMs);
}

/** How long the answer to a page may take in here, in milliseconds. */
export function timeForPage(context: unknown): number {
  return timeLeft(context, pageMs);
}

/** How long a slow answer may take in here, in milliseconds. */
export function timeForWork(context: unknown): number {
  return timeLeft(context, workMs);
}

/**
 * What is left of the function's own time-out, as its context says, or of the usual one. Only the context knows what loading the code took of
 * the first run: a process may have been started long before it was needed.
 */
function timeLeft(context: unknown, limitMs: number): number {
  const limit = v.safeParse(Limit, context);
  const timeoutMs = limit.success ? limit.output.time_limit_in_ms : usualTimeoutMs;
  const used = Math.max(0, timeoutMs - (remainingIn(context) ?? timeoutMs));
  return Math.max(500, Math.min(timeoutMs, limitMs) - used - marginMs);
}

function remainingIn(context: unknown): number | null {
  const clock = v.safeParse(Clock, context);
  if (!clock.success) return null;
  const ms: unknown = clock.output.getRemainingTimeInMillis.call(context);
  return typeof ms === 'number' && Number.isFinite(ms) ? ms : null;
}

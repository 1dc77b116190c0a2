// What WeChat still lets us send, computed from facts: when the visitor last wrote and entered, and when our sends ended.
// In: the facts and the time. Out: how many and until when. It never counts down, so a late push cannot refill it.
import { allowanceLimits, keptForHuman } from '../../../contracts/limits';
import type { AllowanceFacts } from '../../../contracts/visitor';

/** Nothing happened yet. */
export const noFacts: AllowanceFacts = { lastMessageAt: null, lastEnterAt: null, sends: [], refusedAt: null };

/** How many of the newest sends are kept: more than any allowance holds. */
export const keptSends = 10;

/** We stop this long before WeChat's window ends: a send takes time, and clocks differ. */
export const windowMarginMs = 5_000;

export interface Allowance {
  /** Messages that WeChat will still take. */
  readonly left: number;
  /** Of these, what the bot may use. */
  readonly forBot: number;
  /** When the window ends, epoch milliseconds; null when none is open. */
  readonly until: number | null;
  /** Why nothing is left: the count is used up, or no window is open. */
  readonly none: 'allowance' | 'window' | null;
}

/**
 * What may still be sent. Inside the 48 hours after a message, entering again adds nothing: WeChat says it resets to the larger
 * limit, what exactly then is unconfirmed, and this is the stricter reading.
 * @param now epoch milliseconds
 */
export function allowance(facts: AllowanceFacts, now: number): Allowance {
  const { message, enter } = allowanceLimits;
  const byMessage = remaining(facts, facts.lastMessageAt, message, now);
  const { left, until } = byMessage.until === null ? remaining(facts, facts.lastEnterAt, enter, now) : byMessage;
  const forBot = byMessage.until === null ? left : Math.max(0, left - keptForHuman);
  return { left, forBot, until, none: until === null ? 'window' : left === 0 ? 'allowance' : null };
}

/** The facts after a message of the visitor. @param createTime WeChat's seconds */
export function afterMessage(facts: AllowanceFacts, createTime: number): AllowanceFacts {
  const lastMessageAt = later(facts.lastMessageAt, createTime);
  // WeChat's refusal held for what came before it; its times are whole seconds, so the same second counts as after.
  const answered = facts.refusedAt !== null && createTime * 1000 + 999 < facts.refusedAt.getTime();
  return { ...facts, lastMessageAt, refusedAt: answered ? facts.refusedAt : null };
}

/** The facts after the visitor entered by a contact button. @param createTime WeChat's seconds */
export function afterEnter(facts: AllowanceFacts, createTime: number): AllowanceFacts {
  return { ...facts, lastEnterAt: later(facts.lastEnterAt, createTime) };
}

function later(known: Date | null, createTime: number): Date {
  const time = createTime * 1000;
  return known !== null && known.getTime() >= time ? known : new Date(time);
}

function remaining(
  facts: AllowanceFacts,
  since: Date | null,
  limit: { readonly count: number; readonly windowMs: number },
  now: number,
): { left: number; until: number | null } {
  if (since === null) return { left: 0, until: null };
  const start = since.getTime();
  const until = start + limit.windowMs - windowMarginMs;
  if (now >= until) return { left: 0, until: null };
  if (facts.refusedAt !== null && facts.refusedAt.getTime() >= start) return { left: 0, until };
  const used = facts.sends.filter((end) => end.getTime() >= start).length;
  return { left: Math.max(0, limit.count - used), until };
}

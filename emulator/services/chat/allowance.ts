// How much the service may still say to one visitor. Pure: facts in, a new state out; it neither sends nor refuses.
//
// WeChat: "用户发送消息 5 条 / 48 小时, 用户进入客服消息 2 条 / 1 分钟, 不累加". Each action has its own remainder and end;
// what counts is the largest live remainder, never the sum, and one send takes one from every live remainder. So
// entering never lowers what a message gave, and a message always sets five anew.
import { ALLOWANCE } from './constants';

interface Grant {
  readonly left: number;
  /** Virtual time, epoch milliseconds; the grant is over at this moment. */
  readonly until: number;
}
export interface Allowance {
  readonly message: Grant | null;
  readonly enter: Grant | null;
}
export const NOTHING_ALLOWED: Allowance = { message: null, enter: null };

/** The visitor sent a message at `now`. */
export function afterMessage(now: number): Allowance {
  return { message: { left: ALLOWANCE.message.count, until: now + ALLOWANCE.message.lasts }, enter: null };
}

/**
 * The visitor came in by a contact button at `now`.
 * @param refills whether entering within the 48 hours of a message also sets that message's count back to five;
 *   WeChat's text can be read so, the stricter reading leaves it
 */
export function afterEnter(state: Allowance, now: number, refills: boolean): Allowance {
  const { message } = state;
  return {
    message: message && refills && now < message.until ? { ...message, left: ALLOWANCE.message.count } : message,
    enter: { left: ALLOWANCE.enter.count, until: now + ALLOWANCE.enter.lasts },
  };
}

/** One message went out at `now`. */
export function afterSend(state: Allowance, now: number): Allowance {
  const less = (grant: Grant | null) =>
    grant && now < grant.until ? { ...grant, left: Math.max(0, grant.left - 1) } : grant;
  return { message: less(state.message), enter: less(state.enter) };
}

/**
 * What may be said at `now`.
 * @returns `left` messages until `until` (epoch milliseconds of the virtual clock): the end of the grant that gives
 *   them, the later one when both do. `until` is null when no window is open; then `left` is 0
 */
export function allowed(state: Allowance, now: number): { left: number; until: number | null } {
  let best: Grant | null = null;
  for (const grant of [state.message, state.enter]) {
    if (!grant || now >= grant.until) continue;
    if (!best || grant.left > best.left || (grant.left === best.left && grant.until > best.until)) best = grant;
  }
  return best ? { left: best.left, until: best.until } : { left: 0, until: null };
}

// Why wx.openCustomerServiceChat failed. WeChat publishes no error table; these are the failures that shops have met.
import type { texts } from './texts';

export type ChatFailure = keyof typeof texts.failed;

/** @param error `{errMsg, errCode?}` as the fail callback gets it */
export function chatFailure(error: { errMsg?: string; errCode?: number }): ChatFailure {
  const said = error.errMsg ?? '';
  if (/cancel/i.test(said)) return 'cancelled';
  if (/not bind/i.test(said) || error.errCode === 6) return 'not-bound';
  if (/TAP gesture/i.test(said)) return 'needs-tap';
  if (/function not exist/i.test(said)) return 'in-wecom';
  if (/not supported?|can ?not use/i.test(said)) return 'not-supported';
  if (/invalid (url|extInfo|corpId)|parameter error|url/i.test(said)) return 'bad-link';
  return 'other';
}

/** Whether another tap on the same way may help. */
export const worthAnotherTap = (failure: ChatFailure): boolean =>
  failure === 'needs-tap' || failure === 'other' || failure === 'cancelled';

// Which ways of reaching a human work on this phone, best first. Pure.
import type { ContactConfiguration } from './configuration';

export type Way = 'contact' | 'wecom' | 'message' | 'phone';

export interface Phone {
  /** wx.getDeviceInfo().platform: ios, android, ohos, windows, mac, devtools. */
  readonly platform: string;
  /** Whether wx.openCustomerServiceChat exists (base library 2.19.0). */
  readonly canOpenChat: boolean;
}

/**
 * WeChat: `open-type="contact"` is not supported on HarmonyOS (button component page). For wx.openCustomerServiceChat the
 * API page says it is, the HarmonyOS guide says it is not: until that is settled it counts as not supported.
 */
const CHAT_ON_HARMONY = false;

/** The native chat alone when it works, else everything that does. */
export function waysOf(configuration: ContactConfiguration, phone: Phone): readonly Way[] {
  const harmony = phone.platform.startsWith('ohos');
  if (configuration.contact && !harmony) return ['contact'];
  return alternativesOf(configuration, phone);
}

/** Everything but the native chat. */
export function alternativesOf(configuration: ContactConfiguration, phone: Phone): readonly Way[] {
  const harmony = phone.platform.startsWith('ohos');
  const ways: Way[] = [];
  if (configuration.wecom && phone.canOpenChat && (!harmony || CHAT_ON_HARMONY)) ways.push('wecom');
  if (configuration.leaveMessagePage) ways.push('message');
  if (configuration.phone) ways.push('phone');
  return ways;
}

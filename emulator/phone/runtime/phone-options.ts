// What a phone is given when it is made, and what the emulator may change about it later.
import type { AppBundle } from '../compiler/bundle';
import type { EmulatorApi } from './emulator-api';
import type { EmulatorEvents } from './events';

export type Theme = 'light' | 'dark';
/** What the emulator says about this phone besides the app. */
export interface PhoneSettings {
  /** How long after a tap its code may still call methods that need one, in ms. */
  readonly tapGraceMs: number;
  /** The WeCom corporation bound for wx.openCustomerServiceChat; empty: none. */
  readonly customerServiceCorpId: string;
  /** What the phone says it is; on `ohos` a contact button does nothing. */
  readonly platform: 'devtools' | 'ios' | 'android' | 'ohos';
}
export interface PhoneOptions {
  readonly bundle: AppBundle;
  readonly openid: string;
  readonly api: EmulatorApi;
  readonly events: EmulatorEvents;
  /** Address under which the mini program's own files are served, with a slash at its end. */
  readonly files: string;
  readonly theme: Theme;
  readonly host: HTMLElement;
  readonly settings: PhoneSettings;
  /** An uncaught error of the mini program. */
  onException(error: { message: string; stack: string }): void;
}

// WeChat's APIs for customer service, as the rest of the core asks them. Refusals are values; they are expected.
import type { OutboundContent } from '../../../contracts/content';
import type { Check } from '../../../contracts/message';
import type { Caller } from './platform';

export interface WeChat {
  caller(): Caller;
  /** WeChat: customerServiceMessage.send. `media` ids in the content must be WeChat's own. Never throws for a refusal. */
  send(openid: string, content: OutboundContent): Promise<SendResult>;
  /** WeChat: subscribeMessage.send, a one-off message that the visitor allowed. Never throws for a refusal. */
  notify(openid: string, notice: Notice): Promise<SendResult>;
  /** Shows the visitor that somebody is typing, for 15 seconds (WeChat: 客服输入状态). Never throws: it is a nicety. */
  typing(openid: string): Promise<void>;
  /** WeChat: security.msgSecCheck, version 2. Never throws. */
  checkText(openid: string, text: string): Promise<Check>;
}

/**
 * - `sent`: WeChat took it.
 * - `refused`: WeChat answered with this errcode and did not take it.
 * - `unknown`: no answer, or one that does not tell.
 */
export type SendResult =
  | { readonly state: 'sent' }
  | { readonly state: 'refused'; readonly errcode: number }
  | { readonly state: 'unknown'; readonly errcode: number };

/** A subscribe message: its template, the values of the template's fields, and the page it opens. */
export interface Notice {
  readonly template: string;
  readonly data: Readonly<Record<string, string>>;
  readonly page: string | null;
}

// How the shop can be reached, said once for all contact buttons of the mini program.

export interface ContactConfiguration {
  /** Whether customer service is switched on for `open-type="contact"`. */
  readonly contact: boolean;
  /** 微信客服: the WeCom corporation bound to this mini program and its link (https://work.weixin.qq.com/kfid/…). */
  readonly wecom: { readonly corpId: string; readonly url: string } | null;
  readonly phone: string | null;
  /** Page with a form for leaving a message, or null. */
  readonly leaveMessagePage: string | null;
}

let configuration: ContactConfiguration = { contact: true, wecom: null, phone: null, leaveMessagePage: null };
const listeners = new Set<() => void>();

/** Changes what is named and leaves the rest; buttons already on the screen follow. */
export function configureContact(changes: Partial<ContactConfiguration>): void {
  configuration = { ...configuration, ...changes };
  for (const listener of listeners) listener();
}

export const contactConfiguration = (): ContactConfiguration => configuration;

/** @returns stops calling back */
export function onContactConfigured(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// The contact button. It opens WeChat's chat and tells the cloud where the visitor stood; where that chat does not work it
// offers what does. Say once, in app.ts, how the shop can be reached: configureContact({...}).
import { encodeSessionFrom } from '../../../contracts/session-from';
import type { ChatFailure } from './chat-failure';
import { chatFailure, worthAnotherTap } from './chat-failure';
import { contactConfiguration, onContactConfigured } from './configuration';
import { here } from './here';
import { openPage } from './navigate';
import type { CardTap } from './return-path';
import { returnUrl } from './return-path';
import { texts } from './texts';
import { throttle } from './throttle';
import type { Phone, Way } from './ways';
import { alternativesOf, waysOf } from './ways';

/** WeChat: the base library opens the chat at most once a second. */
const PAUSE = 1000;

Component({
  options: { multipleSlots: true },
  externalClasses: ['button-class'],
  properties: {
    text: { type: String, value: texts.ask },
    /** `primary`, `plain`, `row` (a list row), or `bare`: only what is in the slot. */
    look: { type: String, value: 'primary' },
    /** Id of the article the visitor reads, what they searched for, the conversation to go on with. */
    article: { type: String, value: '' },
    search: { type: String, value: '' },
    conversation: { type: String, value: '' },
    /** More of the page's query, where one page shows several things: `no=2026001`. */
    query: { type: String, value: '' },
    /** The card that WeChat offers to send into the chat. */
    cardTitle: { type: String, value: '' },
    cardPath: { type: String, value: '' },
    cardImage: { type: String, value: '' },
    /** Whether a tap on a card in the chat opens its page; false: only the event `contact`. */
    navigate: { type: Boolean, value: true },
  },
  data: {
    texts,
    native: true,
    sessionFrom: '',
    ways: [] as readonly Way[],
    open: false,
    failure: '',
    phone: '',
  },
  observers: {
    'article, search, conversation, query'() {
      this.writeSessionFrom();
    },
  },
  lifetimes: {
    attached() {
      const instance = this as unknown as Private;
      instance.mayAct = throttle(PAUSE);
      instance.stopListening = onContactConfigured(() => this.chooseWays());
      this.chooseWays();
      this.writeSessionFrom();
    },
    detached() {
      (this as unknown as Private).stopListening?.();
    },
  },
  pageLifetimes: {
    /** Only now is it sure that the page this button stands on is the one on top. */
    show() {
      this.writeSessionFrom();
    },
  },
  methods: {
    chooseWays() {
      const ways = waysOf(contactConfiguration(), phone());
      this.setData({ ways, native: ways[0] === 'contact', phone: contactConfiguration().phone ?? '' });
    },
    writeSessionFrom() {
      const { article, search, conversation, query } = this.data;
      const sessionFrom = encodeSessionFrom({ page: here(query), article, search, conversation });
      if (sessionFrom !== this.data.sessionFrom) this.setData({ sessionFrom });
    },
    /** WeChat opens its chat by itself; the page may have changed its query since this button was attached. */
    onNativeTap() {
      this.writeSessionFrom();
      this.triggerEvent('open', { way: 'contact' });
    },
    onContact(event: WechatMiniprogram.CustomEvent<CardTap>) {
      this.triggerEvent('contact', event.detail);
      const url = returnUrl(event.detail, here());
      if (this.data.navigate && url) void openPage(url);
    },
    /** One way: take it; several: let the visitor choose, for WeChat wants a tap of its own for each. */
    onTap() {
      const [only, ...more] = this.data.ways;
      if (only && more.length === 0) this.take(only);
      else this.setData({ open: true, failure: only ? '' : texts.none });
    },
    onChoose(event: WechatMiniprogram.TouchEvent<object, object, { way: Way }>) {
      this.take(event.currentTarget.dataset.way);
    },
    onClose() {
      this.setData({ open: false, failure: '' });
    },
    take(way: Way) {
      const { wecom, phone: number, leaveMessagePage } = contactConfiguration();
      if (!(this as unknown as Private).mayAct()) return;
      this.triggerEvent('open', { way });
      if (way === 'wecom' && wecom) this.openChat(wecom);
      if (way === 'phone' && number) wx.makePhoneCall({ phoneNumber: number, complete: () => this.onClose() });
      if (way === 'message' && leaveMessagePage) {
        this.onClose();
        void openPage(`${leaveMessagePage}?from=${encodeURIComponent(this.data.sessionFrom)}`);
      }
    },
    openChat(wecom: { readonly corpId: string; readonly url: string }) {
      const { cardTitle, cardPath, cardImage } = this.data;
      wx.openCustomerServiceChat({
        extInfo: { url: wecom.url },
        corpId: wecom.corpId,
        showMessageCard: cardTitle !== '',
        sendMessageTitle: cardTitle,
        sendMessagePath: cardPath,
        sendMessageImg: cardImage,
        success: () => this.onClose(),
        fail: (error) => this.explain(chatFailure(error), error),
      });
    },
    /** Keeps the sheet open with what happened and with the ways that are left. */
    explain(failure: ChatFailure, error: unknown) {
      console.warn('wx.openCustomerServiceChat:', error);
      this.triggerEvent('failed', { failure, error });
      if (failure === 'cancelled') return;
      const ways = alternativesOf(contactConfiguration(), phone());
      const left = worthAnotherTap(failure) ? ways : ways.filter((way) => way !== 'wecom');
      this.setData({ open: true, ways: left, failure: left.length > 0 ? texts.failed[failure] : texts.none });
    },
  },
});

/** What an instance keeps beside its data. */
interface Private {
  mayAct: () => boolean;
  stopListening?: () => void;
}

function phone(): Phone {
  // WeChat: getDeviceInfo since base library 2.20.1.
  const { platform } = typeof wx.getDeviceInfo === 'function' ? wx.getDeviceInfo() : wx.getSystemInfoSync();
  return { platform, canOpenChat: typeof wx.openCustomerServiceChat === 'function' };
}

// Every page of the mini program in every state that a visitor can meet it in. In: nothing. Out: the list that
// `npm run screens` takes its pictures of.
import type { Page } from 'playwright-core';
import { deskAnswers } from './desk-answers';
import { deskRules } from './desk-rules';

/** What the cloud does when the page asks: it answers, never does, fails, or there is no network. */
export type CloudIs = 'answering' | 'slow' | 'failing' | 'away';
/** Whose phone: somebody with a past, somebody new, the shop's owner, or one of its agents. */
export type Who = 'regular' | 'newcomer' | 'owner' | 'agent';

export interface State {
  readonly name: string;
  /** Path and query as the phone opens it. */
  readonly page: string;
  readonly who?: Who;
  readonly cloud?: CloudIs;
  /** The picture is of a failure that `act` brought about. */
  readonly fails?: true;
  /** What the visitor does before the picture is taken. */
  readonly act?: (phone: Page) => Promise<void>;
}

const tap = (text: string) => (phone: Page) => phone.getByText(text).first().click();
const toTheEnd = (phone: Page) => phone.mouse.move(195, 500).then(() => phone.mouse.wheel(0, 5000));
const search = (text: string) => `help/home/home?search=${encodeURIComponent(text)}`;

export const states: readonly State[] = [
  { name: 'home', page: 'pages/home/home' },
  { name: 'home-end', page: 'pages/home/home', act: toTheEnd },
  { name: 'product', page: 'pages/product/product?id=gaiwan' },
  { name: 'product-end', page: 'pages/product/product?id=gaiwan', act: toTheEnd },
  { name: 'product-gone', page: 'pages/product/product?id=gone' },
  { name: 'order', page: 'pages/order/order' },
  { name: 'me', page: 'pages/me/me' },
  { name: 'contact-chat', page: 'pages/product/product?id=gaiwan', act: tap('咨询客服') },

  { name: 'help-home', page: 'help/home/home' },
  { name: 'help-home-end', page: 'help/home/home', act: toTheEnd },
  { name: 'help-category', page: 'help/home/home', act: tap('退换货') },
  { name: 'help-loading', page: 'help/home/home', cloud: 'slow' },
  { name: 'help-error', page: 'help/home/home', cloud: 'failing' },
  { name: 'help-offline', page: 'help/home/home', cloud: 'away' },
  { name: 'search', page: search('运费') },
  { name: 'search-nothing', page: search('zzqq') },
  { name: 'search-error', page: search('运费'), cloud: 'failing' },
  { name: 'article', page: 'help/article/article?id=ship-when' },
  { name: 'article-voted', page: 'help/article/article?id=ship-when', act: tap('没帮助') },
  { name: 'article-long', page: 'help/article/article?id=screens-long' },
  { name: 'article-none', page: 'help/article/article' },
  { name: 'article-loading', page: 'help/article/article?id=ship-when', cloud: 'slow' },

  { name: 'conversations', page: 'help/conversations/conversations' },
  { name: 'conversations-empty', page: 'help/conversations/conversations', who: 'newcomer' },
  { name: 'conversations-loading', page: 'help/conversations/conversations', cloud: 'slow' },
  { name: 'conversations-offline', page: 'help/conversations/conversations', cloud: 'away' },
  { name: 'transcript', page: 'help/transcript/transcript' },
  { name: 'transcript-rating', page: 'help/transcript/transcript', act: rate },
  { name: 'transcript-empty', page: 'help/transcript/transcript', who: 'newcomer' },
  { name: 'transcript-error', page: 'help/transcript/transcript', cloud: 'failing' },
  { name: 'leave-message', page: 'help/leave-message/leave-message' },
  { name: 'leave-message-wrong', page: 'help/leave-message/leave-message', act: tap('提交留言') },
  { name: 'leave-message-done', page: 'help/leave-message/leave-message', act: leaveMessage },
  { name: 'leave-message-offline', page: 'help/leave-message/leave-message', cloud: 'away' },
  { name: 'privacy', page: 'help/privacy/privacy' },
  { name: 'privacy-confirm', page: 'help/privacy/privacy', act: tap('删除我的数据') },
  { name: 'privacy-error', page: 'help/privacy/privacy', cloud: 'failing' },

  ...deskRules,
  ...deskAnswers,
];

async function rate(phone: Page): Promise<void> {
  await toTheEnd(phone);
  await phone.locator('.t-rate__icon').nth(3).click();
}

async function leaveMessage(phone: Page): Promise<void> {
  await phone.locator('textarea').first().fill('收到的盖碗有一道小裂纹，想问一下能不能补发一只，谢谢。');
  await phone.getByText('提交留言').click();
  await phone.getByText('留言已收到').waitFor();
}

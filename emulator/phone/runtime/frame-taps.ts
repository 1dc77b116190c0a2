// What a finger on the phone's own frame does: a tab of the native tab bar, and the capsule's menu.
import { methodOf } from './glass';
import type { Phone } from './phone';
import { shareMessage } from './sharing';

export function tabTapped(phone: Phone, index: number): void {
  const tab = phone.appearance.themed.tabBar?.list[index];
  if (!tab) return;
  const same = phone.stack.top?.path === tab.pagePath;
  const page = phone.stack.switchTab({ path: tab.pagePath, query: {} });
  if (same || page.caller.onTabItemTap)
    phone.runPage(page, 'onTabItemTap', { index: String(index), pagePath: tab.pagePath, text: tab.text ?? '' });
}

/** WeChat 转发: the menu offers it only on a page that has onShareAppMessage; 收藏 it offers always. */
export async function menuTapped(phone: Phone): Promise<void> {
  const page = phone.stack.top;
  if (!page) return;
  const items: [label: string, run: () => unknown][] = [];
  if (methodOf(page.caller, 'onShareAppMessage'))
    items.push(['发送给朋友', () => shareMessage(phone, page, { from: 'menu' })]);
  if (methodOf(page.caller, 'onShareTimeline'))
    items.push(['分享到朋友圈', () => phone.runPage(page, 'onShareTimeline', {})]);
  items.push(['收藏', () => phone.runPage(page, 'onAddToFavorites', {})]);
  items.push(['重新进入小程序', () => phone.stack.restart({ path: phone.bundle.entryPage, query: {} })]);
  const chosen = await phone.overlays.choose(items.map(([label]) => label));
  if (chosen !== null) await items[chosen]?.[1]();
}

// Going from page to page. WeChat's refusals: unknown pages, tabs by the wrong method, more than ten pages.
import { channelPair } from '../event-channel';
import type { Phone } from '../phone';
import { maxPages } from '../stack';
import { parsePageUrl, type PageAddress } from '../url';
import { need, numberOr, WxFailure, type Options, type WxTopic } from './method';

type Listener = (...args: unknown[]) => void;

export function navigation(phone: Phone): WxTopic {
  const { stack } = phone;
  const target = (options: Options): PageAddress => {
    const address = parsePageUrl(need(options, 'url'), stack.top?.path ?? null);
    if (!phone.bundle.pages.includes(address.path)) throw new WxFailure(`page "${address.path}" is not found`);
    return address;
  };
  const noTab = (address: PageAddress, method: string): PageAddress => {
    if (stack.isTab(address.path)) throw new WxFailure(`can not ${method} a tabbar page`);
    return address;
  };
  return {
    work: {
      navigateTo: (options) => {
        const address = noTab(target(options), 'navigateTo');
        if (stack.pages.length >= maxPages) throw new WxFailure('webview count limit exceed');
        const { opener, opened } = channelPair(options.events as Record<string, Listener> | undefined);
        stack.push(address, opened);
        return { eventChannel: opener };
      },
      redirectTo: (options) => {
        stack.replace(noTab(target(options), 'redirectTo'));
      },
      reLaunch: (options) => {
        stack.restart(target(options));
      },
      switchTab: (options) => {
        const address = target(options);
        if (!stack.isTab(address.path)) throw new WxFailure('can not switch to no-tabBar page');
        stack.switchTab({ path: address.path, query: {} });
      },
      navigateBack: (options) => {
        if (!stack.back(Math.max(1, numberOr(options, 'delta', 1))))
          throw new WxFailure('cannot navigate back at first page.');
      },
      navigateToMiniProgram: async (options) => {
        if (!phone.gestures.byTap) throw new WxFailure('can only be invoked by user TAP gesture.');
        const appId = need(options, 'appId');
        const { confirm } = await phone.overlays.confirm({ content: `即将打开小程序 ${appId}`, confirmText: '允许' });
        if (!confirm) throw new WxFailure('cancel');
      },
      exitMiniProgram: () => {
        if (!phone.gestures.byTap) throw new WxFailure('can only be invoked by user TAP gesture.');
        phone.app.goHome();
      },
    },
  };
}

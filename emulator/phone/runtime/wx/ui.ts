// What a page may do with the phone's frame: toasts, dialogs, the navigation bar, tabs, scrolling, pull-down.
import { createAnimation } from '../engine/animation';
import { PhoneIntersectionObserver, type IntersectionOptions } from '../engine/intersection';
import { nextFrame } from '../engine/backend';
import type { Caller } from '../glass';
import type { Phone } from '../phone';
import type { TabBar } from '../shell/tab-bar';
import { need, numberOr, stringOr, WxFailure, type Options, type WxTopic } from './method';

/** WeChat showModal: button texts have at most four characters. */
const buttonLimit = 4;

export function ui(phone: Phone): WxTopic {
  return {
    work: { ...dialogs(phone), ...bars(phone), ...scrolling(phone) },
    plain: {
      createAnimation,
      createSelectorQuery: () => phone.selectorQuery(),
      createIntersectionObserver: (component: Caller | undefined, options?: IntersectionOptions) =>
        new PhoneIntersectionObserver(
          () => component?._$ ?? phone.queryPage()?.component ?? null,
          () => phone.queryPage(),
          options,
        ),
      nextTick: (run: () => void) => {
        nextFrame(() => {
          phone.guard(run);
        });
      },
    },
  };
}

function dialogs(phone: Phone): WxTopic['work'] & object {
  const { overlays } = phone;
  return {
    showToast: (options: Options) => {
      const image = stringOr(options, 'image', '');
      overlays.toast(
        {
          title: need(options, 'title'),
          icon: stringOr(options, 'icon', 'success'),
          image: image === '' ? null : phone.files.url(image),
          mask: options.mask === true,
          duration: numberOr(options, 'duration', 1500),
        },
        'toast',
      );
    },
    hideToast: () => {
      overlays.hideToast('toast');
    },
    showLoading: (options: Options) => {
      overlays.toast(
        { title: need(options, 'title'), icon: 'loading', image: null, mask: options.mask === true, duration: null },
        'loading',
      );
    },
    hideLoading: () => {
      overlays.hideToast('loading');
    },
    showModal: async (options: Options) => {
      for (const key of ['cancelText', 'confirmText']) {
        if (stringOr(options, key, '').length > buttonLimit)
          throw new WxFailure(`${key} length should not larger than ${buttonLimit} Chinese characters`);
      }
      const answer = await overlays.confirm(options);
      return {
        confirm: answer.confirm,
        cancel: !answer.confirm,
        content: answer.confirm && options.editable === true ? answer.content : null,
      };
    },
    showActionSheet: async (options: Options) => {
      const items = need<string[]>(options, 'itemList', 'Array');
      if (items.length === 0) throw new WxFailure('parameter error: itemList should not be empty');
      if (items.length > 6) throw new WxFailure('parameter error: itemList should not be large than 6');
      const tapIndex = await overlays.choose(items, options);
      if (tapIndex === null) throw new WxFailure('cancel');
      return { tapIndex };
    },
    hideKeyboard: () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
    enableAlertBeforeUnload: () => undefined,
    disableAlertBeforeUnload: () => undefined,
    loadFontFace: () => {
      throw new WxFailure('the emulator loads no font from the network');
    },
  };
}

function bars(phone: Phone): WxTopic['work'] & object {
  const top = () => {
    const page = phone.stack.top;
    if (!page) throw new WxFailure('page is not ready');
    return page.frame;
  };
  const tabBar = (): TabBar => {
    const page = phone.stack.top;
    if (!phone.tabBar || !page || !phone.stack.isTab(page.path)) throw new WxFailure('not TabBar page');
    return phone.tabBar;
  };
  const tab = (options: Options, change: Parameters<TabBar['update']>[1]) => {
    const index = need<number>(options, 'index', 'Number');
    if (!tabBar().update(index, change)) throw new WxFailure('tabbar item not found');
  };
  return {
    setNavigationBarTitle: (options: Options) => {
      top().title = need(options, 'title');
    },
    setNavigationBarColor: (options: Options) => {
      const front = need(options, 'frontColor');
      if (front !== '#ffffff' && front !== '#000000') throw new WxFailure(`invalid frontColor "${front}"`);
      const frame = top();
      frame.configure({
        ...frame.config,
        navigationBarTextStyle: front === '#ffffff' ? 'white' : 'black',
        navigationBarBackgroundColor: need(options, 'backgroundColor'),
      });
    },
    showNavigationBarLoading: () => {
      top().loading = true;
    },
    hideNavigationBarLoading: () => {
      top().loading = false;
    },
    hideHomeButton: () => {
      top().hasHome = false;
    },
    setBackgroundColor: (options: Options) => {
      const frame = top();
      frame.configure({
        ...frame.config,
        backgroundColor: stringOr(options, 'backgroundColor', frame.config.backgroundColor ?? '#ffffff'),
      });
    },
    setBackgroundTextStyle: () => undefined,
    setTabBarBadge: (options: Options) => {
      tab(options, { badge: need(options, 'text'), dot: false });
    },
    removeTabBarBadge: (options: Options) => {
      tab(options, { badge: '' });
    },
    showTabBarRedDot: (options: Options) => {
      tab(options, { dot: true, badge: '' });
    },
    hideTabBarRedDot: (options: Options) => {
      tab(options, { dot: false });
    },
    setTabBarItem: (options: Options) => {
      const pick = (key: string) => (typeof options[key] === 'string' ? { [key]: options[key] } : {});
      tab(options, { ...pick('text'), ...pick('iconPath'), ...pick('selectedIconPath') });
    },
    setTabBarStyle: (options: Options) => {
      tabBar().configure(options);
    },
    showTabBar: () => {
      tabBar().shown = true;
    },
    hideTabBar: () => {
      tabBar().shown = false;
    },
  };
}

function scrolling(phone: Phone): WxTopic['work'] & object {
  return {
    pageScrollTo: (options: Options) => {
      const page = phone.stack.top;
      if (!page) throw new WxFailure('page is not ready');
      const { scroller } = page;
      let top = numberOr(options, 'scrollTop', 0);
      if (typeof options.selector === 'string') {
        const found = page.root.getComponent().getShadowRoot()?.querySelector(options.selector)?.getBackendElement() as
          Element | null | undefined;
        if (!found) throw new WxFailure(`selector "${options.selector}" matches nothing`);
        top =
          found.getBoundingClientRect().top -
          scroller.getBoundingClientRect().top +
          scroller.scrollTop +
          numberOr(options, 'offsetTop', 0);
      }
      scroller.scrollTo({ top, behavior: numberOr(options, 'duration', 300) > 0 ? 'smooth' : 'auto' });
    },
    startPullDownRefresh: () => {
      phone.pullDown.start();
    },
    stopPullDownRefresh: () => {
      phone.pullDown.stop();
    },
  };
}

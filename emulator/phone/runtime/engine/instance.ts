// What `this` of pages and components has on WeChat and the adapter lacks, and setData as strict as a phone.
import { ComponentCaller, domOf, ownerOf, type Caller, type GlassComponent } from '../glass';
import type { Phone } from '../phone';
import { runKeyframes } from './animation';
import { nextFrame } from './backend';
import { PhoneIntersectionObserver, type IntersectionOptions } from './intersection';
import { MediaQueryObserver } from './media-query';
import { checkSetData } from './set-data';
import { routerFrom } from './router';

/** Changes the prototype all instances share; call once. */
export function patchInstances(phone: Phone): void {
  const prototype = ComponentCaller.prototype as unknown as Record<string, unknown>;
  const methods: Record<string, (this: Caller, ...args: never[]) => unknown> = {
    setData(given: unknown, callback?: () => void) {
      const { data, warnings, errors } = checkSetData(given, this.is);
      // What a package's own components do is not for the author of the pages to mend.
      const packaged = this.is.startsWith('miniprogram_npm/');
      for (const warning of warnings) phone.console.once(warning, packaged ? 'debug' : 'warn');
      for (const error of errors) phone.console.error(error);
      this._$.setData(data as never);
      if (typeof callback === 'function') {
        nextFrame(() => {
          phone.guard(() => {
            callback.call(this);
          });
        });
      }
    },
    triggerEvent(
      name: string,
      detail?: unknown,
      options?: { bubbles?: boolean; composed?: boolean; capturePhase?: boolean },
    ) {
      this._$.triggerEvent(name, detail === undefined ? {} : detail, options ?? {});
    },
    createSelectorQuery() {
      return phone.selectorQuery().in(this);
    },
    createIntersectionObserver(options?: IntersectionOptions) {
      return new PhoneIntersectionObserver(
        () => this._$,
        () => phone.queryPage(),
        options,
      );
    },
    createMediaQueryObserver() {
      return new MediaQueryObserver(() => phone.windowSize);
    },
    animate(selector: string, keyframes: Record<string, unknown>[], duration: number, callback?: unknown) {
      if (typeof duration !== 'number')
        phone.console.once('this.animate by a scroll timeline is not supported by this phone.');
      const nodes = this._$.getShadowRoot()?.querySelectorAll(selector) ?? [];
      let left = nodes.length;
      for (const node of nodes) {
        const dom = domOf(node);
        if (!dom || typeof duration !== 'number') continue;
        runKeyframes(dom, keyframes, duration, () => {
          left -= 1;
          if (left === 0 && typeof callback === 'function') phone.guard(callback as () => void);
        });
      }
    },
    clearAnimation(selector: string, options?: unknown, callback?: () => void) {
      for (const node of this._$.getShadowRoot()?.querySelectorAll(selector) ?? []) {
        for (const animation of domOf(node)?.getAnimations() ?? []) animation.cancel();
      }
      const done = typeof options === 'function' ? (options as () => void) : callback;
      if (done) phone.guard(done);
    },
    getTabBar() {
      const root = pageOf(this);
      const page = phone.stack.pages.find((each) => each.root.getComponent() === root);
      return page?.tabBar?.get() ?? null;
    },
    getPageId() {
      return `pageId:${phone.stack.top?.id ?? 0}`;
    },
    setUpdatePerformanceListener() {
      return undefined;
    },
    setInitialRenderingCache() {
      return undefined;
    },
  };
  Object.assign(prototype, methods);
  // WeChat 页面路由器: addresses count from the component's own file, or from the page it is on.
  Object.defineProperty(prototype, 'router', {
    get(this: Caller) {
      return routerFrom(phone, this.is);
    },
  });
  Object.defineProperty(prototype, 'pageRouter', {
    get(this: Caller) {
      return routerFrom(phone, pageOf(this).is);
    },
  });
  const dataset = Object.getOwnPropertyDescriptor(prototype, 'dataset');
  Object.defineProperty(prototype, 'dataset', {
    ...dataset,
    get(this: Caller) {
      return this._$.dataset ?? {};
    },
  });
}

/** The page a component stands on: who wrote what wrote it, up to the one that nobody wrote. */
function pageOf(caller: Caller): GlassComponent {
  let at = caller._$;
  for (let owner = ownerOf(at); owner; owner = ownerOf(at)) at = owner;
  return at;
}

// What `this` of pages and components has on WeChat and the adapter lacks, and setData as strict as a phone.
import { ComponentCaller, domOf, type Caller } from '../glass';
import type { Phone } from '../phone';
import { runKeyframes } from './animation';
import { nextFrame } from './backend';
import { PhoneIntersectionObserver, type IntersectionOptions } from './intersection';
import { checkSetData } from './set-data';

/** Changes the prototype all instances share; call once. */
export function patchInstances(phone: Phone): void {
  const prototype = ComponentCaller.prototype as unknown as Record<string, unknown>;
  const methods: Record<string, (this: Caller, ...args: never[]) => unknown> = {
    setData(given: unknown, callback?: () => void) {
      const { data, warnings, errors } = checkSetData(given, this.is);
      for (const warning of warnings) phone.console.warn(warning);
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
    animate(selector: string, keyframes: Record<string, unknown>[], duration: number, callback?: unknown) {
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
      return null;
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
  const dataset = Object.getOwnPropertyDescriptor(prototype, 'dataset');
  Object.defineProperty(prototype, 'dataset', {
    ...dataset,
    get(this: Caller) {
      return this._$.dataset ?? {};
    },
  });
}

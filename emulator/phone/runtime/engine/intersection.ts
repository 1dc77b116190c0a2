// wx.createIntersectionObserver over the browser's own.
import { domOf, type GlassComponent } from '../glass';
import { rectIn, type QueryPage } from './selector-query';
import { snapshot } from './events';

interface Margins {
  left?: number;
  right?: number;
  top?: number;
  bottom?: number;
}
export interface IntersectionOptions {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

export class PhoneIntersectionObserver {
  #relative: { selector: string | null; margins: Margins }[] = [];
  #observers: IntersectionObserver[] = [];

  constructor(
    private readonly root: () => GlassComponent | null,
    private readonly page: () => QueryPage | null,
    private readonly options: IntersectionOptions = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.#relative.push({ selector, margins });
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.#relative.push({ selector: null, margins });
    return this;
  }

  observe(selector: string, callback: (result: Record<string, unknown>) => void): void {
    const shadow = this.root()?.getShadowRoot();
    const page = this.page();
    if (!shadow || !page) return;
    const first = this.options.observeAll ? null : shadow.querySelector(selector);
    const nodes = this.options.observeAll ? shadow.querySelectorAll(selector) : first ? [first] : [];
    const reference = this.#relative.at(-1) ?? { selector: null, margins: {} };
    const relative = reference.selector === null ? null : shadow.querySelector(reference.selector);
    const { top = 0, right = 0, bottom = 0, left = 0 } = reference.margins;
    for (const node of nodes) {
      const dom = domOf(node);
      if (!dom) continue;
      let ratio = this.options.initialRatio ?? 0;
      const observer = new IntersectionObserver(
        (entries) => {
          const entry = entries.at(-1);
          if (!entry || (entry.intersectionRatio === ratio && ratio === 0 && !entry.isIntersecting)) return;
          ratio = entry.intersectionRatio;
          const origin = page.scroller.getBoundingClientRect();
          const shift = (rect: DOMRectReadOnly | null) =>
            rect && {
              left: rect.left - origin.left,
              top: rect.top - origin.top,
              right: rect.right - origin.left,
              bottom: rect.bottom - origin.top,
              width: rect.width,
              height: rect.height,
            };
          const { id, dataset } = snapshot(node);
          callback({
            id,
            dataset,
            intersectionRatio: entry.intersectionRatio,
            intersectionRect: shift(entry.intersectionRect),
            boundingClientRect: rectIn(page.scroller, dom),
            relativeRect: shift(entry.rootBounds),
            time: Date.now(),
          });
        },
        {
          root: relative ? domOf(relative) : page.scroller,
          rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
          threshold: this.options.thresholds ?? [0],
        },
      );
      observer.observe(dom);
      this.#observers.push(observer);
    }
  }

  disconnect(): void {
    for (const observer of this.#observers) observer.disconnect();
    this.#observers = [];
  }
}

// The DOM under glass-easel: WeChat's tags become `wx-` elements, so that none is real HTML with a behaviour of its own.
import { glassEasel, type GlassElement } from '../glass';
import type { StyleSheets } from './styles';
import { phoneUnits } from './units';

/** Events of the browser that WeChat passes on as they are. */
const passedOn = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend']);

export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  readonly #listened = new WeakMap<object, Set<string>>();

  /** @param placed told the tag of every element that is put into a page, hosts of components included */
  constructor(
    private readonly styles: StyleSheets,
    placed: (tag: string) => void,
  ) {
    super();
    this.document = {
      createElement: (tag: string) => {
        placed(tag);
        return createElement(tag);
      },
      createTextNode: (content: string) => document.createTextNode(content),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof this.document;
  }

  override appendStyleSheetPath(path: string): number {
    this.styles.use(path);
    return 0;
  }

  /** Gestures are the phone's own: the stock recogniser knows neither touches nor long presses. */
  override onEvent(): void {
    return undefined;
  }

  override setListenerStats(
    element: Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>[0],
    type: string,
  ): void {
    if (!passedOn.has(type)) return;
    const known = this.#listened.get(element) ?? new Set();
    if (known.has(type)) return;
    this.#listened.set(element, known.add(type));
    const dom = element as unknown as HTMLElement & { __wxElement?: GlassElement };
    dom.addEventListener(type, (event) => {
      const node = dom.__wxElement;
      if (node && event.target === dom)
        glassEasel.Event.triggerEvent(node, type, {}, { bubbles: true, composed: true });
    });
  }

  override setModelBindingStat(): void {
    return undefined;
  }

  /** The next frame; a phone that is not visible still goes on. */
  override render(done: (error: Error | null) => void): void {
    nextFrame(() => {
      done(null);
    });
  }
}

function createElement(tag: string): HTMLElement {
  const element = document.createElement(`wx-${tag}`);
  const set = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => {
    set(name, name === 'style' ? phoneUnits(value.replace(/^;+|;+(?=;)/g, '')) : value);
  };
  return element;
}

/** Runs after the next paint, at the latest 100 ms from now. */
export function nextFrame(run: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, 100);
  requestAnimationFrame(() => setTimeout(once, 0));
}

// wx.createSelectorQuery: what a page may learn of its own layout, always later and never the node itself.
import { domOf, glassEasel, isComponent, type Caller, type GlassComponent, type GlassElement } from '../glass';
import { nextFrame } from './backend';

export interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
}
type Answer = Record<string, unknown> | null;
type Callback = (result: unknown) => void;

/** Where a query looks when no component is named, and what frames the page. */
export interface QueryPage {
  readonly component: GlassComponent;
  readonly scroller: HTMLElement;
}
/** What `fields({node: true})` and `context()` of a component give: a canvas, a video's controls, … */
export type NodeHandles = (node: GlassElement, dom: HTMLElement, kind: 'node' | 'context') => unknown;

interface Request {
  readonly find: (root: GlassComponent) => GlassElement[] | 'viewport';
  readonly all: boolean;
  readonly fields: Fields;
  readonly callback: Callback | undefined;
}

export class SelectorQuery {
  #root: GlassComponent | null = null;
  #requests: Request[] = [];

  constructor(
    private readonly page: () => QueryPage | null,
    private readonly handles: NodeHandles,
  ) {}

  in(component: Caller): this {
    this.#root = component._$;
    return this;
  }

  select(selector: string): NodesRef {
    return this.#ref(false, (root) => {
      const found = root.getShadowRoot()?.querySelector(selector);
      return found ? [found] : [];
    });
  }

  selectAll(selector: string): NodesRef {
    return this.#ref(true, (root) => root.getShadowRoot()?.querySelectorAll(selector) ?? []);
  }

  selectViewport(): NodesRef {
    return this.#ref(false, () => 'viewport');
  }

  exec(callback?: (results: unknown[]) => void): this {
    const requests = this.#requests;
    this.#requests = [];
    nextFrame(() => {
      const page = this.page();
      const root = this.#root ?? page?.component ?? null;
      const results = requests.map((request) => (page && root ? this.#answer(request, root, page) : null));
      results.forEach((result, index) => {
        requests[index]?.callback?.call(undefined, result);
      });
      callback?.(results);
    });
    return this;
  }

  #ref(all: boolean, find: Request['find']): NodesRef {
    const ask = (fields: Fields, callback: Callback | undefined) => {
      this.#requests.push({ find, all, fields, callback });
      return this;
    };
    return {
      boundingClientRect: (callback) => ask({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback) => ask({ id: true, dataset: true, scrollOffset: true }, callback),
      fields: (fields, callback) => ask(fields, callback),
      context: (callback) => ask({ context: true }, callback),
      node: (callback) => ask({ node: true }, callback),
    };
  }

  #answer({ find, all, fields }: Request, root: GlassComponent, page: QueryPage): unknown {
    const found = find(root);
    if (found === 'viewport') return viewport(page.scroller, fields);
    const answers = found.map((node) => this.#describe(node, fields, page));
    return all ? answers : (answers[0] ?? null);
  }

  #describe(node: GlassElement, fields: Fields, page: QueryPage): Answer {
    const dom = domOf(node);
    const out: Record<string, unknown> = {};
    if (fields.id) out.id = (node as { id?: string }).id ?? '';
    if (fields.dataset)
      out.dataset = glassEasel.dataUtils.simpleDeepCopy((node.dataset as Record<string, unknown> | null) ?? {});
    if (fields.mark) out.mark = node.collectMarks();
    if (!dom) return out;
    const { left, top, right, bottom, width, height } = rectIn(page.scroller, dom);
    if (fields.rect) Object.assign(out, { left, top, right, bottom });
    if (fields.size) Object.assign(out, { width, height });
    if (fields.scrollOffset)
      Object.assign(out, {
        scrollLeft: dom.scrollLeft,
        scrollTop: dom.scrollTop,
        scrollWidth: dom.scrollWidth,
        scrollHeight: dom.scrollHeight,
      });
    for (const name of fields.properties ?? []) out[name] = propertyOf(node, dom, name);
    if (fields.computedStyle) {
      const style = getComputedStyle(dom);
      for (const name of fields.computedStyle)
        out[name] = style.getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    }
    if (fields.node) out.node = this.handles(node, dom, 'node');
    if (fields.context) out.context = this.handles(node, dom, 'context');
    return out;
  }
}

/** `scrollX` and `scroll-x` are the same property; a plain node has what its template gave it. */
function propertyOf(node: GlassElement, dom: HTMLElement, name: string): unknown {
  const written = dom.getAttribute(name);
  if (!isComponent(node)) return written ?? undefined;
  const property = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return (node.data as Record<string, unknown>)[property] ?? written ?? undefined;
}

export interface NodesRef {
  boundingClientRect(callback?: Callback): SelectorQuery;
  scrollOffset(callback?: Callback): SelectorQuery;
  fields(fields: Fields, callback?: Callback): SelectorQuery;
  context(callback?: Callback): SelectorQuery;
  node(callback?: Callback): SelectorQuery;
}

/** An element's place seen from the visible top left corner of its page. */
export function rectIn(
  scroller: HTMLElement,
  dom: Element,
): { left: number; top: number; right: number; bottom: number; width: number; height: number } {
  const origin = scroller.getBoundingClientRect();
  const { left, top, width, height } = dom.getBoundingClientRect();
  const x = left - origin.left;
  const y = top - origin.top;
  return { left: x, top: y, right: x + width, bottom: y + height, width, height };
}

function viewport(scroller: HTMLElement, fields: Fields): Answer {
  const { clientWidth: width, clientHeight: height, scrollLeft, scrollTop, scrollWidth, scrollHeight } = scroller;
  return {
    ...(fields.id ? { id: '' } : {}),
    ...(fields.dataset ? { dataset: {} } : {}),
    ...(fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? { scrollLeft, scrollTop, scrollWidth, scrollHeight } : {}),
  };
}

// Elements under stable ids, and selectors as the automator means them.
import { domOf, isComponent, nodeOf, tagOf, type GlassComponent, type GlassElement } from '../glass';
import { builtInOf } from '../components/built-in';
import type { ElementInfo } from '../bridge-protocol';
import type { Phone } from '../phone';
import type { OpenPage } from '../stack';

export class Elements {
  readonly #ids = new WeakMap<GlassElement, string>();
  readonly #nodes = new Map<string, GlassElement>();
  readonly #pages = new WeakMap<GlassElement, number>();

  constructor(private readonly phone: Phone) {}

  page(pageId: number): OpenPage {
    const page = this.phone.stack.byId(pageId);
    if (!page) throw new Error('page destroyed');
    return page;
  }

  /** @throws Error `element destroyed` for a node that is no longer in its page */
  node(pageId: number, elementId: string): { node: GlassElement; dom: HTMLElement; page: OpenPage } {
    const page = this.page(pageId);
    const node = this.#nodes.get(elementId);
    const dom = node ? domOf(node) : null;
    if (!node || !dom?.isConnected || this.#pages.get(node) !== pageId) {
      this.#nodes.delete(elementId);
      throw new Error('element destroyed');
    }
    return { node, dom, page };
  }

  describe(pageId: number, node: GlassElement): ElementInfo {
    const elementId = this.#ids.get(node) ?? crypto.randomUUID();
    this.#ids.set(node, elementId);
    this.#nodes.set(elementId, node);
    this.#pages.set(node, pageId);
    const tagName = tagOf(node).replace(/^wx-/, '');
    return {
      elementId,
      tagName,
      ...(isComponent(node) && !builtInOf(node) ? { nodeId: elementId } : {}),
      ...(tagName === 'video' ? { videoId: (node as { id?: string }).id ?? '' } : {}),
    };
  }

  /** Nodes below a page or an element, in the order of the document. */
  find(page: OpenPage, root: GlassElement | null, selector: string): GlassElement[] {
    const rootDom = root ? domOf(root) : page.scroller;
    if (!rootDom) return [];
    const inside = root && isComponent(root) && !builtInOf(root) ? root : null;
    const owner = inside ?? (root ? (root.ownerShadowRoot?.getHostNode() ?? null) : page.root.getComponent());
    const css = this.#css(selector, owner);
    const found = new Set<GlassElement>();
    if (/\[\s*data-/.test(selector)) showDatasets(rootDom);
    if (!root && /^\s*page\s*$/.test(selector)) return [page.root.getComponent()];
    for (const dom of rootDom.querySelectorAll(css)) {
      const node = nodeOf(dom);
      // Parts a built-in draws for itself are not elements of the page.
      if (node && domOf(node) === dom) found.add(node);
    }
    return [...found];
  }

  byXpath(page: OpenPage, expression: string): GlassElement[] {
    const inner = expression.replace(
      /(^|\/|::)([a-z][\w-]*)(?=[[/]|$)/g,
      (_, before: string, tag: string) => `${before}wx-${tag}`,
    );
    const result = document.evaluate(
      inner.startsWith('/') ? `.${inner}` : inner,
      page.scroller,
      null,
      XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
    );
    const found: GlassElement[] = [];
    for (let index = 0; index < result.snapshotLength; index += 1) {
      const dom = result.snapshotItem(index);
      const node = nodeOf(dom);
      if (node && domOf(node) === dom) found.push(node);
    }
    return found;
  }

  /** WXSS selectors as the document knows them: tags, and classes and ids of the component asked. */
  #css(selector: string, owner: GlassComponent | null): string {
    const scope = owner ? this.phone.scopeOf(owner) : '';
    return selector
      .split(/(\[[^\]]*\]|:nth-[a-z-]+\([^)]*\))/)
      .map((part, index) => {
        if (index % 2 === 1) return part;
        return part
          .replace(/(^|[\s>+~,(])([a-z][\w-]*)/gi, (_, before: string, tag: string) => `${before}wx-${tag}`)
          .replace(/([.#])(-?[_a-z][\w-]*)/gi, (_, sign: string, name: string) =>
            scope === '' ? `${sign}${name}` : `${sign}${scope}--${name}`,
          );
      })
      .join('');
  }
}

/** The engine keeps `data-*` to itself; selectors look for attributes. */
function showDatasets(root: HTMLElement): void {
  for (const dom of root.querySelectorAll('*')) {
    const dataset = nodeOf(dom)?.dataset as Record<string, unknown> | null | undefined;
    for (const [key, value] of Object.entries(dataset ?? {})) {
      const name = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      dom.setAttribute(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
}

// The page stack: opening, covering, uncovering and closing pages, with their life cycles in WeChat's order.
import type { AppBundle, WindowConfig } from '../compiler/bundle';
import type { Caller, Root } from './glass';
import type { EventChannel } from './event-channel';
import type { Registry } from './engine/registry';
import { nextFrame } from './engine/backend';
import { PageFrame } from './shell/page-frame';
import type { TabBar } from './shell/tab-bar';
import { pageUrl, type PageAddress } from './url';

/** WeChat 页面栈: at most ten pages. */
export const maxPages = 10;

export interface OpenPage extends PageAddress {
  /** Never used again for another page of this phone. */
  readonly id: number;
  readonly caller: Caller;
  readonly root: Root;
  readonly frame: PageFrame;
  /** The page's root element; it is what scrolls. */
  readonly scroller: HTMLElement;
  readonly channel: EventChannel | null;
  /** The mini program's own tab bar on this page. */
  readonly tabBar: Root | null;
}

export interface StackPorts {
  readonly bundle: AppBundle;
  readonly registry: Registry;
  /** Where frames are put. */
  readonly host: HTMLElement;
  readonly tabBar: TabBar | null;
  configOf(path: string): WindowConfig;
  /** Runs a life cycle of the page's code; its errors are the page's. */
  run(page: OpenPage, method: string, argument?: unknown): unknown;
  changed(): void;
}

export class PageStack {
  #pages: OpenPage[] = [];
  readonly #tabs = new Map<string, OpenPage>();
  #nextId = 1;
  #shown: OpenPage | null = null;

  constructor(private readonly ports: StackPorts) {}

  get pages(): readonly OpenPage[] {
    return this.#pages;
  }

  get top(): OpenPage | null {
    return this.#pages.at(-1) ?? null;
  }

  byId(id: number): OpenPage | null {
    return this.#pages.find((page) => page.id === id) ?? null;
  }

  isTab(path: string): boolean {
    return (this.ports.tabBar?.indexOf(path) ?? -1) >= 0;
  }

  /** Covers the top page with a new one. */
  push(address: PageAddress, channel: EventChannel | null): OpenPage {
    this.#hide();
    return this.#open(address, channel);
  }

  /** Replaces the top page. */
  replace(address: PageAddress): OpenPage {
    const old = this.#pages.pop();
    if (old) this.#close(old);
    return this.#open(address, null);
  }

  /** Closes everything, tabs too, and opens one page. */
  restart(address: PageAddress): OpenPage {
    for (const page of [...this.#pages].reverse()) this.#close(page);
    for (const page of this.#tabs.values()) if (!this.#pages.includes(page)) this.#close(page);
    this.#pages = [];
    this.#tabs.clear();
    return this.#open(address, null);
  }

  /** Shows a tab's page, kept from before or new; pages that are no tab are closed. */
  switchTab(address: PageAddress): OpenPage {
    const kept = this.#tabs.get(address.path);
    if (kept && this.top === kept) return kept;
    // WeChat 路由: a page that is left for good is unloaded and not hidden before.
    if (this.top && this.isTab(this.top.path)) this.#hide();
    for (const page of [...this.#pages].reverse()) if (!this.isTab(page.path)) this.#close(page);
    this.#pages = [];
    if (!kept) return this.#open(address, null);
    this.#pages = [kept];
    this.#show(kept);
    this.#arrive(kept);
    return kept;
  }

  /** Closes the top pages. Returns false when there is only one. */
  back(delta: number): boolean {
    if (this.#pages.length < 2) return false;
    const closing = this.#pages.splice(Math.max(1, this.#pages.length - delta));
    for (const page of closing.reverse()) this.#close(page);
    const top = this.top;
    if (top) {
      this.#show(top);
      this.#arrive(top);
    }
    return true;
  }

  /** The phone goes to the background, or another screen covers the mini program. */
  pause(): void {
    this.#hide();
  }

  resume(): void {
    if (this.top) this.#show(this.top);
  }

  #open(address: PageAddress, channel: EventChannel | null): OpenPage {
    const { registry, host, tabBar } = this.ports;
    const tab = tabBar && !tabBar.config.custom ? tabBar.indexOf(address.path) : -1;
    const isTab = this.isTab(address.path);
    const leading =
      this.#pages.length > 0 ? 'back' : isTab || address.path === this.ports.bundle.entryPage ? 'none' : 'home';
    const frame = new PageFrame({
      config: this.ports.configOf(address.path),
      tabBar: tab >= 0,
      leading,
      onLeading: () => {
        if (leading === 'back') this.back(1);
        else this.restart({ path: this.ports.bundle.entryPage, query: {} });
      },
    });
    const root = registry.createPage(address.path, pageUrl(address));
    host.append(frame.element);
    const caller = root.get() as unknown as Caller;
    const placeholder = frame.viewport.appendChild(document.createElement('i'));
    const scroller = root.getComponent().getBackendElement() as unknown as HTMLElement;
    scroller.dataset.p = address.path;
    if (frame.config.disableScroll === true) scroller.style.overflowY = 'hidden';
    const ownBar = isTab ? registry.createTabBar() : null;
    const page: OpenPage = { ...address, id: this.#nextId++, caller, root, frame, scroller, channel, tabBar: ownBar };
    Object.assign(caller, {
      route: address.path,
      __route__: address.path,
      options: { ...address.query },
      getOpenerEventChannel: () => channel ?? {},
      getPageId: () => `pageId:${page.id}`,
    });
    this.#pages.push(page);
    if (isTab) this.#tabs.set(address.path, page);
    root.attach(frame.viewport as never, placeholder as never);
    if (ownBar) attachTabBar(ownBar, frame);
    this.ports.run(page, 'onLoad', { ...address.query });
    this.#show(page);
    registry.ready.flush();
    nextFrame(() => {
      if (this.#isOpen(page)) this.ports.run(page, 'onReady');
    });
    this.#arrive(page);
    return page;
  }

  #show(page: OpenPage): void {
    if (this.#shown === page) return;
    this.#shown = page;
    for (const other of [...this.#pages, ...this.#tabs.values()])
      other.frame.element.classList.toggle('on-top', other === page);
    this.ports.tabBar?.select(this.ports.tabBar.indexOf(page.path));
    this.ports.run(page, 'onShow');
    this.#lifetime(page, 'show');
    this.ports.changed();
  }

  /** WeChat onRouteDone: the page's way onto the screen has ended; after onReady where the page is new. */
  #arrive(page: OpenPage): void {
    nextFrame(() => {
      if (!this.#isOpen(page)) return;
      this.ports.run(page, 'onRouteDone');
      page.root.getComponent().triggerPageLifetime('routeDone', []);
    });
  }

  #lifetime(page: OpenPage, name: 'show' | 'hide'): void {
    page.root.getComponent().triggerPageLifetime(name, []);
    page.tabBar?.getComponent().triggerPageLifetime(name, []);
  }

  #isOpen(page: OpenPage): boolean {
    return this.#pages.includes(page) || this.#tabs.get(page.path) === page;
  }

  #hide(): void {
    const page = this.#shown;
    this.#shown = null;
    if (!page) return;
    this.ports.run(page, 'onHide');
    this.#lifetime(page, 'hide');
  }

  #close(page: OpenPage): void {
    if (this.#shown === page) this.#shown = null;
    this.ports.run(page, 'onUnload');
    page.root.release();
    page.tabBar?.release();
    page.frame.element.remove();
    this.#tabs.delete(page.path);
  }
}

/** Over the page, which goes on below it, as on a phone. */
function attachTabBar(bar: Root, frame: PageFrame): void {
  const placeholder = frame.viewport.appendChild(document.createElement('i'));
  bar.attach(frame.viewport as never, placeholder as never);
}

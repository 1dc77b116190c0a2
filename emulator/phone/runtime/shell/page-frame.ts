// What stands around one page: its navigation bar, the room it scrolls in, the pull-down circle.
import type { WindowConfig } from '../../compiler/bundle';
import { h, icon } from './dom';
import { navigationBarHeight, safeBottom, screenSize, statusBarHeight, tabBarHeight } from './metrics';

export interface FrameOptions {
  readonly config: WindowConfig;
  /** Whether a native tab bar stands below. */
  readonly tabBar: boolean;
  readonly leading: 'back' | 'home' | 'none';
  readonly onLeading: () => void;
}

export class PageFrame {
  readonly element: HTMLElement;
  /** Where the page's root is put. */
  readonly viewport: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #title: HTMLElement;
  readonly #spinner: HTMLElement;
  readonly #leading: HTMLElement;
  #config: WindowConfig;

  constructor(private readonly options: FrameOptions) {
    this.#config = options.config;
    const arrow =
      options.leading === 'home'
        ? '<path d="M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-5v-6h-4v6H5a1 1 0 0 1-1-1z"/>'
        : '<path d="M15 4l-8 8 8 8"/>';
    this.#leading = h(
      'button',
      {
        class: `nav-leading ${options.leading}`,
        attrs: { 'aria-label': options.leading === 'home' ? '首页' : '返回' },
        onClick: options.onLeading,
      },
      icon(arrow, 24),
    );
    this.#title = h('div', { class: 'nav-title' });
    this.#spinner = h('i', { class: 'nav-loading spinner' });
    this.#bar = h(
      'header',
      { class: 'nav-bar' },
      options.leading === 'none' ? null : this.#leading,
      h('div', { class: 'nav-middle' }, this.#spinner, this.#title),
    );
    this.viewport = h('div', { class: 'page-viewport' });
    this.element = h('section', { class: 'page-frame' }, this.#bar, this.viewport);
    this.configure(options.config);
  }

  get config(): WindowConfig {
    return this.#config;
  }

  configure(config: WindowConfig): void {
    this.#config = config;
    const custom = config.navigationStyle === 'custom';
    this.#bar.hidden = custom;
    this.#title.textContent = config.navigationBarTitleText ?? '';
    this.#bar.style.backgroundColor = config.navigationBarBackgroundColor ?? '#000000';
    const white = (config.navigationBarTextStyle ?? 'white') === 'white';
    this.element.classList.toggle('text-white', white);
    this.element.style.backgroundColor = config.backgroundColor ?? '#ffffff';
    const top = custom ? 0 : statusBarHeight + navigationBarHeight;
    const bottom = this.options.tabBar ? tabBarHeight + safeBottom : 0;
    this.viewport.style.inset = `${top}px 0 ${bottom}px 0`;
    const set = (name: string, value: number) => {
      this.viewport.style.setProperty(name, `${value}px`);
    };
    set('--wx-vh', (screenSize().height - top - bottom) / 100);
    set('--wx-safe-top', custom ? statusBarHeight : 0);
    set('--wx-safe-bottom', bottom > 0 ? 0 : safeBottom);
    set('--wx-safe-left', 0);
    set('--wx-safe-right', 0);
  }

  set title(title: string) {
    this.configure({ ...this.#config, navigationBarTitleText: title });
  }

  set loading(loading: boolean) {
    this.#bar.classList.toggle('is-loading', loading);
  }

  set hasHome(has: boolean) {
    if (this.options.leading === 'home') this.#leading.hidden = !has;
  }

  /** The window a page has, as wx.getWindowInfo tells it. */
  get windowSize(): { width: number; height: number; top: number } {
    const { width, height } = screenSize();
    const top = this.#config.navigationStyle === 'custom' ? 0 : statusBarHeight + navigationBarHeight;
    return { width, height: height - top - (this.options.tabBar ? tabBarHeight + safeBottom : 0), top };
  }
}

// The native tab bar: tabs, badges, red dots.
import type { TabBarConfig } from '../../compiler/bundle';
import { h } from './dom';

interface TabState {
  text?: string;
  iconPath?: string;
  selectedIconPath?: string;
  badge?: string;
  dot?: boolean;
}

export class TabBar {
  readonly element = h('nav', { class: 'tab-bar' });
  #config: TabBarConfig;
  #selected = -1;
  readonly #states = new Map<number, TabState>();

  constructor(
    config: TabBarConfig,
    private readonly fileUrl: (path: string) => string,
    private readonly onTab: (index: number) => void,
  ) {
    this.#config = config;
    this.#draw();
  }

  get config(): TabBarConfig {
    return this.#config;
  }

  configure(config: Partial<TabBarConfig>): void {
    this.#config = { ...this.#config, ...config };
    this.#draw();
  }

  indexOf(path: string): number {
    return this.#config.list.findIndex(({ pagePath }) => pagePath === path);
  }

  /** Marks a tab; -1 hides the bar: another page is on top. */
  select(index: number): void {
    this.#selected = index;
    this.#draw();
  }

  set shown(shown: boolean) {
    this.element.classList.toggle('gone', !shown);
  }

  /** Returns false when there is no such tab. */
  update(index: number, change: TabState): boolean {
    if (!this.#config.list[index]) return false;
    this.#states.set(index, { ...this.#states.get(index), ...change });
    this.#draw();
    return true;
  }

  #draw(): void {
    const { color = '#8a8a8a', selectedColor = '#07c160', backgroundColor = '#ffffff', borderStyle } = this.#config;
    this.element.hidden = this.#selected < 0 || this.#config.custom === true;
    this.element.style.backgroundColor = backgroundColor;
    this.element.classList.toggle('light-border', borderStyle === 'white');
    this.element.replaceChildren(
      ...this.#config.list.map((tab, index) => {
        const state = { ...tab, ...this.#states.get(index) };
        const selected = index === this.#selected;
        const path = selected ? (state.selectedIconPath ?? state.iconPath) : state.iconPath;
        return h(
          'button',
          {
            class: `tab${selected ? ' selected' : ''}`,
            style: { color: selected ? selectedColor : color },
            onClick: () => {
              this.onTab(index);
            },
          },
          path ? h('img', { class: 'tab-icon', attrs: { src: this.fileUrl(path), alt: '' } }) : null,
          h('span', { class: 'tab-text', text: state.text ?? '' }),
          state.badge ? h('b', { class: 'badge', text: state.badge }) : state.dot ? h('b', { class: 'dot' }) : null,
        );
      }),
    );
  }
}

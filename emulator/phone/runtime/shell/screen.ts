// The phone's glass: status bar, capsule, and the layers that pages, sheets and the chat are put on.
import { chinaTime } from './china-time';
import { h, icon } from './dom';

export class Screen {
  readonly element: HTMLElement;
  readonly pages = h('main', { class: 'pages' });
  readonly overlays = h('div', { class: 'overlays' });
  /** Above the mini program, below sheets: native screens such as the chat. */
  readonly native = h('div', { class: 'native' });
  readonly #time = h('span', { class: 'time' });
  #next: ReturnType<typeof setTimeout> | undefined;
  readonly #status: HTMLElement;
  readonly #capsule: HTMLElement;

  constructor(
    host: HTMLElement,
    /** What the clock in the status bar shows, in epoch milliseconds. */
    private readonly now: () => number,
    actions: { menu: () => void; close: () => void; wake: () => void },
  ) {
    this.#status = h(
      'div',
      { class: 'status-bar', attrs: { 'aria-hidden': 'true' } },
      this.#time,
      h(
        'span',
        { class: 'status-icons' },
        icon('<path d="M3 17v3M8 13v7M13 9v11M18 5v15" stroke-width="2.6"/>', 17),
        icon(
          '<path d="M3 9a13 13 0 0 1 18 0M6.5 13a8 8 0 0 1 11 0"/><circle cx="12" cy="17.5" r="1.4" fill="currentColor"/>',
          17,
        ),
        h('i', { class: 'battery' }),
      ),
    );
    this.#capsule = h(
      'div',
      { class: 'capsule' },
      h(
        'button',
        { attrs: { 'aria-label': '更多' }, onClick: actions.menu },
        icon(
          '<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="1.9"/><circle cx="12" cy="12" r="2.9"/><circle cx="19" cy="12" r="1.9"/></g>',
          20,
        ),
      ),
      h('i', { class: 'divider' }),
      h(
        'button',
        { attrs: { 'aria-label': '关闭' }, onClick: actions.close },
        icon(
          '<circle cx="12" cy="12" r="8" stroke-width="2.4"/><circle cx="12" cy="12" r="2.8" fill="currentColor" stroke="none"/>',
          20,
        ),
      ),
    );
    const home = h(
      'button',
      { class: 'home-screen', onClick: actions.wake },
      h('i', { text: '小' }),
      h('span', { text: '打开小程序' }),
    );
    this.element = h(
      'div',
      { class: 'phone' },
      this.pages,
      this.overlays,
      this.native,
      home,
      this.#capsule,
      this.#status,
      h('i', { class: 'home-indicator' }),
    );
    host.append(this.element);
    this.tick();
  }

  set theme(theme: 'light' | 'dark') {
    this.element.dataset.theme = theme;
  }

  /** Whether status bar and capsule are drawn white. */
  set textWhite(white: boolean) {
    this.element.classList.toggle('bar-white', white);
  }

  set asleep(asleep: boolean) {
    this.element.classList.toggle('asleep', asleep);
  }

  set nativeShown(shown: boolean) {
    this.element.classList.toggle('native-shown', shown);
  }

  /** Shows what the clock says now, and again with every minute. */
  tick(): void {
    const now = this.now();
    this.#time.textContent = chinaTime(now);
    clearTimeout(this.#next);
    this.#next = setTimeout(
      () => {
        this.tick();
      },
      60_000 - (now % 60_000),
    );
  }
}

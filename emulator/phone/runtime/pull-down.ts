// Pull-down refresh of the page on top: by finger, or by wx.startPullDownRefresh.
import type { PageStack } from './stack';

const refreshDistance = 60;
const maxPull = 90;

export class PullDown {
  #from: number | null = null;
  #distance = 0;
  #refreshing: HTMLElement | null = null;

  constructor(
    host: HTMLElement,
    private readonly stack: () => PageStack,
    private readonly refresh: () => void,
  ) {
    host.addEventListener(
      'touchstart',
      (event) => {
        this.#begin(event.touches[0]?.clientY);
      },
      { passive: true },
    );
    host.addEventListener(
      'touchmove',
      (event) => {
        this.#pull(event.touches[0]?.clientY);
      },
      { passive: true },
    );
    host.addEventListener('touchend', () => {
      this.#release();
    });
    host.addEventListener('mousedown', (event) => {
      this.#begin(event.clientY);
    });
    document.addEventListener('mousemove', (event) => {
      if (event.buttons === 1) this.#pull(event.clientY);
    });
    document.addEventListener('mouseup', () => {
      this.#release();
    });
  }

  start(): void {
    const page = this.stack().top;
    if (!page) return;
    this.stop();
    this.#refreshing = page.frame.viewport;
    this.#refreshing.classList.add('refreshing');
    this.refresh();
  }

  stop(): void {
    this.#refreshing?.classList.remove('refreshing');
    this.#refreshing = null;
  }

  #begin(y: number | undefined): void {
    const page = this.stack().top;
    const enabled =
      page?.frame.config.enablePullDownRefresh === true && page.scroller.scrollTop <= 0 && !this.#refreshing;
    this.#from = enabled && y !== undefined ? y : null;
    this.#distance = 0;
  }

  #pull(y: number | undefined): void {
    const page = this.stack().top;
    if (this.#from === null || y === undefined || !page) return;
    this.#distance = Math.max(0, Math.min(maxPull, (y - this.#from) / 2));
    page.frame.viewport.style.setProperty('--pull', `${this.#distance}px`);
    page.frame.viewport.classList.toggle('pulling', this.#distance > 0);
  }

  #release(): void {
    const page = this.stack().top;
    if (this.#from === null || !page) return;
    this.#from = null;
    page.frame.viewport.classList.remove('pulling');
    page.frame.viewport.style.removeProperty('--pull');
    if (this.#distance >= refreshDistance) this.start();
  }
}

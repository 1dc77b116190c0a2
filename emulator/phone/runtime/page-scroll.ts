// Scrolling of a page: onPageScroll, and onReachBottom each time the bottom is reached anew.
import type { OpenPage } from './stack';

/** WeChat onReachBottomDistance: 50 px unless the page says otherwise. */
const reachDistance = 50;

export function watchScroll(page: OpenPage, run: (method: string, argument?: unknown) => void): void {
  const { scroller } = page;
  let wasAtBottom = false;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    run('onPageScroll', { scrollTop });
    const left = scrollHeight - scrollTop - clientHeight;
    const atBottom = left <= (page.frame.config.onReachBottomDistance ?? reachDistance);
    if (atBottom && !wasAtBottom) run('onReachBottom');
    wasAtBottom = atBottom;
  });
}

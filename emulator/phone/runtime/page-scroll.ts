// Scrolling of a page: onPageScroll, and onReachBottom each time the bottom is reached anew.
import type { OpenPage } from './stack';

/** WeChat onReachBottomDistance: 50 px unless the page says otherwise. */
const reachDistance = 50;

export function watchScroll(page: OpenPage, run: (method: string, argument?: unknown) => void): void {
  const { scroller } = page;
  let wasAtBottom = false;
  let height = 0;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    run('onPageScroll', { scrollTop });
    const left = scrollHeight - scrollTop - clientHeight;
    const atBottom = left <= (page.frame.config.onReachBottomDistance ?? reachDistance);
    // What was the bottom is none any more once the page has grown, also when the next scroll jumps to the new one.
    if (atBottom && (!wasAtBottom || scrollHeight > height)) run('onReachBottom');
    wasAtBottom = atBottom;
    height = scrollHeight;
  });
}

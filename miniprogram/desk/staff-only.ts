// Pages for some of the staff only: who is turned away reads who may and what to do, and is offered to enter a code, for loading again would not help.
import { loadPage } from '../components/page-state/load';
import { ServiceProblem } from '../services/problem';
import { texts } from './texts/common';

type Page = Parameters<typeof loadPage>[0];

/** What takes the place of 「重新加载」; empty: nothing does. */
export const initialWayOut = { wayOut: '' };

/** What a page that is not for agents throws before it asks for anything. */
export const notForAgents = (): ServiceProblem => barred(texts.onlyOperators, null);

/**
 * As `loadPage`, for pages whose data has a `wayOut`.
 * @param only who may see the page, and what anybody else can do
 */
export function loadForStaff(
  page: Page,
  fetch: () => Promise<object | null>,
  only: string = texts.onlyOperators,
): Promise<void> {
  return loadPage(page, async () => {
    try {
      const data = await fetch();
      page.setData({ wayOut: '' });
      return data;
    } catch (error) {
      const isBarred = error instanceof ServiceProblem && error.refusal?.code === 'not-allowed';
      page.setData({ wayOut: isBarred ? texts.join : '' });
      throw isBarred ? barred(only, error) : error;
    }
  });
}

export function toJoin(): void {
  void wx.navigateTo({ url: '/desk/join/join?stay=1' });
}

function barred(message: string, origin: unknown): ServiceProblem {
  return new ServiceProblem('refused', message, origin, { code: 'not-allowed', message });
}

// Pages for some of the staff only: who is turned away is offered to enter a code, for loading again would not help.
import { loadPage } from '../components/page-state/load';
import { ServiceProblem } from '../services/problem';
import { texts } from './texts/common';

type Page = Parameters<typeof loadPage>[0];

/** What takes the place of 「重新加载」; empty: nothing does. */
export const initialWayOut = { wayOut: '' };

/** What a page that is not for agents throws before it asks for anything. */
export const notForAgents = (): ServiceProblem => {
  const refusal = { code: 'not-allowed', message: texts.notForAgents } as const;
  return new ServiceProblem('refused', refusal.message, refusal, refusal);
};

/** As `loadPage`, for pages whose data has a `wayOut`. */
export function loadForStaff(page: Page, fetch: () => Promise<object | null>): Promise<void> {
  return loadPage(page, async () => {
    try {
      const data = await fetch();
      page.setData({ wayOut: '' });
      return data;
    } catch (error) {
      const barred = error instanceof ServiceProblem && error.refusal?.code === 'not-allowed';
      page.setData({ wayOut: barred ? texts.join : '' });
      throw error;
    }
  });
}

export function toJoin(): void {
  void wx.navigateTo({ url: '/desk/join/join?stay=1' });
}

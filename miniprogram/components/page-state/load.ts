// The life of a page's data: loading, then ready, empty, error or offline; the latest request wins, and a page that was
// offline tries again by itself when the network is back.
import { whenConnected } from '../../services/network';
import { ServiceProblem } from '../../services/problem';
import { texts } from './texts';

export type PageState = 'loading' | 'ready' | 'empty' | 'error' | 'offline';

/** The part of every page's data that `page-state` shows. */
export interface PageStateData {
  state: PageState;
  problem: string;
}
export const initialPageState: PageStateData = { state: 'loading', problem: '' };

interface StatefulPage {
  data: PageStateData;
  setData(data: object): void;
}
interface Load {
  turn: number;
  stopWaiting?: () => void;
}
const loads = new WeakMap<object, Load>();

/**
 * Fetches and shows. Content that is already on the screen stays there while it is refreshed, and when that fails.
 * @param fetch gives the page's data, or null when there is nothing to show
 */
export async function loadPage(page: StatefulPage, fetch: () => Promise<object | null>): Promise<void> {
  const load: Load = { turn: (loads.get(page)?.turn ?? 0) + 1 };
  loads.get(page)?.stopWaiting?.();
  loads.set(page, load);
  const latest = () => loads.get(page) === load;
  const refreshing = page.data.state === 'ready';
  if (!refreshing) page.setData({ state: 'loading', problem: '' });
  try {
    const data = await fetch();
    if (latest()) page.setData(data ? { ...data, state: 'ready', problem: '' } : { state: 'empty', problem: '' });
  } catch (error) {
    if (!latest()) return;
    const { state, problem } = stateOf(error);
    if (refreshing) void wx.showToast({ title: problem, icon: 'none' });
    else page.setData({ state, problem });
    if (state === 'offline') load.stopWaiting = whenConnected(() => void loadPage(page, fetch));
  }
}

/** When a page goes: what is still on its way is not shown any more. */
export function leavePage(page: object): void {
  loads.get(page)?.stopWaiting?.();
  loads.delete(page);
}

function stateOf(error: unknown): PageStateData {
  if (error instanceof ServiceProblem)
    return { state: error.kind === 'offline' ? 'offline' : 'error', problem: error.message };
  console.error(error);
  return { state: 'error', problem: texts.error };
}

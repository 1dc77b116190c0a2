import type { PageStateData } from '../../../../miniprogram/components/page-state/load';
import { initialPageState, leavePage, loadPage } from '../../../../miniprogram/components/page-state/load';
import { watchNetwork } from '../../../../miniprogram/services/network';
import { ServiceProblem } from '../../../../miniprogram/services/problem';
import { network, phone } from '../phone';

const air = network();
const toasts: string[] = [];

function newPage() {
  const page = {
    data: { ...initialPageState } as PageStateData & { text?: string },
    setData(data: object) {
      Object.assign(page.data, data);
    },
  };
  return page;
}
const offline = () => Promise.reject(new ServiceProblem('offline', '断开了', null));
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeAll(() => {
  phone({ ...air.members, showToast: ({ title }: { title: string }) => toasts.push(title) });
  watchNetwork();
});
beforeEach(() => {
  toasts.length = 0;
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());

describe('the life of a page’s data', () => {
  it('is ready with what was fetched, or empty when there is nothing', async () => {
    const page = newPage();
    await loadPage(page, () => Promise.resolve({ text: 'a' }));
    expect(page.data).toEqual({ state: 'ready', problem: '', text: 'a' });
    const empty = newPage();
    await loadPage(empty, () => Promise.resolve(null));
    expect(empty.data.state).toBe('empty');
  });

  it('says what went wrong, and in words of our own where the error has none for a visitor', async () => {
    const page = newPage();
    await loadPage(page, () => Promise.reject(new ServiceProblem('broken', '服务器有点忙', null)));
    expect(page.data).toMatchObject({ state: 'error', problem: '服务器有点忙' });
    await loadPage(page, () => Promise.reject(new TypeError('x is undefined')));
    expect(page.data.problem).not.toContain('undefined');
    expect(page.data.state).toBe('error');
  });

  it('shows the latest request only, in whatever order the answers come', async () => {
    const page = newPage();
    let answerFirst: (data: object) => void = () => undefined;
    const first = loadPage(page, () => new Promise<object>((resolve) => (answerFirst = resolve)));
    await loadPage(page, () => Promise.resolve({ text: 'second' }));
    answerFirst({ text: 'first' });
    await first;
    expect(page.data.text).toBe('second');
  });

  it('tries again by itself when the network is back', async () => {
    const page = newPage();
    let connected = false;
    await loadPage(page, () => (connected ? Promise.resolve({ text: 'here' }) : offline()));
    expect(page.data.state).toBe('offline');
    connected = true;
    air.turn(true);
    await settled();
    expect(page.data).toMatchObject({ state: 'ready', text: 'here' });
  });

  it('keeps what is on the screen when refreshing it fails, and says so', async () => {
    const page = newPage();
    await loadPage(page, () => Promise.resolve({ text: 'old' }));
    await loadPage(page, offline);
    expect(page.data).toMatchObject({ state: 'ready', text: 'old' });
    expect(toasts).toEqual(['断开了']);
  });

  it('touches a page no more once the visitor has left it', async () => {
    const page = newPage();
    let tries = 0;
    await loadPage(page, () => {
      tries += 1;
      return offline();
    });
    leavePage(page);
    air.turn(true);
    await settled();
    expect(tries).toBe(1);
  });
});

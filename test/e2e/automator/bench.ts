// The unmodified miniprogram-automator on an emulator of its own with the fixture mini program. In: nothing. Out: the
// connected client, and what tests do with it again and again.
import path from 'node:path';
import automator from 'miniprogram-automator';
import { startCloud, type TestCloud } from '../../support/cloud';
import { eventually } from '../../support/patience';

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;
export type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;
export type Element = NonNullable<Awaited<ReturnType<Page['$']>>>;
/** What the client sends itself; its declarations keep it private. */
export interface Wire {
  send(method: string, params?: object): Promise<Record<string, unknown>>;
}

export interface AutomatorBench {
  readonly cloud: TestCloud;
  readonly miniProgram: MiniProgram;
  readonly wire: Wire;
  /** Starts at a page, without the three seconds that the client's own navigation sleeps. */
  open(url: string): Promise<Page>;
  stop(): Promise<void>;
}

export const fixture = path.resolve(__dirname, '../../fixtures/miniprogram');

export async function startAutomator(): Promise<AutomatorBench> {
  const cloud = await startCloud({ project: fixture, automatorPort: 0 });
  try {
    const wsEndpoint = cloud.automator!.wsEndpoint;
    const miniProgram = await automator.connect({ wsEndpoint });
    return {
      cloud,
      miniProgram,
      wire: miniProgram as unknown as Wire,
      open: (url) => openPage(miniProgram, url),
      async stop() {
        miniProgram.disconnect();
        await cloud.stop();
      },
    };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
}

/** Works in DevTools too: reLaunch answers before the page is there. */
export async function openPage(miniProgram: MiniProgram, url: string): Promise<Page> {
  await miniProgram.callWxMethod('reLaunch', { url });
  const wanted = url.replace(/^\//, '').split('?')[0];
  const page = await eventually(
    () => miniProgram.currentPage(),
    (current) => current?.path === wanted,
  );
  expect(page?.path).toBe(wanted);
  return page!;
}

/** An element that must be there. */
export async function find(page: Page | Element, selector: string): Promise<Element> {
  const found = await page.$(selector);
  expect(found).not.toBeNull();
  return found!;
}

export interface Noted {
  readonly type: string;
  readonly id: string;
  readonly detail: Record<string, unknown>;
}
/** What the page `controls` noted of its events, once it noted any. */
export async function noted(page: Page, count = 1): Promise<Noted[]> {
  return eventually(
    async () => (await page.data('events')) as Noted[],
    (events) => events.length >= count,
  );
}

// The mini program under WeChat's own automation client, unmodified. In: nothing, or AUTOMATOR_WS, the address of a DevTools
// that has this project open with its automation port. Out: the client, and what tests do with it again and again.
import path from 'node:path';
import automator from 'miniprogram-automator';
import { startCloud } from './cloud';

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>;

export interface AutomatedApp {
  readonly app: MiniProgram;
  /**
   * Opens a page and waits until it is on top. By wx.reLaunch itself: the client's own navigation always sleeps three seconds.
   * @param url `/help/home/home?search=…`
   */
  open(url: string): Promise<Page>;
  /** The page on top, once it is this one. */
  arrived(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** Connects to DevTools where AUTOMATOR_WS names one, else to an emulator of its own. */
export async function openMiniProgram(): Promise<AutomatedApp> {
  const devtools = process.env['AUTOMATOR_WS'];
  const cloud = devtools
    ? null
    : await startCloud({ functionsRoot: path.resolve(__dirname, '../../dist/cloudfunctions'), automatorPort: 0 });
  const wsEndpoint = devtools ?? cloud?.automator?.wsEndpoint ?? '';
  let app: MiniProgram;
  try {
    app = await automator.connect({ wsEndpoint });
  } catch (error) {
    await cloud?.stop();
    throw error;
  }
  const arrived = (wanted: string): Promise<Page> =>
    until(`page ${wanted}`, async () => {
      const page = await app.currentPage();
      return page?.path === wanted ? page : null;
    });
  return {
    app,
    arrived,
    async open(url) {
      await app.callWxMethod('reLaunch', { url });
      const [wanted = ''] = url.replace(/^\//, '').split('?');
      return arrived(wanted);
    },
    async close() {
      app.disconnect();
      await cloud?.stop();
    },
  };
}

/**
 * Asks again until there is an answer, as everything after a tap needs: the client answers before the page has.
 * @throws Error after fifteen seconds, with what was waited for and the last failure
 */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>): Promise<T> {
  let last = '';
  for (let tries = 0; tries < 150; tries += 1) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error instanceof Error ? error.message : 'Something that is no Error was thrown.';
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Waited in vain for ${what}. ${last}`);
}

/** An element of the page, once it is there. */
export const element = (page: Page, selector: string): Promise<Element> =>
  until(`${selector} on ${page.path}`, () => page.$(selector));

/** An element inside a custom component of the page, once both are there. */
export const inside = (page: Page, component: string, selector: string): Promise<Element> =>
  until(`${selector} in ${component} on ${page.path}`, async () => (await page.$(component))?.$(selector));

/** The page's data, once they are as the test wants them. */
export const data = <T extends object>(page: Page, holds: (data: T) => boolean): Promise<T> =>
  until(`data of ${page.path}`, async () => {
    const now = (await page.data()) as T;
    return holds(now) ? now : null;
  });

// Visitors' journeys through the real pages and functions, driven by the unmodified miniprogram-automator. In: nothing, or
// AUTOMATOR_WS=ws://127.0.0.1:9420, a DevTools whose project is open with automation and whose cloud environment has the
// functions deployed. Out: the mini program, and what the journeys do with it again and again.
import path from 'node:path';
import automator from 'miniprogram-automator';
import { startCloud, type TestCloud } from '../../support/cloud';
import { eventually } from '../../support/patience';
import { openPage, type Element, type MiniProgram, type Page, type Wire } from '../automator/bench';

const devtools = process.env['AUTOMATOR_WS'];

/** Journeys that no DevTools can go: through the emulator's chat, or with what only its console can set up. */
export const describeWithEmulator: typeof describe = devtools ? describe.skip : describe;

export interface Journeys {
  readonly miniProgram: MiniProgram;
  /** The emulator; in DevTools there is none. */
  readonly cloud: TestCloud | null;
  readonly wire: Wire;
  /** Every uncaught exception of the mini program since the last look. */
  exceptions(): string[];
  open(url: string): Promise<Page>;
  /** The page on top, once it is this one. */
  arrived(route: string): Promise<Page>;
  /** Every later answer of the cloud says this about the shop, whatever its operator has set up. */
  withShop(shop: Record<string, unknown>): Promise<void>;
  stop(): Promise<void>;
}

export async function startJourneys(): Promise<Journeys> {
  const functionsRoot = path.resolve(__dirname, '../../../dist/cloudfunctions');
  const cloud = devtools ? null : await startCloud({ functionsRoot, automatorPort: 0 });
  let miniProgram: MiniProgram;
  try {
    miniProgram = await automator.connect({ wsEndpoint: devtools ?? cloud!.automator!.wsEndpoint });
  } catch (error) {
    await cloud?.stop();
    throw error;
  }
  let thrown: string[] = [];
  miniProgram.on('exception', ({ message }: { message: string }) => thrown.push(message));
  return {
    miniProgram,
    cloud,
    wire: miniProgram as unknown as Wire,
    exceptions() {
      const since = thrown;
      thrown = [];
      return since;
    },
    open: (url) => openPage(miniProgram, url),
    async arrived(route) {
      const page = await eventually(
        () => miniProgram.currentPage(),
        (current) => current?.path === route,
      );
      expect(page?.path).toBe(route);
      return page!;
    },
    async withShop(shop) {
      await miniProgram.evaluate(overrideShop, shop);
    },
    async stop() {
      miniProgram.disconnect();
      await cloud?.stop();
    },
  };
}

/** Waits for an element, `within > inside a component > …`. */
export async function shown(page: Page, ...selectors: string[]): Promise<Element> {
  const found = await eventually(
    async () => {
      let at: Page | Element | null = page;
      for (const selector of selectors) at = at ? await at.$(selector) : null;
      return at as Element | null;
    },
    (element) => element !== null,
  );
  if (!found) throw new Error(`${page.path} shows no ${selectors.join(' >> ')}`);
  return found;
}

/** Waits until the page shows a text; the whole text it shows in the end, for the test to look at. */
export function text(page: Page, wanted: string): Promise<string> {
  return eventually(
    async () => {
      const parts = (await page.$$('view, text, contact-button, t-button')) as Element[];
      const texts = await Promise.all(parts.map((part) => part.text().catch(() => '')));
      return texts.join('\n');
    },
    (all) => all.includes(wanted),
  );
}

/** The mini program's logic layer, where this runs. */
declare const wx: {
  cloud: {
    callFunction: ((options: object) => Promise<{ result?: { data?: { shop?: object } } }>) & { real?: unknown };
  };
};
function overrideShop(shop: Record<string, unknown>): void {
  const real = (wx.cloud.callFunction.real ?? wx.cloud.callFunction) as typeof wx.cloud.callFunction;
  const call = (options: object) =>
    real(options).then((answer) => {
      const said = answer.result?.data?.shop;
      if (said) Object.assign(said, shop);
      return answer;
    });
  wx.cloud.callFunction = Object.assign(call, { real });
}

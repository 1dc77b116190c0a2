// The console in a real browser, on an emulator of its own. In: how large the window is. Out: the page and what tests
// do on it again and again.
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { startCloud, type TestCloud } from './cloud';
import { patienceMs } from './patience';

export interface ConsoleBench {
  readonly cloud: TestCloud;
  /** A new page of its own browser context; every page of a bench is closed by `closePages`. */
  open(options?: { width?: number; height?: number; hash?: string; timezoneId?: string }): Promise<Page>;
  closePages(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the emulator with the built functions of this project, and a browser. */
async function startConsoleBench(): Promise<ConsoleBench> {
  const cloud = await startCloud({ functionsRoot: path.resolve(__dirname, '../../dist/cloudfunctions') });
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await cloud.stop();
    throw error;
  }
  return {
    cloud,
    async open({ width = 1440, height = 900, hash = '', timezoneId = 'UTC' } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId });
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs);
      await page.goto(`${cloud.url}${hash}`);
      return page;
    },
    async closePages() {
      for (const context of browser.contexts()) await context.close();
    },
    async stop() {
      await browser.close();
      await cloud.stop();
    },
  };
}

/** One console for all tests of a file; each test begins with an emulator as it was set up, and no page open. */
export function consoleForAll(): ConsoleBench {
  let bench: ConsoleBench;
  beforeAll(async () => {
    bench = await startConsoleBench();
  });
  afterAll(() => bench.stop());
  afterEach(async () => {
    await bench.closePages();
    await bench.cloud.idle();
    await bench.cloud.reset();
  });
  return {
    get cloud() {
      return bench.cloud;
    },
    open: (options) => bench.open(options),
    closePages: () => bench.closePages(),
    stop: () => bench.stop(),
  };
}

/**
 * Adds a visitor by the page, as a newcomer does. The function that receives messages is warm then: on a busy machine a cold
 * start takes so much of its three seconds that it leaves the message to the sweep, which is not what these tests are about.
 */
export async function addVisitor(page: Page, nickname: string): Promise<void> {
  await page.request.post(new URL('/emulator/v1/functions/receive/invoke', page.url()).href, { data: { event: {} } });
  await page.getByRole('button', { name: '添加访客' }).first().click();
  await page.getByRole('textbox', { name: '昵称' }).fill(nickname);
  await page.getByRole('dialog', { name: '切换访客' }).getByRole('button', { name: '添加访客' }).click();
  await page.getByRole('textbox', { name: '输入消息' }).waitFor();
}

/** Writes a message on the visitor's phone and sends it with Enter. */
export async function write(page: Page, text: string): Promise<void> {
  const input = page.getByRole('textbox', { name: '输入消息' });
  await input.fill(text);
  await input.press('Enter');
}

/** The bubbles of one side, in order. */
export function bubbles(page: Page, from: 'visitor' | 'service'): Locator {
  return page.locator(`[data-from="${from}"] .chat-bubble`);
}

/** Puts a whole text into the JSON editor that is open. */
export async function writeJson(page: Page, text: string): Promise<void> {
  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

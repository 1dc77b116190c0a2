// A phone in a real browser on a fixture mini program, on an emulator of its own. In: which fixture. Out: pages, and the
// bridge's commands on them.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { CommandName, Commands } from '../../../emulator/phone/runtime/bridge-protocol';
import { launchBrowser } from '../../support/browser';
import { startCloud, type TestCloud } from '../../support/cloud';
import { patienceMs } from '../../support/patience';

export interface Bench {
  readonly cloud: TestCloud;
  /** A copy of the fixture, free to be changed. */
  readonly folder: string;
  open(options?: { page?: string; openid?: string; theme?: 'light' | 'dark'; touch?: boolean }): Promise<Page>;
  closePages(): Promise<void>;
  stop(): Promise<void>;
}

export async function startBench(fixture: string): Promise<Bench> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'phone-'));
  cpSync(path.resolve(__dirname, '../../fixtures', fixture), folder, { recursive: true });
  const cloud = await startCloud({ project: folder });
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await cloud.stop();
    throw error;
  }
  return {
    cloud,
    folder,
    async open({ page: start = '', openid = 'v1', theme = 'light', touch = false } = {}) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: 'zh-CN',
        hasTouch: touch,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs);
      await page.goto(`${cloud.url}phone/?openid=${openid}&theme=${theme}&page=${encodeURIComponent(start)}`);
      await page.waitForFunction('window.__phone?.ready');
      return page;
    },
    async closePages() {
      for (const context of browser.contexts()) await context.close();
    },
    async stop() {
      await browser.close();
      await cloud.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A command of the phone's bridge. */
export async function ask<C extends CommandName>(
  page: Page,
  command: C,
  params: Commands[C][0],
): Promise<Commands[C][1]> {
  type Untyped = { __phone: { call(name: string, given: unknown): Promise<unknown> } };
  const answer = await page.evaluate(([name, given]) => (globalThis as unknown as Untyped).__phone.call(name, given), [
    command as string,
    params as unknown,
  ] as const);
  return answer as Commands[C][1];
}

/** Data of the page on top. */
export async function dataOf(page: Page): Promise<Record<string, unknown>> {
  const { pageId } = (await ask(page, 'app.currentPage', {})) as { pageId: number };
  return (await ask(page, 'page.data', { pageId })).data as Record<string, unknown>;
}

/** Calls a method of the page on top. */
export async function callPage(page: Page, method: string): Promise<unknown> {
  const { pageId } = (await ask(page, 'app.currentPage', {})) as { pageId: number };
  return (await ask(page, 'page.callMethod', { pageId, method, args: [] })).result;
}

/** Waits until the data of the page on top holds these values. */
export async function untilData(page: Page, wanted: Record<string, unknown>): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    const data = await dataOf(page);
    if (Object.entries(wanted).every(([key, value]) => JSON.stringify(data[key]) === JSON.stringify(value))) return;
    await page.waitForTimeout(50);
  }
  expect(await dataOf(page)).toMatchObject(wanted);
}

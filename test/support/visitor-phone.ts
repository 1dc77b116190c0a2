// A visitor's phone in a real browser, on an emulator of its own with the built product. In: whose phone, which page. Out:
// the phone's page, and what tests do on it again and again.
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { startCloud, type TestCloud } from './cloud';
import { patienceMs } from './patience';

export interface PhoneBench {
  readonly cloud: TestCloud;
  /** A phone of its own browser context, at a page of the mini program: `pages/home/home?id=1`. */
  open(openid: string, page: string): Promise<Page>;
  /** What the phones' pages threw since the last `closePhones`. */
  readonly exceptions: readonly string[];
  closePhones(): Promise<void>;
  /** Somebody new. @returns the openid */
  visitor(): Promise<string>;
  /** Documents of a collection that match. */
  documents(collection: string, where?: object): Promise<Record<string, unknown>[]>;
  /** Changes a document as an operator does in the console; functions read everything anew. */
  write(collection: string, document: { readonly _id: string; readonly [field: string]: unknown }): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the emulator with the built product of this project, and a browser. */
export async function startPhoneBench(): Promise<PhoneBench> {
  const cloud = await startCloud({ functionsRoot: path.resolve(__dirname, '../../dist/cloudfunctions') });
  let browser: Browser;
  try {
    // As after `ready`: the mini program is compiled before anybody opens a phone.
    await cloud.phone.bundle();
    browser = await launchBrowser();
  } catch (error) {
    await cloud.stop();
    throw error;
  }
  const exceptions: string[] = [];
  return {
    cloud,
    exceptions,
    async open(openid, page) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
      const phone = await context.newPage();
      phone.setDefaultTimeout(patienceMs);
      phone.on('pageerror', ({ message }) => exceptions.push(message));
      await phone.goto(`${cloud.url}phone/?openid=${openid}&page=${encodeURIComponent(page)}`);
      return phone;
    },
    async closePhones() {
      for (const context of browser.contexts()) await context.close();
      exceptions.length = 0;
    },
    async visitor() {
      return ((await cloud.api('POST', '/visitors', {})).body as { openid: string }).openid;
    },
    async documents(collection, where = {}) {
      const query = encodeURIComponent(JSON.stringify(where));
      const { body } = await cloud.api('GET', `/database/collections/${collection}/documents?where=${query}`);
      return (body as { documents: Record<string, unknown>[] }).documents;
    },
    async write(collection, document) {
      const documents = `/database/collections/${collection}/documents`;
      const changed = await cloud.api('PUT', `${documents}/${document._id}`, document);
      const written = changed.status === 404 ? await cloud.api('POST', documents, document) : changed;
      if (written.status >= 400) throw new Error(JSON.stringify(written.body));
      await cloud.anew('visitor');
    },
    async stop() {
      await browser.close();
      await cloud.stop();
    },
  };
}

/** Waits for a text on the page that is on top. */
export const seen = (phone: Page, text: string): Promise<void> => onTop(phone, text).waitFor();

/** The first visible element with exactly this text. */
export const onTop = (phone: Page, text: string): Locator =>
  phone.getByText(text, { exact: true }).filter({ visible: true }).first();

/** Taps what has a text. */
export const tap = (phone: Page, text: string): Promise<void> => onTop(phone, text).click();

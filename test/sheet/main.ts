// npm run screens: a picture of every page in every state, light and dark, and one contact sheet of them all, in screens/.
// In: optionally names of states, to take only those. Out: files; exit code 1 when a page complained while it was shown.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startEmulator } from '../../emulator/start';
import { launchBrowser } from '../support/browser';
import { apiOf, furnish } from './shop';
import { states, type CloudIs, type State } from './states';

const folder = 'screens';
const size = { width: 390, height: 844 };
const themes = ['light', 'dark'] as const;
const calls = '**/emulator/v1/client/functions';
/** The page's own animations and the skeleton's delay are over by then, in milliseconds. */
const settle = 900;
/** A busy machine is no state of a page: what is slow here is still waited for. */
const unhurried = { 'functions.timeoutMs': 60_000 };
/** What pages say when an answer did not come; in a picture of a cloud that answers it is a fault. */
const failures = ['服务器有点忙', '暂时没能加载出来', '暂时查不到', '网络好像断开了'];

async function main(wanted: readonly string[]): Promise<void> {
  const chosen = states.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  await mkdir(folder, { recursive: true });
  const emulator = await startEmulator({ project: process.cwd(), port: 0, dataDir: null, settings: unhurried });
  const browser = await launchBrowser();
  const complaints: string[] = [];
  try {
    const people = await furnish(apiOf(emulator.url));
    for (const theme of themes)
      for (const state of chosen) {
        const context = await browser.newContext({ viewport: size, colorScheme: theme, locale: 'zh-CN' });
        const file = path.join(folder, `${state.name}-${theme}.png`);
        const openid = people[state.who ?? 'regular'];
        complaints.push(...(await picture(context, `${emulator.url}phone/?openid=${openid}`, state, file)));
        await context.close();
        process.stdout.write('.');
      }
    process.stdout.write('\n');
    await contactSheet(browser, chosen);
  } finally {
    await browser.close();
    await emulator.stop();
  }
  console.log(`${chosen.length * themes.length} pictures and ${path.join(folder, 'sheet.png')}`);
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

/** @returns what the page complained about */
async function picture(context: BrowserContext, phoneUrl: string, state: State, file: string): Promise<string[]> {
  const phone = await context.newPage();
  const complaints: string[] = [];
  phone.on('pageerror', ({ message }) => complaints.push(`${state.name}: ${message}`));
  await answer(phone, state.cloud ?? 'answering');
  await phone.goto(`${phoneUrl}&page=${encodeURIComponent(state.page)}`);
  await phone.waitForFunction('window.__phone?.ready');
  const settled = () => hasSettled(phone, state.cloud ?? 'answering');
  await settled();
  await state.act?.(phone).catch((error: unknown) => complaints.push(`${state.name}: ${String(error)}`));
  await settled();
  await phone.screenshot({ path: file });
  if ((state.cloud ?? 'answering') === 'answering' && !state.fails)
    for (const failure of failures)
      if (await phone.getByText(failure).first().isVisible()) complaints.push(`${state.name}: shows 「${failure}」`);
  return complaints;
}

/** Waits until the page has what it asked for, and its animations are over. */
async function hasSettled(phone: Page, cloud: CloudIs): Promise<void> {
  await phone.waitForTimeout(settle);
  if (cloud !== 'answering') return;
  const { origin } = new URL(phone.url());
  await fetch(`${origin}/emulator/v1/idle?timeoutMs=60000`);
  await phone.waitForTimeout(settle);
}

async function answer(phone: Page, cloud: CloudIs): Promise<void> {
  if (cloud === 'slow') await phone.route(calls, () => undefined);
  if (cloud === 'away')
    await phone.route(calls, async (route) => {
      // The pages themselves come from the same address, so the network goes only when they are there and ask.
      await phone.context().setOffline(true);
      await route.abort('internetdisconnected');
    });
  if (cloud === 'failing')
    await phone.route(calls, (route) =>
      route.fulfill({ json: { errCode: -504002, errMsg: 'cloud.callFunction:fail -504002 functions execute fail' } }),
    );
}

/** All pictures side by side, light above dark. */
async function contactSheet(browser: Browser, chosen: readonly State[]): Promise<void> {
  const cells = await Promise.all(
    chosen.map(async ({ name }) => {
      const images = await Promise.all(
        themes.map((theme) => readFile(path.join(folder, `${name}-${theme}.png`), 'base64')),
      );
      const pictures = images.map((image) => `<img src="data:image/png;base64,${image}">`).join('');
      return `<figure><figcaption>${name}</figcaption>${pictures}</figure>`;
    }),
  );
  const html = `<style>
    body { margin: 16px; background: #777; display: grid; grid-template-columns: repeat(8, 240px); gap: 16px; font: 14px sans-serif }
    figure { margin: 0; color: #fff } figcaption { margin-bottom: 4px } img { display: block; width: 240px; margin-bottom: 8px }
  </style>${cells.join('')}`;
  const page = await browser.newPage({ viewport: { width: 8 * 256 + 16, height: 900 } });
  await page.setContent(html);
  await writeFile(path.join(folder, 'sheet.png'), await page.screenshot({ fullPage: true }));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

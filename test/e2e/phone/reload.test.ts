// The mini program changes while phones are open.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask, dataOf, startBench, type Bench } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench('miniprogram');
});
afterAll(() => bench.stop());
afterEach(() => bench.closePages());

const change = (file: string, edit: (text: string) => string) => {
  const name = path.join(bench.folder, file);
  writeFileSync(name, edit(readFileSync(name, 'utf8')));
};

it('puts a new style sheet in place and keeps everything else', async () => {
  const page = await bench.open({ page: 'pages/strict/strict' });
  const { pageId } = (await ask(page, 'app.currentPage', {})) as { pageId: number };
  await ask(page, 'page.setData', { pageId, data: { value: 77 } });
  change('app.wxss', (text) => text.replace('#f4f4f4', 'rgb(3, 3, 3)'));
  await page.waitForFunction("getComputedStyle(document.querySelector('wx-page')).backgroundColor === 'rgb(3, 3, 3)'");
  expect((await dataOf(page)).value).toBe(77);
});

it('starts again at the same page for anything else', async () => {
  const page = await bench.open({ openid: 'v2' });
  await ask(page, 'app.callWxMethod', {
    method: 'navigateTo',
    args: [{ url: '/pages/second/second?name=a' }],
    sync: false,
  });
  change('pages/second/second.wxml', () => '<view>改过的页</view>');
  await page.getByText('改过的页').waitFor();
});

it('shows a mistake with its file and line, and goes when it is mended', async () => {
  const page = await bench.open({ openid: 'v3' });
  const good = readFileSync(path.join(bench.folder, 'pages/tab/tab.js'), 'utf8');
  change('pages/tab/tab.js', () => 'Page({\n  a: 1,,\n});\n');
  await page.locator('.problem code').getByText('pages/tab/tab.js:2:8').waitFor();
  change('pages/tab/tab.js', () => good);
  await page.locator('.problem').waitFor({ state: 'detached' });
});

it('names the author’s line of an exception', async () => {
  const page = await bench.open({ openid: 'v4' });
  await page.evaluate(
    'window.__phone.call("app.callFunction", { functionDeclaration: "() => { setTimeout(() => getCurrentPages()[0].fail(), 0) }", args: [] })',
  );
  await page
    .locator('.problem code')
    .getByText(/^pages\/index\/index\.js:\d+:\d+$/)
    .waitFor();
  expect(await page.locator('.problem pre').textContent()).toBe('this page is wrong');
});

it('shows several phones side by side, each another visitor', async () => {
  const page = await bench.open();
  await page.setViewportSize({ width: 1300, height: 1000 });
  await page.goto(`${bench.cloud.url}phones/?openid=left,right`);
  for (const openid of ['left', 'right']) {
    await page.frameLocator(`iframe[title="${openid} 的手机"]`).getByText('起始').waitFor();
  }
  const { body } = await bench.cloud.api('GET', '/visitors');
  expect((body as { visitors: { openid: string }[] }).visitors.map(({ openid }) => openid)).toEqual(
    expect.arrayContaining(['left', 'right']),
  );
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closePhones, compileFixture, drawn, startPhone } from './support/phone';

afterEach(closePhones);

it('runs launch, show, components, load, show, ready in WeChat’s order', async () => {
  const phone = await startPhone();
  expect(await phone.log()).toEqual([
    'app launch pages/index/index',
    'app show',
    'counter created',
    'counter attached',
    'page index load {}',
    'page index show',
    'counter page show',
    'counter ready',
    'page index ready',
  ]);
});

it('hides the page below and unloads the one that is left, query values still encoded', async () => {
  const phone = await startPhone();
  await phone.log();
  await phone.tap('#opener');
  await drawn();
  expect(await phone.log()).toEqual([
    'page index hide',
    'counter page hide',
    'page second load {"name":"%E4%B8%AD","n":"1"}',
    'page second show',
    'question 7',
    'answer 14',
    'page second ready',
    'page second route done',
  ]);
  await phone.wx('navigateBack');
  await drawn();
  expect(await phone.log()).toEqual(['page second unload', 'page index show', 'counter page show']);
});

it('keeps a tab’s page when another tab is shown, and closes what is no tab', async () => {
  const phone = await startPhone();
  const { pageId } = await phone.page();
  await phone.wx('navigateTo', { url: '/pages/second/second' });
  await drawn();
  await phone.log();
  await phone.wx('switchTab', { url: '/pages/tab/tab' });
  // What is left for good is unloaded and not hidden first.
  expect(await phone.log()).toEqual(['page second unload', 'page tab load', 'page tab show']);
  await phone.wx('switchTab', { url: '/pages/index/index' });
  await drawn();
  expect((await phone.page()).pageId).toBe(pageId);
  expect(await phone.log()).toEqual(['page tab hide', 'page index show', 'counter page show']);
  expect((await phone.call('app.pageStack', {})).pageStack).toHaveLength(1);
});

it('shows what a page’s WXS throws as the author’s mistake, and no page', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'miniprogram-'));
  const files = {
    'app.json': '{"pages": ["page/page"]}',
    'page/page.js': 'Page({});',
    'page/page.json': '{}',
    'page/page.wxml': '<wxs module="m">module.exports.kind = function (v) { return v.kind }</wxs>{{m.kind(nothing)}}',
  };
  mkdirSync(path.join(folder, 'page'));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  const phone = await startPhone({ bundle: await compileFixture(folder) });
  rmSync(folder, { recursive: true });
  expect(phone.events).toContainEqual(expect.objectContaining({ event: 'exception' }));
  expect(phone.window.__phone.ready).toBe(false);
  expect(phone.window.eval("document.querySelector('.problems').textContent")).toMatch(/kind/);
});

it('never uses a page id twice', async () => {
  const phone = await startPhone();
  const ids = [];
  for (let round = 0; round < 3; round += 1) {
    await phone.wx('navigateTo', { url: '/sub/page/page' });
    ids.push((await phone.page()).pageId);
    await phone.wx('navigateBack');
  }
  expect(new Set(ids).size).toBe(3);
});

it('tells the app of a page that does not exist and shows the entry page', async () => {
  const phone = await startPhone({ page: 'pages/nowhere?x=1' });
  expect(await phone.log()).toContain('app not found pages/nowhere');
  expect((await phone.page()).path).toBe('pages/index/index');
});

it('detaches components and reports the visit', async () => {
  const phone = await startPhone();
  await phone.log();
  await phone.wx('reLaunch', { url: '/pages/tab/tab' });
  expect(await phone.log()).toEqual(expect.arrayContaining(['page index unload', 'counter detached', 'page tab load']));
  expect(phone.requests.map(({ path }) => path)).toContain('/visitors/v1/visit');
});

it('follows the theme where app.json says darkmode', async () => {
  const phone = await startPhone();
  await phone.call('app.setTheme', { theme: 'dark' });
  expect(await phone.log()).toContain('app theme dark');
  expect(await phone.run('() => wx.getAppBaseInfo().theme')).toBe('dark');
});

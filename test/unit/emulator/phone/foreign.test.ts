// A mini program that is not ours: written as other people write theirs, opened as DevTools would open it.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Compiler, type AppBundle } from '../../../../emulator/phone/compiler';
import { installPlainPackage } from '../../../support/foreign';
import { closePhones, drawn, startPhone, type TestPhone } from './support/phone';

let folder: string;
let bundle: AppBundle;
let phone: TestPhone;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'foreign-'));
  cpSync(path.resolve(__dirname, '../../../fixtures/foreign'), folder, { recursive: true });
  installPlainPackage(folder);
  bundle = await compile();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  phone = await startPhone({ bundle });
});
afterEach(closePhones);

const compile = () =>
  new Compiler({ root: path.join(folder, 'miniprogram'), projectRoot: folder, appid: 'wx0', env: 'e' }).build();
const html = (selector: string) =>
  phone.window.eval(`document.querySelector('.on-top ${selector}')?.textContent`) as string | undefined;
const method = async (name: string, ...args: unknown[]) => {
  const { pageId } = await phone.page();
  return (await phone.call('page.callMethod', { pageId, method: name, args })).result;
};

it('compiles TypeScript where the project asks for it, aliases, and packages without a mini program part', () => {
  expect(bundle.problems).toEqual([]);
  expect(html('#values')).toBe('1.99 元 42');
});

it('shares `global` between modules, with nothing of a browser on it', async () => {
  expect((await phone.data()).shop).toBe('别家');
  expect(await phone.run('() => Object.keys(global)')).toEqual(['shop']);
});

it('puts everything into the slot without a name where multipleSlots is not asked for', () => {
  expect(html('#single [class*="head"]')).toBe('');
  expect(html('#single [class*="body"]')).toBe('甲乙');
});

it('shows nothing in slots that all have names, and says why', () => {
  expect(html('#lost')).toBeUndefined();
  expect(phone.complaints()).toContain(
    'components/named/named: all its slots have names, so it shows nothing without options: { multipleSlots: true }.',
  );
});

it('says once of a behavior that it is not there, and exports what a component exports', async () => {
  expect(await method('exported')).toEqual({ given: 'to others' });
  expect(phone.complaints().filter((text) => text.includes('nobody-knows'))).toEqual([
    'Behavior "wx://nobody-knows" is not supported by this phone; it adds nothing.',
  ]);
});

it('draws the tab bar of the mini program’s own on its tabs, one for each, and gives it to the page', async () => {
  expect(html('wx-custom-tab-bar')).toBe('第 1 项');
  expect(phone.window.eval("document.querySelector('.tab-bar').hidden")).toBe(true);
  await phone.wx('switchTab', { url: '/pages/second/second' });
  await drawn();
  expect(html('wx-custom-tab-bar')).toBe('第 0 项');
});

it('counts a router’s addresses from the component’s file, a page router’s from the page', async () => {
  expect(await method('goFromComponent', 'router')).toBe(
    'navigateTo:fail page "components/single/elsewhere" is not found',
  );
  expect(await method('goFromComponent', 'pageRouter')).toBe(
    'navigateTo:fail page "pages/start/elsewhere" is not found',
  );
});

it('tells whether the window matches, in code and in a template', async () => {
  expect(await method('observe', { minWidth: 300, orientation: 'portrait' })).toEqual({ matches: true });
  expect(await method('observe', { maxHeight: 100 })).toEqual({ matches: false });
  const hidden = (id: string) =>
    phone.window.eval(`document.querySelector('#${id}').closest('wx-match-media').hasAttribute('unmatched')`);
  expect([hidden('narrow'), hidden('wide')]).toEqual([false, true]);
});

it('styles the page and its bar as the page’s template says', async () => {
  const style = () => phone.window.eval("document.querySelector('.on-top wx-page').style.overflow");
  expect(style()).toBe('hidden');
  expect(phone.window.eval("document.querySelector('.on-top .nav-title').textContent")).toBe('别家');
  expect(phone.window.eval("document.querySelector('.on-top .nav-bar').style.backgroundColor")).toBe('rgb(18, 52, 86)');
  const { pageId } = await phone.page();
  await phone.call('page.setData', { pageId, data: { pageStyle: '' } });
  expect(style()).toBe('');
});

it('goes on where an object cannot be made: it was said, and waiting for it fails', async () => {
  expect(
    await phone.run(`async () => {
      const camera = wx.createCameraContext();
      camera.setZoom({ zoom: 2 });
      wx.createCameraContext().onCameraFrame(() => 0).start();
      return camera.takePhoto().catch(({ errMsg }) => errMsg);
    }`),
  ).toBe('createCameraContext:fail not supported by the emulator');
  expect(phone.complaints().filter((text) => text.includes('Camera'))).toEqual([
    'wx.createCameraContext is not supported by this phone.',
  ]);
});

it('goes on without plugins and worklets, which it says once each', async () => {
  await phone.run(`() => {
    for (let times = 0; times < 2; times += 1) {
      requirePlugin('maps').open({ key: 'k' });
      const { shared } = wx.worklet;
      shared(0).value = 1;
    }
  }`);
  expect(phone.complaints().slice(-2)).toEqual([
    "Plugins are not supported by this phone: requirePlugin('maps') gives nothing.",
    'wx.worklet is not supported by this phone.',
  ]);
  await expect(phone.run("() => requirePlugin('undeclared')")).rejects.toThrow(
    'plugin "undeclared" is not declared in app.json',
  );
});

it('offers to send a page on only where the page says how, with the card it promises', async () => {
  const menu = async () => {
    phone.window.eval(`document.querySelector('[aria-label="更多"]').click()`);
    await drawn();
    return phone.window.eval("[...document.querySelectorAll('.action-sheet button')].map((each) => each.textContent)");
  };
  expect(await menu()).toEqual(['发送给朋友', '收藏', '重新进入小程序', '取消']);
  phone.window.eval("document.querySelector('.action-sheet button').click()");
  await drawn();
  expect(phone.window.eval("document.querySelector('.modal').textContent")).toBe(
    '发送给朋友：来自menu/pages/second/second?id=1取消发送',
  );
  await phone.call('app.native', { method: 'confirmModal' });
  await phone.wx('switchTab', { url: '/pages/second/second' });
  expect(await menu()).toEqual(['收藏', '重新进入小程序', '取消']);
});

it('says of a style sheet in Less that it compiles none', async () => {
  const less = path.join(folder, 'miniprogram/pages/second/second.less');
  writeFileSync(less, '.a { .b { color: red } }');
  const { problems } = await compile();
  rmSync(less);
  expect(problems).toEqual([
    {
      severity: 'error',
      file: 'pages/second/second.less',
      line: 0,
      column: 0,
      message: 'This phone compiles no less: write pages/second/second.wxss beside it with a build of your own.',
    },
  ]);
});

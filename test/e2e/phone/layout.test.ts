// What only a real layout shows: units, measures, scrolling, fingers.
import type { Page } from 'playwright-core';
import { ask, callPage, startBench, untilData, type Bench } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench('miniprogram');
});
afterAll(() => bench.stop());
afterEach(() => bench.closePages());

const layout = (theme?: 'light' | 'dark') => bench.open({ page: 'pages/layout/layout', ...(theme ? { theme } : {}) });
/** An element's place on the screen, after it was scrolled there. */
const boxOf = async (page: Page, selector: string) => {
  const element = page.locator(selector);
  await element.scrollIntoViewIfNeeded();
  return (await element.boundingBox()) ?? { x: -1, y: -1, width: -1, height: -1 };
};

const styleOf = (page: Page, selector: string, name: string) =>
  page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${name}`);

it('measures 750rpx as the screen’s width and 100vh as the page without its bars', async () => {
  const page = await layout();
  expect((await boxOf(page, '#half')).width).toBeCloseTo(195, 0);
  expect((await boxOf(page, '#full')).height).toBeCloseTo(844 - 91, 0);
});

it('tells a page its measures by selector query, and gives a canvas without its DOM', async () => {
  const page = await layout();
  expect(await callPage(page, 'measure')).toMatchObject({
    half: { id: 'half', left: 0, top: 0, width: 195 },
    lines: [{ id: 'half' }, { id: 'second', height: 10, backgroundColor: 'rgb(1, 2, 3)' }],
    scrollTop: 0,
    canvas: { width: 300, isDom: false, drawn: 255 },
  });
});

it('sees an element come by, and reaches the bottom once', async () => {
  const page = await layout();
  expect(await callPage(page, 'watchFar')).toEqual({ id: 'far', dataset: { n: 1 } });
  await untilData(page, { reached: 1 });
});

it('keeps what is fixed in the page, above the home indicator', async () => {
  const page = await layout();
  const { y, height } = await boxOf(page, '#bar');
  expect(y + height).toBe(844);
  expect(await styleOf(page, '#bar', 'paddingBottom')).toBe('34px');
});

it('puts a movable view where it is told to be, within its area', async () => {
  const page = await layout();
  await page.waitForFunction("document.querySelector('#placed').style.transform === 'translate(30px, 80px)'");
});

it('slides by a finger and by a program', async () => {
  const page = await layout();
  const { x, y, width, height } = await boxOf(page, '#swiper');
  await page.mouse.move(x + width - 40, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await untilData(page, { slide: 1, source: 'touch' });
});

it('tells the bounds of a scroll-view when they are reached', async () => {
  const page = await layout();
  await page.evaluate("document.querySelector('#box').scrollTop = 1400");
  await untilData(page, { lower: 1, upper: 0 });
  await page.evaluate("document.querySelector('#box').scrollTop = 0");
  await untilData(page, { lower: 1, upper: 1 });
});

it('refreshes when the page is pulled down', async () => {
  const page = await layout();
  await page.mouse.move(200, 150);
  await page.mouse.down();
  await page.mouse.move(200, 400, { steps: 6 });
  await page.mouse.up();
  await untilData(page, { refreshed: 1 });
});

it('plays an animation and shows what is pressed', async () => {
  const page = await layout();
  await callPage(page, 'move');
  await page.waitForFunction("getComputedStyle(document.querySelector('#moving')).opacity === '0.5'");
  expect(await page.evaluate("document.querySelector('#moving').style.transform")).toBe('translateX(40px)');
  const { x, y } = await boxOf(page, '#pressed');
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down();
  await page.waitForFunction("getComputedStyle(document.querySelector('#pressed')).color === 'rgb(4, 5, 6)'");
  await page.mouse.up();
  await page.waitForFunction("getComputedStyle(document.querySelector('#pressed')).color !== 'rgb(4, 5, 6)'");
});

it('draws the mini program’s own pictures', async () => {
  const page = await layout();
  await page.waitForFunction("document.querySelector('#picture img').naturalWidth === 4");
  expect((await boxOf(page, '#picture')).height).toBeCloseTo(50, 0);
});

it('follows the theme in style sheets too', async () => {
  const page = await layout('dark');
  const ground = () => styleOf(page, '.on-top wx-page', 'backgroundColor');
  expect(await ground()).toBe('rgb(7, 7, 7)');
  await ask(page, 'app.setTheme', { theme: 'light' });
  expect(await ground()).toBe('rgb(244, 244, 244)');
});

it('takes Chinese from a real input field', async () => {
  const page = await bench.open({ page: 'pages/form/form' });
  await page.locator('#bound input').fill('你好');
  await untilData(page, { bound: '你好' });
  expect(await page.locator('#echo').textContent()).toBe('你好');
});

it('takes a real touch as one tap, whatever mouse events follow it', async () => {
  const page = await bench.open({ touch: true });
  await page.locator('#button').tap();
  await page.waitForTimeout(100);
  const { result } = await ask(page, 'app.callFunction', {
    functionDeclaration: "() => getApp().globalData.log.filter((line) => line.startsWith('tap'))",
    args: [],
  });
  expect(result).toEqual(['tap first button plain']);
});

it('scrolls a scroll-view, not the page around it', async () => {
  const page = await layout();
  const box = await boxOf(page, '#box');
  await page.mouse.move(box.x + 50, box.y + 50);
  await page.mouse.wheel(0, 400);
  const before = await page.evaluate("document.querySelector('.on-top wx-page').scrollTop");
  await page.waitForFunction("document.querySelector('#box').scrollTop > 0");
  expect(await page.evaluate("document.querySelector('.on-top wx-page').scrollTop")).toBe(before);
});

it('shows phones side by side on a window as narrow as one, without scrolling sideways', async () => {
  const page = await layout();
  await page.goto(`${bench.cloud.url}phones/?openid=left,right`);
  await page.locator('iframe').nth(1).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});

it('follows the emulator’s clock in the status bar, in Beijing’s time', async () => {
  const page = await layout();
  await bench.cloud.api('PUT', '/clock', { now: Date.parse('2026-11-20T22:05:00+08:00'), frozen: true });
  await page.locator('.status-bar .time', { hasText: '22:05' }).waitFor();
  await bench.cloud.api('PUT', '/clock', { frozen: false });
});

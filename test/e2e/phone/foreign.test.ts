// A mini program that is not ours, where only a real layout and a real canvas show how it looks and what it keeps.
import type { Page } from 'playwright-core';
import { installPlainPackage } from '../../support/foreign';
import { ask, callPage, startBench, untilData, type Bench } from './bench';

let bench: Bench;
let page: Page;
beforeAll(async () => {
  bench = await startBench('foreign');
  installPlainPackage(bench.folder);
}, 60_000);
afterAll(() => bench.stop());
beforeEach(async () => {
  page = await bench.open();
});
afterEach(() => bench.closePages());

const box = async (selector: string) => {
  const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator(`.on-top ${selector}`).boundingBox()) ?? {};
  return { x, y, width, height };
};

it('gives a button of style v2 WeChat’s own width, which one class alone does not change', async () => {
  expect(await box('#one-class')).toMatchObject({ x: 103, width: 184 });
  expect(await box('#two-classes')).toMatchObject({ width: 300 });
  const size = "getComputedStyle(document.querySelector('#one-class')).fontSize";
  expect(await page.evaluate(size)).toBe('20px');
});

it('keeps the mini program’s own tab bar at the bottom of the screen, over the page', async () => {
  expect(await box('wx-custom-tab-bar wx-cover-view')).toEqual({ x: 0, y: 844 - 48, width: 390, height: 48 });
  expect(await box('wx-page')).toMatchObject({ y: 91, height: 844 - 91 });
});

it('makes a picture file of a canvas, of the size that is asked for, and keeps it', async () => {
  expect(await callPage(page, 'keepCanvas')).toEqual({ width: 8, height: 4, closed: true, png: 'PNG' });
});

it('draws the older way too, in the page’s px', async () => {
  expect(await callPage(page, 'drawTheOldWay')).toMatchObject({ width: 5, height: 5 });
  const color =
    "[...document.querySelector('wx-canvas:not([id]) canvas').getContext('2d').getImageData(20, 20, 1, 1).data]";
  expect(await page.evaluate(color)).toEqual([0, 255, 0, 255]);
});

it('shows a refresher of the page’s own only while it refreshes', async () => {
  const refresher = page.locator('#refresher');
  expect(await refresher.isVisible()).toBe(false);
  const { pageId } = (await ask(page, 'app.currentPage', {})) as { pageId: number };
  await ask(page, 'page.setData', { pageId, data: { refreshing: true } });
  await refresher.waitFor();
  await ask(page, 'page.setData', { pageId, data: { refreshing: false } });
  await refresher.waitFor({ state: 'hidden' });
  await untilData(page, { restored: true });
});

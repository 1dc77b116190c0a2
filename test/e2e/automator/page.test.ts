// Page.* through the unmodified client: finding elements, data, methods, the window's measures.
import { eventually } from '../../support/patience';
import { startAutomator, type AutomatorBench, type Page } from './bench';

let bench: AutomatorBench;
let page: Page;
beforeAll(async () => {
  bench = await startAutomator();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  page = await bench.open('/pages/controls/controls');
});

describe('Page.getElement', () => {
  it.each([
    ['#box', 'view'],
    ['.box.big', 'view'],
    ['[data-kind=plain]', 'view'],
    ['.box > text', 'text'],
    ['.box .inner', 'text'],
    ['#box + view', 'view'],
    ['counter', 'counter'],
    ['swiper-item:nth-child(2)', 'swiper-item'],
    ['#nowhere, #input', 'input'],
    ['page', 'page'],
    ['page > .tall', 'view'],
    ['.area ~ .tall', 'view'],
    ['view:not(.box):not([id])', 'view'],
  ])('finds %s', async (selector, tagName) => {
    expect((await page.$(selector))?.tagName).toBe(tagName);
  });

  it('gives null where nothing matches, and the same object for the same element', async () => {
    expect(await page.$('.nowhere')).toBeNull();
    expect(await page.$('#box')).toBe(await page.$('.box'));
    await expect(bench.wire.send('Page.getElement', { pageId: 1, selector: 'a' })).rejects.toThrow('page destroyed');
  });

  it('does not find a class inside a component', async () => {
    expect(await page.$('.value')).toBeNull();
  });
});

it('Page.getElements: all in the order of the page, or none', async () => {
  expect(await page.$$('swiper-item')).toHaveLength(3);
  expect(await page.$$('.nowhere')).toEqual([]);
  await page.waitFor('swiper-item');
});

it('Page.getElementByXpath: views by the names of WXML', async () => {
  expect((await page.getElementByXpath('//view[@class="tall"]'))?.tagName).toBe('view');
  expect((await page.xpath('//swiper/swiper-item[2]'))?.tagName).toBe('swiper-item');
  expect(await page.xpath('//view[@class="nothing"]')).toBeNull();
  expect(await page.xpath('//[')).toBeNull();
});

it('Page.getElementsByXpath: all of them', async () => {
  expect(await page.getElementsByXpath('//swiper/swiper-item')).toHaveLength(3);
});

it('a selector or path that cannot be read is refused, which $ hears as nothing', async () => {
  expect(await page.$('.a >>> .b')).toBeNull();
  await expect(page.$$('.a >>> .b')).rejects.toThrow('not a valid selector');
  await expect(page.getElementsByXpath('//[')).rejects.toThrow('not a valid XPath');
});

it('Page.getData: everything, or what a path leads to', async () => {
  expect(await page.data()).toMatchObject({ text: '文字', events: [] });
  expect(await page.data('nested.list[0].t')).toBe('甲');
  expect(await page.data('nested.list[1].t')).toBeUndefined();
});

it('Page.setData: answers when it has been drawn', async () => {
  await page.setData({ text: '新的', 'nested.list[0].t': '乙' });
  expect(await (await page.$('#box'))?.text()).toContain('新的');
  expect(await page.data('nested.list[0].t')).toBe('乙');
});

it('Page.callMethod: waits for promises and passes on what is thrown', async () => {
  expect(await page.callMethod('later', 2, 3)).toBe(5);
  await expect(page.callMethod('fails')).rejects.toThrow('this method fails');
  await expect(page.callMethod('missing')).rejects.toThrow('page.missing not exists');
});

it('Page.getWindowProperties: size and scroll of the page', async () => {
  const { width, height } = await page.size();
  expect(Number(width)).toBe(390);
  expect(Number(height)).toBeGreaterThan(1500);
  await bench.miniProgram.pageScrollTo(100);
  expect(
    await eventually(
      () => page.scrollTop(),
      (top) => Number(top) === 100,
    ),
  ).toBe(100);
});

describe('a page that is not on top', () => {
  beforeEach(async () => {
    await bench.miniProgram.callWxMethod('navigateTo', { url: '/pages/second/second' });
  });
  afterEach(() => bench.cloud.settings.reset());

  it('is refused, as newer DevTools do', async () => {
    await expect(page.data()).rejects.toThrow('page is not on top of page stack');
    expect(await page.$('#box')).toBeNull();
  });

  it('answers once the setting says so, as older DevTools do', async () => {
    bench.cloud.settings.set({ 'automator.topPageOnly': false });
    expect(await page.data('text')).toBe('文字');
  });
});

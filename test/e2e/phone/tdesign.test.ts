// TDesign's published components, as they are, under fingers.
import { dataOf, startBench, untilData, type Bench } from './bench';
import type { Page } from 'playwright-core';

let bench: Bench;
let page: Page;
beforeAll(async () => {
  bench = await startBench('tdesign');
});
afterAll(() => bench.stop());
beforeEach(async () => {
  page = await bench.open();
});
afterEach(() => bench.closePages());

it('draws thirty kinds of components without an exception', async () => {
  for (const text of [
    '第一页',
    '标签',
    '单元格',
    '选一',
    '格',
    '左滑',
    '面板内容',
    '步骤二',
    '没有数据',
    '分割',
    '加载中',
  ]) {
    await page.getByText(text, { exact: true }).first().waitFor();
  }
  expect(await page.locator('.problem').count()).toBe(0);
});

it('reacts: button, tabs, switch, input, checkbox', async () => {
  await page.getByText('按钮0').click();
  await page.getByText('乙页', { exact: true }).click();
  await page.locator('.t-switch').click();
  await page.locator('.t-input input').fill('改了');
  await untilData(page, { taps: 1, tab: '1', on: false, text: '改了' });
  await page.getByText('选二', { exact: true }).click();
  await page.locator('.t-checkbox--checked').nth(1).waitFor();
});

it('opens and closes a dialog', async () => {
  await page.getByText('弹窗', { exact: true }).click();
  await page.getByText('好的', { exact: true }).click();
  await untilData(page, { dialog: false });
});

it('picks by a tap on confirm', async () => {
  await page.getByText('选择', { exact: true }).click();
  await page.getByText('北京', { exact: true }).waitFor();
  await page.getByText('确认', { exact: true }).click();
  await untilData(page, { picking: false });
  expect((await dataOf(page)).picked).toEqual(['bj']);
});

it('opens a swipe cell by its wxs handlers', async () => {
  const cell = page.locator('.t-swipe-cell');
  await cell.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await cell.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width - 30, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 150, y + height / 2, { steps: 8 });
  await page.mouse.up();
  await page.waitForFunction(
    "document.querySelector('.delete').getBoundingClientRect().right <= window.innerWidth + 1",
  );
});

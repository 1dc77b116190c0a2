// What the platform around the mini program does: notices, going home and coming back.
import { ask, startBench, type Bench } from './bench';
import type { Page } from 'playwright-core';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench('miniprogram');
});
afterAll(() => bench.stop());
afterEach(() => bench.closePages());

const logOf = async (page: Page) =>
  (await ask(page, 'app.callFunction', { functionDeclaration: '() => getApp().globalData.log.splice(0)', args: [] }))
    .result;

it('slides a subscribe message in and opens its page with scene 1107', async () => {
  const page = await bench.open();
  const notice = {
    templateId: 't1',
    title: '留言有回复',
    page: 'pages/second/second?id=9',
    data: { thing1: { value: '已经发货' } },
    time: 1,
  };
  await page.route('**/subscriptions', (route) => route.fulfill({ json: { left: {}, notices: [notice] } }));
  bench.cloud.feed.emit({ topic: 'notice', id: 'somebody-else' });
  bench.cloud.feed.emit({ topic: 'notice', id: 'v1' });
  await page.getByText('已经发货').waitFor();
  await page.getByText('留言有回复').click();
  await page.waitForFunction("document.querySelector('.on-top wx-page').dataset.p === 'pages/second/second'");
  expect(
    await ask(page, 'app.callFunction', { functionDeclaration: '() => wx.getEnterOptionsSync()', args: [] }),
  ).toMatchObject({
    result: { scene: 1107, query: { id: '9' } },
  });
});

it('hides and shows the mini program when the user goes home and comes back', async () => {
  const page = await bench.open();
  await logOf(page);
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByText('打开小程序').click();
  expect(await logOf(page)).toEqual([
    'page index hide',
    'counter page hide',
    'app hide',
    'app show',
    'page index show',
    'counter page show',
  ]);
});

it('changes tabs by a finger, with the tapped tab’s text', async () => {
  const page = await bench.open();
  await page.getByRole('button', { name: '第二' }).click();
  expect(await logOf(page)).toContain('tab tap 1 第二');
  expect((await ask(page, 'app.currentPage', {})) as { path: string }).toMatchObject({ path: 'pages/tab/tab' });
});

it('goes back by the bar’s arrow and home by its house', async () => {
  const page = await bench.open({ page: 'pages/second/second' });
  await page.getByRole('button', { name: '首页', exact: true }).first().click();
  expect(await ask(page, 'app.currentPage', {})).toMatchObject({ path: 'pages/index/index' });
  await page.locator('#opener').click();
  await page.locator('.on-top').getByRole('button', { name: '返回' }).click();
  expect((await ask(page, 'app.pageStack', {})).pageStack).toHaveLength(1);
});

it('follows the emulator’s settings while it is open', async () => {
  const page = await bench.open();
  const platform = async () =>
    (await ask(page, 'app.callFunction', { functionDeclaration: '() => wx.getDeviceInfo().platform', args: [] }))
      .result;
  expect(await platform()).toBe('devtools');
  await bench.cloud.api('PUT', '/settings', { 'phone.platform': 'ohos' });
  await page.waitForFunction(
    "window.__phone.call('app.callFunction', { functionDeclaration: '() => wx.getDeviceInfo().platform', args: [] }).then(({ result }) => result === 'ohos')",
  );
});

it('is known again after the platform was reset', async () => {
  const page = await bench.open({ openid: 'stays' });
  await bench.cloud.reset();
  bench.cloud.feed.emit({ topic: 'reset' });
  await page.waitForFunction(
    "fetch('/emulator/v1/visitors').then((answer) => answer.json()).then(({ visitors }) => visitors.some(({ openid }) => openid === 'stays'))",
  );
});

// Where the chat button is switched off: 微信客服 that fails and recovers, the phone, and a message left for later. All of
// it runs on real DevTools too.
import { eventually } from '../../support/patience';
import { shown, startJourneys, text, type Journeys } from './bench';
import type { Element, Page } from '../automator/bench';

const wecom = { corpId: 'ww0c5c', url: 'https://work.weixin.qq.com/kfid/kfc0c5c' };
const help = 'help/home/home';

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(async () => {
  await journeys.withShop({});
  await journeys.stop();
});
beforeEach(async () => {
  await journeys.miniProgram.callWxMethod('clearStorageSync');
  await journeys.withShop({ contact: false, wecom, phone: '400-123-4567', replyTemplate: null });
});
afterEach(async () => {
  for (const method of ['openCustomerServiceChat', 'makePhoneCall', 'requestSubscribeMessage'])
    await journeys.miniProgram.restoreWxMethod(method);
  expect(journeys.exceptions()).toEqual([]);
});

/** The ways that the sheet offers, by their first line. */
async function ways(page: Page): Promise<string[]> {
  const button = await shown(page, 'contact-button');
  const found = (await button.$$('.way')) as Element[];
  return Promise.all(found.map(async (way) => (await way.text()).split('\n')[0]!.trim()));
}
async function take(page: Page, wanted: string): Promise<void> {
  const names = await eventually(
    () => ways(page),
    (offered) => offered.includes(wanted),
  );
  expect(names).toContain(wanted);
  const button = await shown(page, 'contact-button');
  const found = (await button.$$('.way')) as Element[];
  await found[names.indexOf(wanted)]!.tap();
}
async function openSheet(): Promise<Page> {
  const page = await journeys.open(`/${help}`);
  // Until the cloud has answered the button is the chat's own.
  await eventually(
    async () => (await shown(page, 'contact-button', '.button')).attribute('open-type'),
    (type) => type !== 'contact',
  );
  await (await shown(page, 'contact-button', '.button')).tap();
  await shown(page, 'contact-button', '.sheet');
  return page;
}
const failure = async (page: Page) => (await shown(page, 'contact-button', '.failure')).text();
/** WeChat, and so the button, opens one chat a second. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 1100));

describe('wx.openCustomerServiceChat', () => {
  it('a shop that bound no corporation: says so, and keeps the ways that are left', async () => {
    await journeys.miniProgram.mockWxMethod('openCustomerServiceChat', {
      errMsg: 'openCustomerServiceChat:fail not bind',
    });
    const page = await openSheet();
    expect(await ways(page)).toEqual(['微信客服', '给我们留言', '拨打电话']);
    await take(page, '微信客服');
    expect(await failure(page)).toBe('店家的微信客服还没有接通，请换一种方式联系');
    expect(await ways(page)).toEqual(['给我们留言', '拨打电话']);
  });

  it('a failure that may pass: the next tap opens it, and the sheet is gone', async () => {
    await journeys.miniProgram.mockWxMethod('openCustomerServiceChat', {
      errMsg: 'openCustomerServiceChat:fail system error',
    });
    const page = await openSheet();
    await take(page, '微信客服');
    expect(await failure(page)).toBe('微信客服没有打开，请再试一次或换一种方式');
    await journeys.miniProgram.mockWxMethod('openCustomerServiceChat', { errMsg: 'openCustomerServiceChat:ok' });
    await pause();
    await take(page, '微信客服');
    const button = await shown(page, 'contact-button');
    expect(
      await eventually(
        () => button.$('.sheet'),
        (sheet) => sheet === null,
      ),
    ).toBeNull();
  });

  it('after a failure the phone still works', async () => {
    await journeys.miniProgram.mockWxMethod('openCustomerServiceChat', {
      errMsg: 'openCustomerServiceChat:fail not bind',
    });
    await journeys.miniProgram.mockWxMethod('makePhoneCall', (options: { phoneNumber: string }) => {
      (getApp() as { called?: string }).called = options.phoneNumber;
      return { errMsg: 'makePhoneCall:ok' };
    });
    const page = await openSheet();
    await take(page, '微信客服');
    await failure(page);
    await pause();
    await take(page, '拨打电话');
    const called = () =>
      journeys.miniProgram.evaluate(() => (getApp() as { called?: string }).called) as Promise<unknown>;
    expect(await eventually(called, (number) => number === '400-123-4567')).toBe('400-123-4567');
  });
});

describe('leaving a message', () => {
  async function write(page: Page, words: string): Promise<void> {
    // TDesign's components have no node of their own (virtualHost): what they draw stands in the page.
    const area = await shown(page, '.card textarea');
    await (area as unknown as { input(value: string): Promise<void> }).input(words);
    await (await shown(page, '.send button')).tap();
  }

  it('from the help centre: it is kept, and stands among the visitor’s own messages', async () => {
    const words = `收到的盖碗有裂纹（${Date.now().toString(36)}）`;
    const sheet = await openSheet();
    await take(sheet, '给我们留言');
    const page = await journeys.arrived('help/leave-message/leave-message');
    expect(decodeURIComponent(String((page.query as { from?: string }).from))).toBe(`cs1;page=${help}`);
    await write(page, words);
    await shown(page, '.done');
    const list = await journeys.open('/help/conversations/conversations');
    expect(await text(list, words)).toContain(words);
  });

  it('with a template the visitor is asked once, and told that an answer will reach them', async () => {
    await journeys.withShop({ replyTemplate: 'TEMPLATE' });
    await journeys.miniProgram.mockWxMethod('requestSubscribeMessage', { TEMPLATE: 'accept' });
    const page = await journeys.open('/help/leave-message/leave-message');
    await write(page, '请通知我');
    await shown(page, '.done');
    expect(await page.data('notified')).toBe(true);
  });

  it('without words nothing is sent', async () => {
    const page = await journeys.open('/help/leave-message/leave-message');
    await (await shown(page, '.send button')).tap();
    expect(await (await shown(page, '.wrong')).text()).toMatch(/\p{Script=Han}/u);
    expect(await page.$('.done')).toBeNull();
  });
});

/** The logic layer, where evaluated functions run. */
declare const getApp: () => unknown;

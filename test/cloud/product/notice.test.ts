// What WeChat's window is over for goes out as a subscribe message, where the visitor allowed one.
import { openTime, ProductShop } from './shop';

const template = 'reply-notice';
let shop: ProductShop;
let visitor: string;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.reset();
  visitor = await shop.arrive();
  const templates = [{ id: template, title: '客服回复', fields: { thing1: '内容', time2: '时间' } }];
  await shop.cloud.api('PUT', '/subscribe-templates', { templates });
  await shop.save('settings', {
    _id: 'reply-template',
    name: '留言答复通知',
    value: template,
    data: { thing1: '{{回复}}', time2: '{{时间}}' },
  });
  await shop.cloud.anew('receive');
});

/** The visitor's consent, as we count it. */
const counted = (left: number) =>
  shop.save('consents', { _id: `${visitor}:${template}`, v: 1, visitor, template, left, counted: [] });
const allows = () =>
  shop.cloud.api('POST', `/visitors/${visitor}/subscriptions`, { templates: { [template]: 'accept' } });
/** A message that reaches us three days late. */
async function lateQuestion(id: string): Promise<void> {
  const event = {
    ToUserName: 'wx1',
    FromUserName: visitor,
    CreateTime: Math.floor(openTime / 1000) - 3 * 24 * 3_600,
    MsgType: 'text',
    Content: '多少钱',
    MsgId: id,
  };
  await shop.cloud.api('POST', '/pushes', { openid: visitor, event });
  await shop.idle();
}
const outs = () => shop.documents('messages', { visitor, direction: 'out' });
const notices = async () =>
  ((await shop.cloud.api('GET', `/visitors/${visitor}/subscriptions`)).body as { notices: { data: object }[] }).notices;

it('C7: the reply goes out as a notice, cut to what its field takes, and reads how it went', async () => {
  await counted(1);
  await allows();
  await lateQuestion('1');
  expect(await notices()).toMatchObject([
    { data: { thing1: '我们的商品 99 元起，每件的价格写在…', time2: '2026-11-20 10:00' } },
  ]);
  expect(await outs()).toMatchObject([{ state: 'sent', via: 'subscribe' }]);
  expect(await shop.documents('consents')).toMatchObject([{ left: 0 }]);
  expect(await shop.sends()).toBe(0);
});

it('without a consent nothing is asked of WeChat, and the reply reads refused', async () => {
  await counted(0);
  await allows();
  await lateQuestion('1');
  expect(await notices()).toEqual([]);
  expect(await outs()).toMatchObject([{ state: 'refused', reason: 'window' }]);
});

it('a consent that WeChat does not know (43101) sets our count to nothing', async () => {
  await counted(3);
  await lateQuestion('1');
  expect(await outs()).toMatchObject([{ state: 'refused', reason: 'window', errcode: 43101 }]);
  expect(await shop.documents('consents')).toMatchObject([{ left: 0 }]);
});

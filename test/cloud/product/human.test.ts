// 「转人工」: to WeChat's own desk while it is staffed, otherwise kept; what the visitor reads is true either way.
import { closedTime, ProductShop } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(() => shop.reset());

const owner = async (visitor: string) =>
  ((await shop.documents('visitors', { _id: visitor }))[0]!['conversation'] as { owner: string }).owner;

it('C5: within hours the push hands over, and the bot is silent until pushes come back', async () => {
  const visitor = await shop.arrive();
  const push = await shop.says(visitor, '转人工');
  expect(push.deliveries[0]!.returned).toMatchObject({ MsgType: 'transfer_customer_service', ToUserName: visitor });
  expect(await owner(visitor)).toBe('wechat-desk');
  expect(await shop.replies(visitor)).toEqual(['正在为您转接人工客服，请稍候。']);

  await shop.does(visitor, '多少钱');
  await shop.idle();
  expect(await shop.replies(visitor)).toHaveLength(1);

  await shop.cloud.api('POST', `/visitors/${visitor}/desk`, { action: 'close' });
  await shop.passes(10_000);
  await shop.says(visitor, '多少钱');
  expect((await shop.replies(visitor)).at(-1)).toContain('99 元起');
  expect(await owner(visitor)).toBe('bot');
});

it('C1: a hand-off whose acknowledgement is lost is given again with the next delivery', async () => {
  await shop.set({ 'push.copies': 2 });
  const visitor = await shop.arrive();
  const push = await shop.says(visitor, '我要转人工');
  expect(push.deliveries.map(({ returned }) => (returned as { MsgType?: string }).MsgType)).toContain(
    'transfer_customer_service',
  );
  await shop.cloud.api('POST', `/pushes/${push.id}/redeliver`, {});
  await shop.idle();
  const { body } = await shop.cloud.api('GET', `/pushes?openid=${visitor}`);
  const { pushes } = body as { pushes: { outcome: string }[] };
  expect(pushes.every(({ outcome }) => outcome === pushes[0]!.outcome)).toBe(true);
  expect(await shop.replies(visitor)).toHaveLength(1);
});

it('outside hours the visitor reads when we open, and the wish is kept', async () => {
  await shop.reset(closedTime);
  const visitor = await shop.arrive();
  const push = await shop.says(visitor, '人工客服');
  expect(push.deliveries[0]!.returned).toBe('success');
  expect((await shop.replies(visitor))[0]).toContain('明天 10:00');
  expect(await shop.documents('follow_ups')).toMatchObject([{ visitor, state: 'open', because: 'outside-hours' }]);
  expect(await owner(visitor)).toBe('bot');
});

it('a rule that ends with a human does the same, and says its own words only while somebody is in', async () => {
  await shop.rule({ _id: 'complaint', name: '投诉', keywords: '投诉', reply: '马上请店长来。', then: 'human' });
  const visitor = await shop.arrive();
  await shop.says(visitor, '我要投诉');
  expect(await shop.replies(visitor)).toEqual(['马上请店长来。']);
  expect(await owner(visitor)).toBe('wechat-desk');
  await shop.cloud.api('PUT', '/clock', { now: closedTime });
  const late = await shop.arrive();
  await shop.says(late, '我要投诉');
  expect((await shop.replies(late))[0]).toContain('已经记下');
});

it('a hand-off asked for together with other messages is made by its own push', async () => {
  const others = await Promise.all(Array.from({ length: 3 }, () => shop.arrive()));
  await Promise.all(others.map((visitor) => shop.does(visitor, '你好')));
  await shop.idle();
  const visitor = await shop.arrive();
  const pushes = await Promise.all(['多少钱', '发货', '转人工'].map((text) => shop.does(visitor, text)));
  const handed = await shop.over(pushes[2]!);
  expect(handed.deliveries.map(({ returned }) => (returned as { MsgType?: string }).MsgType)).toContain(
    'transfer_customer_service',
  );
  expect(await owner(visitor)).toBe('wechat-desk');
});

it('a human is always to be had: beyond the limit of a minute, and in a text that a sensitive word stops', async () => {
  await shop.save('settings', { _id: 'limits', name: '发言上限', perMinute: 2 });
  await shop.save('sensitive_words', { _id: 'cheat', words: ['骗子'] });
  await shop.tick();
  await shop.cloud.api('DELETE', '/functions/receive/instances');
  const visitor = await shop.arrive();
  for (const text of ['多少钱', '发货', '地址']) await shop.says(visitor, text);
  expect(await shop.replies(visitor)).toHaveLength(2);
  const push = await shop.says(visitor, '骗子，我要转人工');
  expect(push.deliveries.at(-1)!.returned).toMatchObject({ MsgType: 'transfer_customer_service' });
  expect((await shop.replies(visitor)).at(-1)).toBe('正在为您转接人工客服，请稍候。');
  expect(await owner(visitor)).toBe('wechat-desk');
});

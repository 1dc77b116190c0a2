// A visitor's message in, the operator's reply out.
import { ProductShop, type Stored } from './shop';

/** A picture of one pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(() => shop.reset());

it('「多少钱」 is answered by the rule for it, in 3 calls one after another and at most 8 in all', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  const push = await shop.measured(visitor, '这个多少钱？');
  expect((await shop.replies(visitor)).at(-1)).toContain('99 元起');
  expect(push.outcome).toBe('success');
  expect(push.beforeFirstReply!.sequential).toBeLessThanOrEqual(3);
  expect(push.beforeFirstReply!.total).toBeLessThanOrEqual(8);
});

it('the first message of somebody new, on a cold instance, costs no more', async () => {
  await shop.cloud.api('DELETE', '/functions/receive/instances');
  const { beforeFirstReply } = await shop.measured(await shop.arrive(), '多少钱');
  expect(beforeFirstReply!.sequential).toBeLessThanOrEqual(3);
  expect(beforeFirstReply!.total).toBeLessThanOrEqual(8);
});

it('a changed rule answers within two seconds, without a restart', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  await shop.save('rules', { _id: 'price', name: '价格', keywords: ['多少钱'], reply: '今天 88 元起。' });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await shop.says(visitor, '多少钱');
  expect((await shop.replies(visitor)).at(-1)).toBe('今天 88 元起。');
});

it('several replies of every type go out in order, with variables filled in', async () => {
  await shop.rule({
    _id: 'all-types',
    name: '全部类型',
    keywords: '全部类型',
    match: 'exact',
    reply: [
      '电话 {{热线}}',
      { type: 'link', title: '说明', description: '怎么买', url: 'https://example.com/a', thumb_url: '' },
    ],
  });
  const visitor = await shop.arrive();
  await shop.says(visitor, '全部类型');
  expect(await shop.replies(visitor)).toEqual(['电话 400-123-4567', 'link']);
});

it('C9: the message keeps what matched, what lost and to what', async () => {
  await shop.rule({ _id: 'price', name: '价格', keywords: ['费用'], reply: '99 元起。' });
  await shop.rule({ _id: 'shipping', name: '配送', keywords: ['快递'], reply: '发顺丰。' });
  await shop.rule({ _id: 'after-sales', name: '售后', keywords: ['退款'], priority: 1, reply: '请点「申请售后」。' });
  const visitor = await shop.arrive();
  await shop.says(visitor, '退款要收快递费用吗');
  const [message] = await shop.documents('messages', { direction: 'in' });
  expect(message).toMatchObject({
    state: 'done',
    trace: {
      decided: '售后',
      tried: 7,
      matched: [
        { rule: 'after-sales', outcome: 'won', spans: [{ start: 0, end: 2 }] },
        { rule: 'price', outcome: 'lost', to: 'after-sales' },
        { rule: 'shipping', outcome: 'lost', to: 'after-sales' },
      ],
    },
  });
});

it('a picture is copied to our own storage, and a reply can send one from there, also after WeChat has forgotten it', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, { msgtype: 'image', image: { contentType: 'image/png', data: png } });
  const [message] = await shop.documents('messages', { direction: 'in' });
  expect(message).toMatchObject({ picture: { state: 'kept', file: expect.stringMatching(/^cloud:/) as string } });
  const { file } = message!['picture'] as { file: string };
  await shop.rule({ _id: 'map', name: '地图', keywords: '地图', reply: { type: 'image', media: file } });
  await shop.says(visitor, '地图');
  expect((await shop.replies(visitor)).at(-1)).toBe('image');
  const uploaded = async () => (await shop.documents('media'))[0]!['mediaId'];
  const first = await uploaded();
  await shop.passes(4 * 24 * 60 * 60 * 1000);
  await shop.says(visitor, '地图');
  expect((await shop.replies(visitor)).filter((reply) => reply === 'image')).toHaveLength(2);
  expect(await uploaded()).not.toBe(first);
});

it('a picture and a card are stored as they came, and get the default reply', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, { msgtype: 'image', image: { contentType: 'image/png', data: png } });
  await shop.passes(10_000);
  await shop.says(visitor, {
    msgtype: 'miniprogrampage',
    miniprogrampage: { title: '白茶', pagepath: 'pages/a?id=1' },
  });
  const stored = (await shop.documents('messages', { direction: 'in' })) as (Stored & { createTime: number })[];
  stored.sort((a, b) => a.createTime - b.createTime);
  expect(stored.map(({ content }) => content)).toMatchObject([
    { type: 'image', mediaId: expect.any(String) as string, picUrl: expect.any(String) as string },
    { type: 'miniprogrampage', title: '白茶', pagepath: 'pages/a?id=1' },
  ]);
  expect(await shop.replies(visitor)).toHaveLength(2);
});

it('the welcome is said once, and again only after the hours that its setting names', async () => {
  const visitor = await shop.arrive();
  await shop.enters(visitor);
  await shop.enters(visitor);
  expect(await shop.replies(visitor)).toHaveLength(1);
  await shop.passes(25 * 60 * 60 * 1000);
  await shop.enters(visitor);
  expect(await shop.replies(visitor)).toHaveLength(2);
});

it('WeChat’s verdict on what came in is kept with the message', async () => {
  await shop.cloud.api('PUT', '/safety-words', { words: [{ word: '骗局', suggest: 'risky', label: 20008 }] });
  const visitor = await shop.arrive();
  await shop.cloud.api('POST', `/visitors/${visitor}/visit`);
  await shop.says(visitor, '这是骗局吗');
  const [message] = await shop.documents('messages', { direction: 'in' });
  expect(message).toMatchObject({ check: { verdict: 'risky', label: 20008 } });
});

it('a reply repeats the visitor’s words only when they passed the check', async () => {
  await shop.rule({ _id: 'echo', name: '复述', keywords: '复述', reply: '收到：{{原文}}' });
  await shop.cloud.api('PUT', '/safety-words', { words: [{ word: '骗局', suggest: 'risky', label: 20008 }] });
  const visitor = await shop.arrive();
  await shop.cloud.api('POST', `/visitors/${visitor}/visit`);
  await shop.says(visitor, '复述一下骗局');
  await shop.says(visitor, '复述一下晴天');
  expect(await shop.replies(visitor)).toEqual(['收到：您的留言', '收到：复述一下晴天']);
});

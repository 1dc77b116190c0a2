// What a shop knows beside its rules: FAQ, intents, flows and calendars, from the one published snapshot.
import { ProductShop, twoAlike } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.reset();
  await shop.cloud.anew('receive');
});

const lastTrace = async (visitor: string) => {
  const { recent } = (await shop.documents('visitors', { _id: visitor }))[0] as unknown as { recent: string[] };
  const [message] = await shop.documents('messages', { _id: recent.at(-1) });
  return message!['trace'] as { decided: string; weighed?: { title: string }[]; steps?: string[] };
};

it('a question is answered from the FAQ, with what was weighed, at no further call', async () => {
  await shop.tick();
  await shop.save('faqs', { _id: 'pets', question: '店里可以带宠物吗', answer: '可以带小型犬，请牵好绳。' });
  await shop.tick();
  const visitor = await shop.arrive();
  const push = await shop.measured(visitor, '请问你们店里能带宠物进去吗');
  expect(await shop.replies(visitor)).toEqual(['可以带小型犬，请牵好绳。']);
  const trace = await lastTrace(visitor);
  expect(trace.decided).toBe('店里可以带宠物吗');
  expect(trace.weighed?.[0]?.title).toBe('店里可以带宠物吗');
  expect(push.beforeFirstReply!.sequential).toBeLessThanOrEqual(3);
  expect(push.beforeFirstReply!.total).toBeLessThanOrEqual(8);
});

it('in a shop that was just set up, the first message publishes what the shop knows', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  await shop.cloud.anew('receive');
  await shop.says(visitor, '谢谢你');
  expect((await shop.replies(visitor)).at(-1)).toContain('不客气');
});

it('a flow asks, remembers and goes back; a wish for a human leaves it at any time', async () => {
  await shop.save('flows', {
    _id: 'size',
    name: '尺码',
    start: 'menu',
    steps: [
      {
        id: 'menu',
        say: '您想看哪一种？',
        options: [
          { text: '上衣', go: 'top' },
          { text: '裤子', go: 'end' },
        ],
      },
      { id: 'top', say: '请问您的身高是多少？', ask: 'text', as: '身高', go: 'end' },
      { id: 'end', say: '记下了。', end: true },
    ],
  });
  await shop.save('rules', { _id: 'size', name: '尺码', keywords: '尺码', flow: 'size' });
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, '尺码');
  expect((await shop.replies(visitor)).at(-1)).toContain('1. 上衣');
  await shop.says(visitor, '1');
  expect((await shop.replies(visitor)).at(-1)).toContain('身高');
  await shop.says(visitor, '180');
  expect((await shop.replies(visitor)).at(-1)).toBe('记下了。');
  await shop.says(visitor, '尺码');
  const push = await shop.says(visitor, '转人工');
  expect(push.deliveries[0]!.returned).toMatchObject({ MsgType: 'transfer_customer_service' });
});

it('what comes close is asked about, and chosen by number', async () => {
  await twoAlike(shop);
  const visitor = await shop.arrive();
  await shop.says(visitor, '陶艺课几点开始');
  const asked = (await shop.replies(visitor)).at(-1)!;
  expect(asked).toMatch(/^您是想问：\n1\. .+\n2\. /);
  await shop.says(visitor, '2');
  expect(asked).toContain(`2. ${(await lastTrace(visitor)).decided}\n`);
  expect((await shop.replies(visitor)).at(-1)).not.toBe(asked);
});

it('on a public holiday nobody is in: the wish for a human is kept, and the time that is named is true', async () => {
  await shop.cloud.api('PUT', '/clock', { now: Date.UTC(2026, 9, 1, 2) });
  const visitor = await shop.arrive();
  await shop.says(visitor, '转人工');
  expect((await shop.replies(visitor))[0]).toContain('10 月 8 日 09:00');
});

it('C12: a flow with a dead end says so on its own document', async () => {
  await shop.save('flows', {
    _id: 'dead',
    name: '死路',
    start: 'a',
    steps: [{ id: 'a', say: '？', ask: 'text', as: 'x', go: 'a' }],
  });
  await shop.tick();
  const [flow] = await shop.documents('flows', { _id: 'dead' });
  expect(flow).toMatchObject({ status: { ok: false, problem: expect.stringMatching(/\p{Script=Han}/u) as string } });
});

it('a sensitive word stops a message, and is covered in what we say', async () => {
  await shop.save('sensitive_words', { _id: 'w1', words: ['竞品名'], action: 'mask', direction: 'out' });
  await shop.save('rules', { _id: 'brand', name: '品牌', keywords: '品牌', reply: '我们不是竞品名。' });
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, '你们是什么品牌');
  expect(await shop.replies(visitor)).toEqual(['我们不是***。']);
});

// What the bot does when it does not understand, how a visitor chooses from what was offered, and how they rate.
import { closedTime, ProductShop, twoAlike } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open({ 'network.delayMs': 0 });
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.reset();
  await shop.cloud.anew('receive');
});

const last = async (visitor: string) => (await shop.replies(visitor)).at(-1)!;
/** Characters that stand in no document: nothing a shop comes to know may answer them. */
const riddles = ['鳄鲵鹕鹀', '夔魍魉魑', '豳燹麤龘'];
const transferred = { MsgType: 'transfer_customer_service' };

it('two messages in a row that nothing answers: a human is offered, and comes by number', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, riddles[0]!);
  expect(await last(visitor)).toContain('已经收到您的留言');
  await shop.says(visitor, riddles[1]!);
  expect(await last(visitor)).toContain('1. 转人工');
  const push = await shop.says(visitor, '1');
  expect(push.deliveries[0]!.returned).toMatchObject(transferred);
});

it('what is understood in between begins the count anew', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, riddles[0]!);
  await shop.says(visitor, '多少钱');
  await shop.says(visitor, riddles[1]!);
  expect(await last(visitor)).toContain('已经收到您的留言');
  expect(await shop.documents('visitors', { _id: visitor })).toMatchObject([{ misses: 1 }]);
});

it('outside the hours a message is offered in place of a human, with when somebody is in, and is kept', async () => {
  await shop.cloud.api('PUT', '/clock', { now: closedTime });
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, riddles[0]!);
  await shop.says(visitor, riddles[1]!);
  expect(await last(visitor)).toMatch(/1\. 留言\n回复 1 我先记下，\S+ \d\d:\d\d 由客服联系您/);
  await shop.says(visitor, '留言');
  expect(await shop.documents('follow_ups', { visitor })).toMatchObject([{ because: 'outside-hours', state: 'open' }]);
});

it('how many are too many is the operator’s: 0 never offers', async () => {
  await shop.save('settings', { _id: 'handoff', name: '转人工', offerAfter: 0 });
  await shop.tick();
  const visitor = await shop.arrive();
  for (const riddle of riddles.slice(0, 3)) await shop.says(visitor, riddle);
  expect((await shop.replies(visitor)).join('\n')).not.toContain('1. 转人工');
  await shop.save('settings', { _id: 'handoff', name: '转人工', offerAfter: 'twice' });
  await shop.tick();
  const [setting] = await shop.documents('settings', { _id: 'handoff' });
  expect(setting).toMatchObject({ status: { ok: false, problem: expect.stringContaining('offerAfter') as string } });
});

it('an offered question is chosen by its words too, before any rule that they would hit', async () => {
  await twoAlike(shop);
  const visitor = await shop.arrive();
  await shop.says(visitor, '陶艺课几点开始');
  const second = /\n2\. (.+)\n/.exec(await last(visitor))![1]!;
  await shop.rule({ _id: 'same', name: '同样的词', keywords: [second], reply: '这是规则的回答。', priority: 9 });
  await shop.says(visitor, second);
  expect(await last(visitor)).not.toBe('这是规则的回答。');
  const [chosen] = await shop.documents('messages', { visitor, 'content.text': second });
  expect((chosen!['trace'] as { by: { kind: string } }).by.kind).toMatch(/^(faq|intent)$/);
  await shop.says(visitor, second);
  expect(await last(visitor)).toBe('这是规则的回答。');
});

describe('a rule with then: "rating"', () => {
  const asks = {
    _id: 'done',
    name: '结束',
    match: 'exact',
    keywords: ['没问题了', '好了谢谢'],
    reply: '好的。',
    then: 'rating',
  };
  const rating = async (visitor: string) => shop.documents('ratings', { visitor });

  it('asks once in a conversation, is answered by number, and keeps one rating, as the page shows it', async () => {
    await shop.rule(asks);
    const visitor = await shop.arrive();
    await shop.says(visitor, '没问题了');
    expect(await shop.replies(visitor)).toEqual(['好的。', expect.stringContaining('1. 满意\n2. 一般\n3. 不满意')]);
    await shop.passes(3_600_000);
    await shop.says(visitor, '1');
    expect(await last(visitor)).toContain('谢谢您的评价');
    expect(await rating(visitor)).toMatchObject([{ about: 'conversation', score: 5, conversation: `${visitor}:1` }]);
    await shop.says(visitor, '好了谢谢');
    expect(await last(visitor)).toBe('好的。');
    await shop.says(visitor, '3');
    expect(await rating(visitor)).toHaveLength(1);
  });

  it('is answered by words, and who is not content is told of the human', async () => {
    await shop.rule(asks);
    const visitor = await shop.arrive();
    await shop.says(visitor, '没问题了');
    await shop.says(visitor, '很不满意');
    expect(await last(visitor)).toContain('转人工');
    expect(await rating(visitor)).toMatchObject([{ score: 1 }]);
  });

  it('C1: a rating whose push comes again is one rating', async () => {
    await shop.rule(asks);
    const visitor = await shop.arrive();
    await shop.says(visitor, '没问题了');
    const push = await shop.says(visitor, '2');
    await shop.cloud.api('POST', `/pushes/${push.id}/redeliver`, { times: 3, together: true });
    await shop.idle();
    expect(await rating(visitor)).toMatchObject([{ score: 3 }]);
  });

  it('a message that is no rating is answered as ever', async () => {
    await shop.rule(asks);
    const visitor = await shop.arrive();
    await shop.says(visitor, '没问题了');
    await shop.says(visitor, '多少钱');
    expect(await last(visitor)).toContain('99 元');
    expect(await rating(visitor)).toEqual([]);
  });
});

it('anger goes to a human at once', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  const push = await shop.says(visitor, '什么垃圾东西，骗子');
  expect(push.deliveries[0]!.returned).toMatchObject(transferred);
});

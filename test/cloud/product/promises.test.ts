// The contracts, on real processes: what WeChat delivers is stored and answered once, whatever happens on the way.
import { ProductShop, type Stored } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open({ 'network.delayMs': 5 });
});
afterAll(() => shop.cloud.stop());
beforeEach(() => shop.reset());

/** Brings some instances up, so that pushes really run side by side. */
async function warm(instances: number): Promise<void> {
  const visitors = await Promise.all(Array.from({ length: instances }, () => shop.arrive()));
  await Promise.all(visitors.map((visitor) => shop.does(visitor, '你好')));
  await shop.idle();
}
const inbound = (visitor: string): Promise<Stored[]> => shop.documents('messages', { visitor, direction: 'in' });
/** What kept the bot from answering each message of a visitor, in no order. */
const blocked = async (visitor: string): Promise<string[]> =>
  (await inbound(visitor)).map(({ trace }) => (trace as { blocked: string[] }).blocked.join());
const outbound = (visitor: string): Promise<Stored[]> => shop.documents('messages', { visitor, direction: 'out' });

it('C1: the same push three times at once, on four instances, is stored and answered once', async () => {
  await warm(4);
  await shop.set({ 'push.copies': 3 });
  const visitor = await shop.arrive();
  const push = await shop.says(visitor, '多少钱');
  expect(new Set(push.deliveries.map(({ instance }) => instance)).size).toBe(3);
  expect(push.deliveries.every(({ returned }) => returned === 'success')).toBe(true);
  expect(await inbound(visitor)).toMatchObject([{ state: 'done' }]);
  expect(await outbound(visitor)).toMatchObject([{ state: 'sent' }]);
  expect(await shop.replies(visitor)).toHaveLength(1);
});

it('C1: a push that comes again later changes nothing', async () => {
  const visitor = await shop.arrive();
  const push = await shop.says(visitor, '多少钱');
  await shop.cloud.api('POST', `/pushes/${push.id}/redeliver`, { times: 3, together: true });
  await shop.idle();
  expect(await inbound(visitor)).toHaveLength(1);
  expect(await shop.replies(visitor)).toHaveLength(1);
});

it('C1: a push whose acknowledgement is lost is delivered again, and answered once', async () => {
  await shop.set({ 'push.lostAcknowledgements': 1 });
  const visitor = await shop.arrive();
  const push = await shop.says(visitor, '多少钱');
  expect(push.deliveries).toHaveLength(3);
  expect(await inbound(visitor)).toHaveLength(1);
  expect(await shop.replies(visitor)).toHaveLength(1);
});

it('C6: three different first messages of a new visitor at once: one conversation, all answered, one after the other', async () => {
  await warm(4);
  const visitor = await shop.arrive();
  const texts = ['多少钱', '发什么快递', '门店在哪里'];
  await Promise.all(texts.map((text) => shop.does(visitor, text)));
  await shop.idle();
  const [document] = await shop.documents('visitors', { _id: visitor });
  expect(document).toMatchObject({ conversations: 1, turn: null, inbox: [] });
  expect(await shop.documents('conversations', { visitor })).toHaveLength(1);
  expect(await inbound(visitor)).toHaveLength(3);
  // Each in the order in which it got the turn.
  const answers: Record<string, string> = { 多少钱: '99 元', 发什么快递: '顺丰', 门店在哪里: '附近门店' };
  const said = new Map((await inbound(visitor)).map(({ _id, content }) => [_id, (content as { text: string }).text]));
  const expected = (document!['recent'] as string[]).map((id) => answers[said.get(id)!]);
  const replies = await shop.replies(visitor);
  expect(replies).toHaveLength(3);
  for (const [index, reply] of replies.entries()) expect(reply).toContain(expected[index]);
});

it('C2: what no time was left for is finished by one sweep, once', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  await shop.set({ 'network.delayMs': 700 });
  const push = await shop.says(visitor, '多少钱');
  expect(push.outcome).toBe('success');
  await shop.set({ 'network.delayMs': 0 });
  await shop.passes(60_000);
  await Promise.all([shop.tick(), shop.tick(), shop.tick()]);
  await shop.idle();
  expect((await inbound(visitor)).map(({ state }) => state)).toEqual(['done', 'done']);
  const replies = (await shop.replies(visitor)).filter((reply) => reply.includes('99 元'));
  const outs = (await outbound(visitor)).filter(({ content }) => (content as { text: string }).text.includes('99 元'));
  expect(outs).toHaveLength(1);
  // C3, C7: said once and true; or nobody knows, and then it is not said again.
  if (outs[0]!['state'] === 'sent') expect(replies).toHaveLength(1);
  else expect(outs[0]).toMatchObject({ state: 'unknown' });
  expect(replies.length).toBeLessThanOrEqual(1);
});

it('C4: of the five messages after a visitor wrote, the bot leaves one to a human, and asks WeChat for no sixth', async () => {
  await shop.rule({ _id: 'four', name: '四条', keywords: '四条', reply: ['一', '二', '三', '四'] });
  const visitor = await shop.arrive();
  await shop.says(visitor, '四条');
  const asked = await shop.sends();
  expect((await shop.chat(visitor)).allowance.left).toBe(1);
  await shop.enters(visitor);
  expect(await shop.sends()).toBe(asked);
  expect(await outbound(visitor)).toContainEqual(expect.objectContaining({ state: 'refused', reason: 'allowance' }));
});

it('C4: a push that comes 48 hours late is decided, and its reply refused before WeChat is asked', async () => {
  await shop.set({ 'push.copies': 1 });
  const visitor = await shop.arrive();
  const event = {
    ToUserName: 'wx1',
    FromUserName: visitor,
    CreateTime: Math.floor(Date.UTC(2026, 10, 17) / 1000),
    MsgType: 'text',
    Content: '多少钱',
    MsgId: '1',
  };
  await shop.cloud.api('POST', '/pushes', { openid: visitor, event });
  await shop.idle();
  expect(await outbound(visitor)).toMatchObject([{ state: 'refused', reason: 'window' }]);
  expect(await shop.sends()).toBe(0);
});

it('C7: WeChat’s refusal is what the reply reads, and the allowance is corrected at once', async () => {
  await shop.rule({ _id: 'two', name: '两条', keywords: '两条', reply: ['一', '二'] });
  await shop.set({ 'openapi.failWith': '45047', 'openapi.failApi': 'customerServiceMessage.send' });
  const visitor = await shop.arrive();
  await shop.says(visitor, '两条');
  expect(await outbound(visitor)).toMatchObject([
    { state: 'refused', reason: 'allowance', errcode: 45047 },
    // WeChat was not asked for this one, so it has no code of WeChat's.
    { state: 'refused', reason: 'allowance', errcode: null },
  ]);
  expect(await shop.sends()).toBe(1);
});

it('C8: a push is acknowledged in time, however slow the platform is', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  await shop.set({ 'network.delayMs': 900 });
  const push = await shop.says(visitor, '多少钱');
  expect(push.deliveries).toHaveLength(1);
  expect(push.outcome).toBe('success');
});

it('C8: a push that could not be stored in time is not acknowledged, and is stored once when it comes again', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  await shop.set({ 'network.delayMs': 2_800, 'functions.receive.timeoutMs': 3_000 });
  const id = await shop.does(visitor, '多少钱');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await shop.set({ 'network.delayMs': 0 });
  const push = await shop.over(id);
  expect(push.deliveries[0]!.returned).not.toBe('success');
  expect(push.outcome).toBe('success');
  expect(
    (await inbound(visitor)).filter(({ content }) => (content as { text: string }).text === '多少钱'),
  ).toHaveLength(1);
});

it('C7: while WeChat is busy a reply is pending; it is said once when WeChat is there again', async () => {
  await shop.set({ 'openapi.failWith': '-1', 'openapi.failApi': 'customerServiceMessage.send' });
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  expect(await shop.replies(visitor)).toEqual([]);
  expect(await shop.documents('visitors', { _id: visitor })).toMatchObject([
    { turn: { outs: [{ state: 'pending' }] } },
  ]);
  await shop.set({ 'openapi.failWith': 'none' });
  await shop.passes(60_000);
  await shop.tick();
  expect(await shop.replies(visitor)).toHaveLength(1);
  expect(await outbound(visitor)).toMatchObject([{ state: 'sent' }]);
  expect(await inbound(visitor)).toMatchObject([{ state: 'done' }]);
});

it('the same words again within seconds are stored, and answered once', async () => {
  await shop.cloud.api('PUT', '/clock', { frozen: true });
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  await shop.says(visitor, '多少钱');
  expect((await blocked(visitor)).sort()).toEqual(['', 'same-as-before']);
  expect(await shop.replies(visitor)).toHaveLength(1);
});

it('a muted visitor hears nothing from the bot and gets a human all the same; the day after, the bot again', async () => {
  const visitor = await shop.arrive();
  await shop.save('settings', { _id: 'muted', name: '静音名单', visitors: [`${visitor} 2026-11-20`] });
  await shop.cloud.anew('receive');
  await shop.says(visitor, '多少钱');
  expect(await blocked(visitor)).toEqual(['muted']);
  expect(await shop.replies(visitor)).toEqual([]);
  await shop.passes(24 * 3_600_000);
  await shop.says(visitor, '多少钱');
  expect(await shop.replies(visitor)).toEqual([expect.stringContaining('99 元')]);
  const other = await shop.arrive();
  await shop.save('settings', { _id: 'muted', name: '静音名单', visitors: [other] });
  await shop.cloud.anew('receive');
  const push = await shop.says(other, '转人工');
  expect(push.deliveries.at(-1)!.returned).toMatchObject({ MsgType: 'transfer_customer_service' });
});

it('a visitor on the list of the blocked, or beyond the limit of a minute, is stored and not answered', async () => {
  const visitor = await shop.arrive();
  await shop.save('settings', { _id: 'blocked', name: '屏蔽名单', visitors: [visitor] });
  await shop.save('settings', { _id: 'limits', name: '发言上限', perMinute: 1 });
  await shop.cloud.anew('receive');
  await shop.says(visitor, '转人工');
  expect(await inbound(visitor)).toMatchObject([{ state: 'done', trace: { blocked: ['blocked'] } }]);
  const other = await shop.arrive();
  await shop.says(other, '多少钱');
  await shop.says(other, '地址');
  expect(await shop.replies(visitor)).toEqual([]);
  expect(await shop.replies(other)).toHaveLength(1);
  expect((await blocked(other)).sort()).toEqual(['', 'too-many']);
});

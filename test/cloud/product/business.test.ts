// The shop's own data in an answer: the sample shop's connector on the real SDK, between two decides.
import type { Order } from '../../../contracts/business';
import { encodeSessionFrom } from '../../../contracts/session-from';
import { closedTime, ProductShop } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  // The time that deploying.md gives the function: on a busy machine there is little left of three seconds.
  shop = await ProductShop.open({ 'functions.receive.timeoutMs': 5_000 });
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.reset();
  await shop.cloud.api('DELETE', '/faults');
  await shop.cloud.anew('receive');
  await shop.cloud.anew('sweep');
});

const orderOf = (no: string, openid: string, state = 'shipping', day = 10) => ({
  _id: no,
  _openid: openid,
  state,
  goods: [{ product: 'travel', name: '旅行茶具', price: 16_800, count: 1 }],
  amount: 16_800,
  orderedAt: { $date: new Date(Date.UTC(2026, 10, day)).toISOString() },
  shipment:
    state === 'shipping'
      ? {
          ...{ carrier: '圆通速递', no: 'YT0001' },
          latest: { text: '已到达苏州分拨中心', at: { $date: '2026-11-19T10:00:00.000Z' } },
        }
      : null,
});
const traceOf = async (visitor: string) => {
  const messages = await shop.documents('messages', { visitor, direction: 'in' });
  return messages.at(-1)!['trace'] as {
    decided: string;
    lookups?: object[];
    by?: object;
    collected?: { text: string };
  };
};
const last = async (visitor: string) => (await shop.replies(visitor)).at(-1)!;
/** The last reply; a machine under load may be too slow for a look-up, and the visitor then asks again, as they are told to. */
async function toldIn(visitor: string): Promise<string> {
  for (let tries = 0; tries < 4 && (await last(visitor)).startsWith('现在暂时查不到订单'); tries += 1) {
    await shop.passes(2_000);
    await shop.says(visitor, '再查一次');
  }
  return last(visitor);
}
async function pageOf(openid: string): Promise<readonly Order[]> {
  const { body } = await shop.cloud.api('POST', '/client/functions', {
    openid,
    name: 'visitor',
    data: { action: 'orders' },
  });
  const { result } = body as { result: { ok: boolean; data: { orders: readonly Order[] } } };
  expect(result.ok).toBe(true);
  return result.data.orders;
}

it('the first visitor of a new shop asks 「我的包裹到哪了」 and is told the order, which the order page shows too', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '我的包裹到哪了');
  expect(await toldIn(visitor)).toMatch(
    /^您的订单 202611180031：白瓷盖碗 · 150ml。\n当前状态：运输中。\n顺丰速运：11月20日 08:12 包裹已到达杭州转运中心/,
  );
  expect((await pageOf(visitor)).map(({ no }) => no)).toEqual(['202611190017', '202611180031', '202611080204']);
});

it('a look-up is one more call in sequence: 4, and the rest as ever', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  const { beforeFirstReply, calls } = await shop.measured(visitor, '我的包裹到哪了');
  expect(beforeFirstReply!.sequential).toBeLessThanOrEqual(4);
  expect(beforeFirstReply!.total).toBeLessThanOrEqual(9);
  expect(calls.filter(({ target }) => target === 'orders')).toHaveLength(1);
  expect(await traceOf(visitor)).toMatchObject({ lookups: [{ name: 'shipment', outcome: 'found' }] });
});

it('C11: a visitor is told their own orders, and of somebody else’s number that it is not there', async () => {
  await shop.tick();
  const [mine, other] = [await shop.arrive(), await shop.arrive()];
  await shop.save('orders', orderOf('202611150001', mine));
  await shop.save('orders', orderOf('202611150002', other));
  await shop.says(mine, '我的包裹到哪了');
  expect(await toldIn(mine)).toContain('您的订单 202611150001：旅行茶具。');
  expect(await last(mine)).toContain('圆通速递：11月19日 18:00 已到达苏州分拨中心');
  // Within one second WeChat's count of replies does not begin anew.
  await shop.passes(2_000);
  await shop.says(mine, '查另一个订单');
  for (const no of ['202611150002', '202611180031']) {
    await shop.passes(2_000);
    await shop.says(mine, no);
    expect(await toldIn(mine)).toContain(`没有查到${no}的信息`);
  }
  const said = (await shop.replies(mine)).join('\n');
  expect(said).not.toContain('您的订单 202611150002');
  expect((await pageOf(mine)).map(({ no }) => no)).toEqual(['202611150001']);
});

it('several parcels on their way: the visitor chooses by number, and a retry finds the same list', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.save('orders', orderOf('202611150003', visitor, 'shipping', 15));
  await shop.save('orders', orderOf('202611140003', visitor, 'shipping', 14));
  await shop.says(visitor, '我的包裹到哪了');
  expect(await last(visitor)).toBe(
    '您有几个订单，请问要看哪一个？\n1. 202611150003 旅行茶具（运输中）\n2. 202611140003 旅行茶具（运输中）\n3. 别的订单\n回复数字选择',
  );
  await shop.says(visitor, '2');
  expect(await toldIn(visitor)).toContain('您的订单 202611140003');
});

it('C8: a connector that hangs costs the visitor the answer, not the push: they are told so, and offered a human', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  const slow = { kind: 'slow', when: 'before', ms: 5_000, call: 'database.getDocument', target: 'orders' };
  const { status, body } = await shop.cloud.api('PUT', '/faults', { faults: [slow] });
  expect([status, body]).toMatchObject([200, {}]);
  const push = await shop.says(visitor, '我的包裹到哪了');
  expect(push).toMatchObject({ outcome: 'success', deliveries: [{ outcome: 'success' }] });
  expect(push.deliveries).toHaveLength(1);
  expect(await last(visitor)).toContain('现在暂时查不到订单和物流');
  expect(await last(visitor)).toContain('找人工客服');
  expect(await traceOf(visitor)).toMatchObject({ lookups: [{ outcome: 'failed', because: 'slow' }] });
  await shop.cloud.api('DELETE', '/faults');
  await shop.says(visitor, '再查一次');
  expect(await toldIn(visitor)).toContain('您的订单 202611180031');
});

it('data that is not as the contract has it is a failure, not an answer', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.save('orders', { ...orderOf('202611150004', visitor), amount: '很多' });
  await shop.says(visitor, '我的包裹到哪了');
  expect(await last(visitor)).toContain('现在暂时查不到');
  expect(await traceOf(visitor)).toMatchObject({ lookups: [{ outcome: 'failed', because: 'bad-data' }] });
});

it('what a flow found is handed over with the visitor', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, '我的包裹到哪了');
  const push = await shop.says(visitor, '催一下');
  expect(push.deliveries[0]!.returned).toMatchObject({ MsgType: 'transfer_customer_service' });
  expect((await traceOf(visitor)).collected!.text).toContain('订单.编号：202611180031');
});

it('a reply with {{订单.编号}} and {{会员.等级}} is filled in by look-ups side by side; without an order it is not said with holes', async () => {
  await shop.rule({
    _id: 'mine',
    name: '我的',
    match: 'exact',
    keywords: '我的东西',
    reply: '{{会员.等级}}会员您好，您的 {{订单.编号}} {{订单.状态}}，{{物流.最新}}',
  });
  const visitor = await shop.arrive();
  const { beforeFirstReply } = await shop.measured(visitor, '我的东西');
  expect(await last(visitor)).toBe(
    '金卡会员您好，您的 202611180031 运输中，11月20日 08:12 包裹已到达杭州转运中心，正发往你所在的城市',
  );
  expect(beforeFirstReply!.sequential).toBeLessThanOrEqual(4);
  for (const { _id } of await shop.documents('orders'))
    await shop.cloud.api('DELETE', `/database/collections/orders/documents/${_id}`);
  const other = await shop.arrive();
  await shop.says(other, '我的东西');
  expect(await shop.replies(other)).toEqual(['没有查到您的订单。请把订单号发给我再试一次，或回复「转人工」。']);
});

it('C12: a name that no look-up knows is a problem of the rule; those there are, are none', async () => {
  await shop.save('rules', { _id: 'good', name: '好', keywords: '好规则', reply: '{{订单.金额}} {{会员.积分}}' });
  await shop.save('rules', { _id: 'bad', name: '坏', keywords: '坏规则', reply: '{{订单.颜色}}' });
  await shop.tick();
  const status = async (_id: string) => (await shop.documents('rules', { _id }))[0]!['status'];
  expect(await status('good')).toMatchObject({ ok: true, problem: '' });
  expect(await status('bad')).toMatchObject({ ok: false, problem: expect.stringContaining('{{订单.颜色}}') as string });
});

it('C2: a message that only the sweep decides is looked up there', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  const die = { kind: 'die', when: 'before', function: 'receive', call: 'database.getDocument', target: 'orders' };
  await shop.set({ 'push.attempts': 1 });
  await shop.cloud.api('PUT', '/faults', { faults: [die] });
  await shop.says(visitor, '我的包裹到哪了');
  await shop.cloud.api('DELETE', '/faults');
  expect(await shop.replies(visitor)).toHaveLength(1);
  await shop.passes(60_000);
  await shop.tick();
  await shop.idle();
  expect(await toldIn(visitor)).toContain('您的订单 202611180031');
});

it('C2, C6: in a burst the message out of the inbox is looked up as well, and each is answered once', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  await shop.passes(2_000);
  await Promise.all([shop.does(visitor, '多少钱'), shop.does(visitor, '我的包裹到哪了'), shop.does(visitor, '优惠')]);
  await shop.idle();
  await shop.passes(60_000);
  await shop.tick();
  await shop.idle();
  const replies = await shop.replies(visitor);
  for (const part of ['99 元起', '您的订单 202611180031', '满 100 元减 20 元'])
    expect(replies.filter((reply) => reply.includes(part))).toHaveLength(1);
});

it('a rule for members of a level is for them: the level is looked up when such a rule matches, and holds for a day', async () => {
  await shop.rule({
    _id: 'gold',
    name: '金卡专享',
    match: 'exact',
    keywords: '专享',
    levels: '金卡',
    reply: '金卡专享九折。',
  });
  const [gold, none] = [await shop.arrive(), await shop.arrive()];
  await shop.save('members', { _id: gold, level: '金卡', points: 5 });
  await shop.save('members', { _id: none, level: '普通', points: 0 });
  const first = await shop.measured(gold, '专享');
  expect(await last(gold)).toBe('金卡专享九折。');
  expect(first.beforeFirstReply!.sequential).toBeLessThanOrEqual(4);
  await shop.says(none, '专享');
  expect(await last(none)).not.toContain('九折');
  await shop.passes(3_600_000);
  const again = await shop.says(gold, '专享');
  expect(again.calls.filter(({ target }) => target === 'members')).toEqual([]);
  await shop.passes(24 * 3_600_000);
  const later = await shop.says(gold, '专享');
  expect(later.calls.filter(({ target }) => target === 'members')).toHaveLength(1);
  const other = await shop.says(gold, '多少钱');
  expect(other.calls.filter(({ target }) => target === 'members')).toEqual([]);
});

it('an order number alone is looked up, wherever the visitor sends it', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.says(visitor, '202611080204');
  expect(await toldIn(visitor)).toContain('您的订单 202611080204：明前龙井 · 清香 50g。\n当前状态：已签收。');
  await shop.passes(2_000);
  await shop.says(visitor, '订单号是 202611180031');
  expect(await toldIn(visitor)).toContain('您的订单 202611180031');
});

it('who comes in by the contact button of an order asks about that order, for half an hour', async () => {
  await shop.tick();
  const visitor = await shop.arrive();
  await shop.enters(visitor, encodeSessionFrom({ page: 'pages/order/order?no=202611190017' }));
  await shop.says(visitor, '我的包裹到哪了');
  expect(await toldIn(visitor)).toContain('您的订单 202611190017：茉莉花茶');
  await shop.passes(31 * 60_000);
  await shop.says(visitor, '我的包裹到哪了');
  expect(await toldIn(visitor)).toContain('您的订单 202611180031');
});

it('outside the hours a complaint is written down with the order it is about, for whoever comes in first', async () => {
  await shop.cloud.api('PUT', '/clock', { now: closedTime });
  await shop.tick();
  const visitor = await shop.arrive();
  for (const words of ['我要投诉', '茶叶里有一根头发', '2', '不方便']) {
    await shop.says(visitor, words);
    await shop.passes(2_000);
  }
  const [followUp] = await shop.documents('follow_ups', { visitor });
  const { text } = followUp!['content'] as { text: string };
  for (const line of ['经过：茶叶里有一根头发', '订单号：202611180031', '订单.商品：白瓷盖碗'])
    expect(text).toContain(line);
  expect(followUp).toMatchObject({ because: 'outside-hours', state: 'open' });
});

it('in a shop that was just set up, a rule that begins a flow begins it at once', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '退款');
  expect(await last(visitor)).toContain('1. 退货退款');
  await shop.passes(2_000);
  await shop.says(visitor, '质量问题');
  expect(await last(visitor)).toContain('请问是哪一个订单？\n1. 202611190017');
});

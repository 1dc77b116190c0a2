// Trying a text at the desk where the answer needs the shop's own data: made-up data for nobody in particular, their own for somebody.
import { deskForEach, type Desk } from './shop';

let desk: Desk;
let owner: string;
deskForEach((opened, first) => ([desk, owner] = [opened, first]));
const text = '查一下我的订单';

it('tries a look-up with made-up data, says so by its name, and sends nothing', async () => {
  const { says, lines } = await desk.told(owner, 'tryText', { text });
  expect(says[0]).toContain('示例商品');
  expect(lines.join('\n')).toContain('查询了订单和物流：查到了');
  expect(await desk.shop.sends()).toBe(0);
});

it('tries it with a named visitor’s own orders, and goes on in the flow', async () => {
  const visitor = await desk.shop.arrive();
  const order = (no: string, day: string) => ({
    ...{ _id: no, _openid: visitor, state: 'shipping', amount: 9900, shipment: null },
    goods: [{ product: 'gaiwan', name: '盖碗', price: 9900, count: 1 }],
    orderedAt: { $date: `2026-11-${day}T00:00:00.000Z` },
  });
  await desk.shop.save('orders', order('202611150001', '15'));
  await desk.shop.save('orders', order('202611140001', '14'));
  const first = await desk.told(owner, 'tryText', { text, visitor });
  expect(first.says[0]).toContain('2. 202611140001 盖碗（运输中）');
  const second = await desk.told(owner, 'tryText', { text: '2', visitor, ...(first.talk ? { talk: first.talk } : {}) });
  expect(second.says[0]).toContain('您的订单 202611140001');
  expect(await desk.shop.documents('messages')).toEqual([]);
});

it('C11: only who may change rules can try with a visitor', async () => {
  const agent = await desk.invited(owner, 'agent', '小林');
  const somebody = await desk.shop.arrive();
  for (const openid of [agent, somebody])
    expect(await desk.ask(openid, 'tryText', { text, visitor: owner })).toMatchObject({
      ...{ ok: false, error: { code: 'not-allowed' } },
    });
});

// What answers make of the shop's own data: which order is meant, what stands in replies, what is said where there is nothing.
import fc from '../../../../support/properties';
import {
  keyOf,
  meantIn,
  withBusiness,
  type Looked,
  type Need,
} from '../../../../../cloudfunctions/core/answering/business';
import { fillReply } from '../../../../../cloudfunctions/core/answering/replies';
import { businessNames, businessTexts } from '../../../../../cloudfunctions/core/texts/business';
import { orderStates, type Order } from '../../../../../contracts/business';

const order = (no: string, state: Order['state'], orderedAt: number): Order => ({
  ...{ no, state, orderedAt, amount: 9950 },
  goods: [{ name: '盖碗', count: 2, price: 4975 }],
  shipment: null,
});
const text = (words: string) => ({ type: 'text', text: words }) as const;
const known = (...them: [Need, Looked][]) => new Map(them.map(([need, looked]) => [keyOf(need), looked]));
const said = (replies: string[], looked: ReadonlyMap<string, Looked>, no: string | null = null) => {
  const { contents, values, needs } = withBusiness(replies.map(text), no, looked);
  const filled = contents.map((content) => fillReply(content, values));
  return { needs, says: filled.map((content) => (content.type === 'text' ? content.text : content.type)) };
};

describe('the order that is meant', () => {
  it.each<[Order['state'][], number[]]>([
    [['waiting', 'shipping', 'done'], [1]],
    [['done', 'waiting'], [1]],
    [['done', 'closed'], [0]],
    [
      ['shipping', 'done', 'shipping'],
      [0, 2],
    ],
    [
      ['waiting', 'waiting'],
      [0, 1],
    ],
  ])('of %j is %j', (states, places) => {
    const orders = states.map((state, place) => order(String(place), state, 100 - place));
    const meant = meantIn(orders, null);
    const nos = meant.kind === 'one' ? [meant.order.no] : meant.orders.map(({ no }) => no);
    expect(nos).toEqual(places.map(String));
  });

  it('is always one of the visitor’s own, and several are really several', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(...orderStates), fc.nat(5)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, fc.boolean(), (raw, choose) => {
        const orders = raw.map(([state, at], place) => order(String(place), state, at));
        const meant = meantIn(orders, null, choose);
        const all = meant.kind === 'one' ? [meant.order] : meant.orders;
        expect(all.every((each) => orders.includes(each))).toBe(true);
        expect(new Set(all).size).toBe(all.length);
        if (meant.kind === 'several' && !choose) expect(all.length).toBeGreaterThan(1);
      }),
    );
  });
});

describe('names in replies', () => {
  const shipping: Need = { name: 'shipment', no: null };
  const member: Need = { name: 'member', no: null };
  const found: Looked = { state: 'orders', orders: [order('A1', 'waiting', 0)] };

  it('are all given a value by one look-up of an order and one of a membership', () => {
    const all = Object.values(businessNames).map((name) => `{{${name}}}`);
    const { needs } = withBusiness([text(all.join(' '))], null, new Map());
    expect(needs).toEqual(expect.arrayContaining([shipping, member]));
    expect(needs).toHaveLength(2);
    const { values } = withBusiness(
      [text(all.join(' '))],
      null,
      known([shipping, found], [member, { state: 'member', member: { level: '金卡', points: 3 } }]),
    );
    expect([...values.keys()].sort()).toEqual([...Object.values(businessNames)].sort());
  });

  it('say how it is with an order, in the words of people', () => {
    const reply =
      '{{订单.编号}} {{订单.商品}} {{订单.状态}} {{订单.金额}} {{订单.下单时间}} {{物流.公司|物流}}：{{物流.最新}}';
    expect(said([reply], known([shipping, found])).says).toEqual([
      'A1 盖碗 × 2 待发货 99.50 元 1月1日 08:00 物流：还没有发出，发出后这里会有物流信息',
    ]);
  });

  it('a reply without any asks for nothing and stays as it is', () => {
    expect(said(['你好 {{热线}}'], new Map())).toEqual({ needs: [], says: ['你好 '] });
  });

  it('nothing found, or nothing known, is said once and truly, in place of replies with holes; other replies stay', () => {
    const replies = ['您的 {{订单.编号}}', '{{订单.状态}}', '谢谢'];
    const orders: Need = { name: 'orders', no: 'A1' };
    expect(said(replies, known([orders, { state: 'missing' }]), 'A1').says).toEqual([
      businessTexts.missing.order,
      '谢谢',
    ]);
    const failed: Looked = { state: 'failed', because: 'slow' };
    expect(said(replies, known([orders, failed]), 'A1').says).toEqual([businessTexts.failed, '谢谢']);
    expect(said(['{{会员.等级|普通}}会员您好'], known([member, failed])).says).toEqual(['普通会员您好']);
  });

  it('whatever is written and whatever came of it, nobody reads braces, and a decided reply needs nothing more', () => {
    const names = fc.constantFrom(...Object.values(businessNames), '热线');
    const reply = fc
      .array(fc.tuple(names, fc.boolean()), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([name, bar]) => `{{${name}${bar ? '|无' : ''}}}`).join('，'));
    const looked = fc.constantFrom<Looked>(found, { state: 'missing' }, { state: 'failed', because: 'error' });
    fc.assert(
      fc.property(fc.array(reply, { minLength: 1, maxLength: 4 }), looked, (replies, of) => {
        const { needs } = said(replies, new Map());
        const after = said(
          replies,
          new Map(
            needs.map((need) => [
              keyOf(need),
              need.name === 'member' && of.state === 'orders' ? { state: 'missing' } : of,
            ]),
          ),
        );
        expect(after.needs).toEqual([]);
        expect(after.says.join('')).not.toMatch(/[{}]/);
        expect(after.says.length).toBeGreaterThan(0);
      }),
    );
  });
});

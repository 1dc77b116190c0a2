import type { Order } from '../../../contracts/business';
import type { Looked, Need } from '../answering/business';
import { rehearsal as texts } from '../texts/rehearsal';

const dayMs = 24 * 60 * 60 * 1000;

/** A made-up order and membership, for trying out what nobody in particular would be told. @param now epoch milliseconds */
export function sampleOf(now: number): (need: Need) => Looked {
  return ({ name, no }) => {
    if (name === 'member') return { state: 'member', member: { level: '金卡', points: 1280 } };
    const order: Order = {
      no: no ?? '202600000001',
      state: 'shipping',
      goods: [{ name: texts.sampleGoods, count: 1, price: 9900 }],
      amount: 9900,
      orderedAt: now - 2 * dayMs,
      shipment: { carrier: '顺丰速运', no: 'SF000000000001', latest: { text: texts.sampleNews, at: now - dayMs } },
    };
    return { state: 'orders', orders: [order] };
  };
}

// What visitors read of the shop's own data: orders, parcels, membership. In: the data. Out: Chinese.
import { inChina } from '../calendar';
import type { OrderState } from '../../../contracts/business';

/** The names that stand for looked-up data in a reply's `{{…}}`. */
export const businessNames = {
  orderNo: '订单.编号',
  orderGoods: '订单.商品',
  orderState: '订单.状态',
  orderAmount: '订单.金额',
  orderedAt: '订单.下单时间',
  carrier: '物流.公司',
  shipmentNo: '物流.单号',
  shipmentLatest: '物流.最新',
  memberLevel: '会员.等级',
  memberPoints: '会员.积分',
} as const;

/** What a flow calls the number of the order that it is about, unless its steps name it otherwise. */
export const orderAnswer = '订单号';

const states: Readonly<Record<OrderState, string>> = {
  unpaid: '待付款',
  waiting: '待发货',
  shipping: '运输中',
  done: '已签收',
  refunding: '退款中',
  closed: '已关闭',
};

/** What stands for the carrier's news where there are none. */
const notSent: Readonly<Record<OrderState, string>> = {
  unpaid: '付款后就会安排发货',
  waiting: '还没有发出，发出后这里会有物流信息',
  shipping: '已经发出，暂时还没有新的物流信息',
  done: '包裹已签收',
  refunding: '正在处理退款',
  closed: '订单已关闭',
};

export const businessTexts = {
  state: (state: OrderState) => states[state],
  notSent: (state: OrderState) => notSent[state],
  goods: (goods: readonly { readonly name: string; readonly count: number }[]) =>
    goods.map(({ name, count }) => (count === 1 ? name : `${name} × ${count}`)).join('、'),
  /** @param fen 9900: 99 元 */
  amount: (fen: number) => `${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)} 元`,
  latest: (text: string, at: number) => `${timeText(at)} ${text}`,
  time: timeText,
  /** A line of the list from which an order is chosen. */
  choice: (no: string, goods: string, state: string) => `${no} ${goods}（${state}）`,
  whichOrder: '您有几个订单，请问要看哪一个？',
  otherOrder: '别的订单',
  /** Nothing was found for a reply that needs it. */
  missing: {
    order: '没有查到您的订单。请把订单号发给我再试一次，或回复「转人工」。',
    member: '没有查到您的会员信息。需要帮忙的话，请回复「转人工」。',
  },
  /** The look-up failed or took too long: nothing is known, and nothing else is said. */
  failed: '现在暂时查不到，不是您的问题，请过一会儿再问我；着急的话请回复「转人工」。',
} as const;

/** A time as people write it in China: 11月20日 08:12. @param at epoch milliseconds */
function timeText(at: number): string {
  const { midnight, minute } = inChina(at);
  const date = new Date(midnight + 12 * 60 * 60 * 1000);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${clock}`;
}

// The shop's own data, as customer service asks for it. In: nothing. Out: types. A shop writes them in one file,
// cloudfunctions/business.ts; nothing here says where the data comes from.

/**
 * What the shop knows of one visitor. Each answer is about this visitor alone: whatever number is asked for, somebody else's order is not
 * there. A promise that rejects, or is too slow (a push must be answered in seconds), is told to the visitor as 「现在查不到」, never as 「没有」.
 */
export interface Business {
  /**
   * The visitor's orders, the newest first; ten are enough.
   * @param openid the visitor, by WeChat's word
   * @param query.no an order number as the visitor gave it, in capitals; null: all of them
   * @returns an empty list where there is none
   */
  orders(openid: string, query: { readonly no: string | null }): Promise<readonly Order[]>;
  /**
   * How far an order's parcel is. It is asked only for an order that `orders` gave without its `shipment`.
   * @returns null when nothing has been sent, or the order is not this visitor's
   */
  shipment(openid: string, query: { readonly no: string }): Promise<Shipment | null>;
  /** @returns null when the visitor is no member */
  member(openid: string): Promise<Member | null>;
}

/** `unpaid` 待付款 · `waiting` 待发货 · `shipping` 运输中 · `done` 已签收 · `refunding` 退款中 · `closed` 已关闭 */
export const orderStates = ['unpaid', 'waiting', 'shipping', 'done', 'refunding', 'closed'] as const;
export type OrderState = (typeof orderStates)[number];

export interface Order {
  /** The number that the visitor sees, in capitals. */
  readonly no: string;
  readonly state: OrderState;
  readonly goods: readonly OrderedGoods[];
  /** What all of it costs, in fen. */
  readonly amount: number;
  /** Epoch milliseconds. */
  readonly orderedAt: number;
  /** Null: nothing has been sent. Leave it out where it needs a call of its own: `shipment` is asked then, if it is needed. */
  readonly shipment?: Shipment | null;
}

export interface OrderedGoods {
  readonly name: string;
  readonly count: number;
  /** Of one, in fen. */
  readonly price: number;
  /** For the order page: a picture, and the page that shows the goods. */
  readonly picture?: string;
  readonly page?: string;
}

export interface Shipment {
  /** 顺丰速运 */
  readonly carrier: string;
  /** The carrier's number; '' while there is none. */
  readonly no: string;
  /** What the carrier said last; null while it has said nothing. */
  readonly latest: { readonly text: string; /** Epoch milliseconds. */ readonly at: number } | null;
}

export interface Member {
  /** 金卡 */
  readonly level: string;
  readonly points: number;
}

import type { Order, OrderState } from '../../../../contracts/business';

/** The order somebody asks about, or those it may be, to be chosen from. */
export type Meant =
  { readonly kind: 'one'; readonly order: Order } | { readonly kind: 'several'; readonly orders: readonly Order[] };

/** Asked about without a number, a parcel on its way is meant before one that has not left, and that before what is over. */
const underWay: readonly OrderState[] = ['shipping', 'waiting'];

/**
 * @param orders at least one
 * @param choose the visitor is to choose among all of them, even where one is the likeliest
 * @throws Error for an empty list: a fault of ours
 */
export function meantIn(orders: readonly Order[], no: string | null, choose = false): Meant {
  const all = newestFirst(orders);
  const [newest] = all;
  if (newest === undefined) throw new Error('Nobody can mean one of no orders.');
  if (no !== null) return { kind: 'one', order: newest };
  if (choose) return { kind: 'several', orders: all };
  for (const state of underWay) {
    const [first, ...more] = all.filter((order) => order.state === state);
    if (first !== undefined && more.length > 0) return { kind: 'several', orders: [first, ...more] };
    if (first !== undefined) return { kind: 'one', order: first };
  }
  return { kind: 'one', order: newest };
}

export function newestFirst(orders: readonly Order[]): readonly Order[] {
  return [...orders].sort((a, b) => b.orderedAt - a.orderedAt);
}

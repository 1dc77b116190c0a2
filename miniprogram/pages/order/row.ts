import type { Order, OrderedGoods } from '../../../contracts/business';
import { texts } from '../../texts';

/** An order as the page shows it. */
export type OrderRow = Pick<Order, 'no' | 'state'> & {
  readonly goods: readonly (Pick<OrderedGoods, 'name' | 'count'> & {
    readonly picture: string;
    readonly page: string;
    readonly price: string;
  })[];
  readonly sum: string;
  readonly news: string;
};

export function rowOf({ no, state, goods, amount, shipment }: Order): OrderRow {
  return {
    ...{ no, state },
    goods: goods.map(({ name, count, price, picture = '', page = '' }) => ({
      ...{ name, count, picture, page, price: yuan(price) },
    })),
    sum: yuan(amount),
    news: shipment?.latest?.text ?? texts.order.news[state],
  };
}

/** @param fen 9900: 99 */
function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

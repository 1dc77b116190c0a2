// THE ONE FILE A SHOP WRITES: where customer service finds the shop's own data. In: a visitor's openid, by WeChat's word. Out: that
// visitor's orders, parcel and membership, as contracts/business.ts describes them; null or an empty list where there is nothing.
//
// This is the sample shop's: it reads the collections `orders` and `members`. Replace the three functions by yours: read your own
// collections as here, call another cloud function, or ask your server over HTTPS. Always look for the openid as well as for the number,
// so that nobody sees somebody else's order. Throw when you cannot know: the visitor is told that it cannot be looked up now.
import cloud from 'wx-server-sdk';
import type { Business, Member, Order, OrderState, Shipment } from '../contracts/business';

/**
 * In the sample shop nobody can buy, so a visitor without orders of their own is shown those of this made-up customer. A real shop has no
 * such documents: delete them with this constant.
 */
const sampleCustomer = 'demo';

/** `orders/{number}` of the sample shop. `_openid` is what WeChat writes when a visitor's phone adds a document. */
interface StoredOrder {
  readonly _id: string;
  readonly _openid: string;
  readonly state: OrderState;
  readonly goods: readonly {
    readonly product: string;
    readonly name: string;
    readonly price: number;
    readonly count: number;
  }[];
  readonly amount: number;
  readonly orderedAt: Date;
  readonly shipment: {
    readonly carrier: string;
    readonly no: string;
    readonly latest: { readonly text: string; readonly at: Date } | null;
  } | null;
}

export const business: Business = {
  async orders(openid, { no }) {
    const theirs = (await find('orders', { _openid: whose(openid) }, 'orderedAt')) as StoredOrder[];
    const own = theirs.filter(({ _openid }) => _openid === openid);
    const shown = own.length > 0 ? own : theirs;
    return shown.filter(({ _id }) => no === null || _id.toUpperCase() === no).map(orderOf);
  },

  // The sample shop keeps the parcel with its order, so nobody has to ask for it. A shop that asks a carrier does it here.
  async shipment(openid, { no }): Promise<Shipment | null> {
    const [order] = await this.orders(openid, { no });
    return order?.shipment ?? null;
  },

  async member(openid): Promise<Member | null> {
    const found = (await find('members', { _id: whose(openid) }, '_id')) as (Member & { _id: string })[];
    const member = found.find(({ _id }) => _id === openid) ?? found[0];
    return member === undefined ? null : { level: member.level, points: member.points };
  },
};

/** The visitor, or the made-up customer who stands in for one without orders: both in one query, for a push waits. */
function whose(openid: string): unknown {
  return cloud.database().command.in([openid, sampleCustomer]);
}

async function find(collection: string, where: object, by: string): Promise<unknown[]> {
  const query = cloud.database().collection(collection).where(where).orderBy(by, 'desc').limit(100);
  return ((await query.get()) as { data: unknown[] }).data;
}

function orderOf({ _id, state, goods, amount, orderedAt, shipment }: StoredOrder): Order {
  return {
    no: _id,
    state,
    goods: goods.map(({ product, name, price, count }) => ({
      ...{ name, price, count },
      picture: `/pages/images/${product}.svg`,
      page: `/pages/product/product?id=${product}`,
    })),
    amount,
    orderedAt: orderedAt.getTime(),
    shipment: shipment && {
      ...shipment,
      latest: shipment.latest && { ...shipment.latest, at: shipment.latest.at.getTime() },
    },
  };
}

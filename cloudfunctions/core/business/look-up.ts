import * as v from 'valibot';
import type { Business, Order } from '../../../contracts/business';
import { meantIn, newestFirst, type Looked, type Need } from '../answering/business';
import type { Run } from '../platform';
import { report } from '../privacy';
import { readMember, readOrders, readShipment } from './shapes';

/**
 * One look-up in the shop's own data.
 * @param openid the visitor that it is about, and no other
 * @param ms the time there is; without any nothing is asked
 */
export async function lookUp(run: Run, business: Business, openid: string, need: Need, ms: number): Promise<Looked> {
  if (ms <= 0) return slow(need);
  const alarm = run.time.alarm(ms);
  let over = false;
  const rings = alarm.rings.then(() => {
    over = true;
    return slow(need);
  });
  try {
    return await Promise.race([found(business, openid, need, () => over), rings]);
  } catch (error) {
    const because = v.isValiError(error) ? 'bad-data' : 'error';
    report('error', 'The shop’s own data could not be looked up.', { lookup: need.name, because, error });
    return { state: 'failed', because };
  } finally {
    alarm.off();
  }
}

/**
 * All orders of a visitor, the newest first, for their own page.
 * @returns null when they could not be looked up within `ms`
 */
export async function ordersOf(
  run: Run,
  business: Business,
  openid: string,
  ms: number,
): Promise<readonly Order[] | null> {
  const looked = await lookUp(run, business, openid, { name: 'orders', no: null }, ms);
  if (looked.state === 'failed') return null;
  return looked.state === 'orders' ? newestFirst(looked.orders) : [];
}

function slow({ name }: Need): Looked {
  report('warn', 'The shop’s own data took too long to look up.', { lookup: name });
  return { state: 'failed', because: 'slow' };
}

/** @param over the time is over: nothing more is asked, for it would be asked within somebody else's run */
async function found(business: Business, openid: string, { name, no }: Need, over: () => boolean): Promise<Looked> {
  if (name === 'member') {
    const member = readMember(await business.member(openid));
    return member === null ? { state: 'missing' } : { state: 'member', member };
  }
  const all = readOrders(await business.orders(openid, { no }));
  // A connector that does not look at the number gives all: only that one was asked for.
  const orders = no === null ? all : all.filter((order) => order.no.toUpperCase() === no);
  if (orders.length === 0) return { state: 'missing' };
  const whole = name === 'orders' || over() ? orders : await withShipment(business, openid, orders, no);
  return { state: 'orders', orders: whole };
}

/** The parcel of the order that is meant, where it did not come with the order. */
async function withShipment(
  business: Business,
  openid: string,
  orders: readonly Order[],
  no: string | null,
): Promise<readonly Order[]> {
  const meant = meantIn(orders, no);
  if (meant.kind === 'several' || meant.order.shipment !== undefined) return orders;
  const shipment = readShipment(await business.shipment(openid, { no: meant.order.no }));
  return orders.map((order) => (order === meant.order ? { ...order, shipment } : order));
}

import type { Member, Order } from '../../../../contracts/business';
import { businessNames as names, businessTexts as texts } from '../../texts/business';
import type { LookupName } from './needs';

/** Values by the names that stand in replies; '' where there is nothing to say. */
type Values = Readonly<Record<string, string>>;

const parcelNames: readonly string[] = [names.carrier, names.shipmentNo, names.shipmentLatest];
/** Every name that an order and its parcel give a value to. */
export const orderNames: readonly string[] = [
  ...[names.orderNo, names.orderGoods, names.orderState, names.orderAmount, names.orderedAt],
  ...parcelNames,
];
export const memberNames: readonly string[] = [names.memberLevel, names.memberPoints];
const allNames = new Set([...orderNames, ...memberNames]);

export function isBusinessName(name: string): boolean {
  return allNames.has(name);
}

/** The look-up that gives a name its value. */
export function lookupFor(name: string): LookupName {
  if (memberNames.includes(name)) return 'member';
  return parcelNames.includes(name) ? 'shipment' : 'orders';
}

/** An order whose parcel was not asked for says nothing of it. */
export function orderValues({ no, goods, state, amount, orderedAt, shipment }: Order): Values {
  const latest = shipment?.latest ?? null;
  return {
    [names.orderNo]: no,
    [names.orderGoods]: texts.goods(goods),
    [names.orderState]: texts.state(state),
    [names.orderAmount]: texts.amount(amount),
    [names.orderedAt]: texts.time(orderedAt),
    ...(shipment === undefined
      ? {}
      : {
          [names.carrier]: shipment?.carrier ?? '',
          [names.shipmentNo]: shipment?.no ?? '',
          [names.shipmentLatest]: latest === null ? texts.notSent(state) : texts.latest(latest.text, latest.at),
        }),
  };
}

export function memberValues({ level, points }: Member): Values {
  return { [names.memberLevel]: level, [names.memberPoints]: String(points) };
}

import * as v from 'valibot';
import { orderStates, type Member, type Order, type Shipment } from '../../../contracts/business';

const text = v.string();
const fen = v.pipe(v.number(), v.integer());
const time = v.pipe(v.number(), v.finite());

const ShipmentShape = v.object({
  carrier: text,
  no: text,
  latest: v.nullable(v.object({ text, at: time })),
});
const OrderShape = v.object({
  no: v.pipe(text, v.nonEmpty()),
  state: v.picklist(orderStates),
  goods: v.array(
    v.object({
      ...{ name: text, count: v.number(), price: fen },
      ...{ picture: v.exactOptional(text), page: v.exactOptional(text) },
    }),
  ),
  amount: fen,
  orderedAt: time,
  shipment: v.exactOptional(v.nullable(ShipmentShape)),
});
const MemberShape = v.object({ level: text, points: v.number() });

// What a shop's connector answers is looked at as anything that comes from outside. It throws where a shape is wrong.
export const readOrders = (answer: unknown): readonly Order[] => v.parse(v.array(OrderShape), answer);
export const readShipment = (answer: unknown): Shipment | null => v.parse(v.nullable(ShipmentShape), answer);
export const readMember = (answer: unknown): Member | null => v.parse(v.nullable(MemberShape), answer);

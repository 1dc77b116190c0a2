import type { Member, Order } from '../../../../contracts/business';

/** What can be looked up. `shipment` is `orders` with the parcel of the order that is meant. */
export const lookupNames = ['orders', 'shipment', 'member'] as const;
export type LookupName = (typeof lookupNames)[number];

/** A look-up that an answer waits for. */
export interface Need {
  readonly name: LookupName;
  /** The order number it is about; null: whatever is the visitor's. */
  readonly no: string | null;
}

export const memberNeed: Need = { name: 'member', no: null };

/** What came of it. `failed` is not `missing`: nothing is known then. */
export type Looked =
  /** At least one. */
  | { readonly state: 'orders'; readonly orders: readonly Order[] }
  | { readonly state: 'member'; readonly member: Member }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly because: 'slow' | 'error' | 'bad-data' };

/** By `keyOf`. */
export type Lookups = ReadonlyMap<string, Looked>;

export function keyOf({ name, no }: Need): string {
  return `${name}:${no ?? ''}`;
}

import type { OutboundContent } from '../../../../contracts/content';
import { businessTexts as texts } from '../../texts/business';
import { variablesIn, type Variable } from '../replies';
import { meantIn } from './meant';
import { keyOf, type Looked, type LookupName, type Lookups, type Need } from './needs';
import { isBusinessName, lookupFor, memberValues, orderValues } from './values';

/** Replies with what is known of the shop's own data. */
interface Known {
  readonly contents: readonly OutboundContent[];
  /** What has to be looked up before they can be said. */
  readonly needs: readonly Need[];
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Gives the names of the shop's own data in replies their values. A reply for which nothing was found, or nothing could be looked up, is not
 * said with holes in it: we say truly how it is instead, unless the operator wrote what stands for the missing value.
 * @param no the order the visitor named; null: the likeliest one
 */
export function withBusiness(contents: readonly OutboundContent[], no: string | null, lookups: Lookups): Known {
  const used = contents.map((content) => variablesIn(content).filter(({ name }) => isBusinessName(name)));
  const all = new Set(used.flat().map(({ name }) => lookupFor(name)));
  if (all.size === 0) return { contents, needs: [], values: new Map() };
  // A parcel comes with its order.
  if (all.has('shipment')) all.delete('orders');
  const needOf = (lookup: LookupName): Need =>
    lookup === 'member'
      ? { name: lookup, no: null }
      : { name: lookup === 'orders' && all.has('shipment') ? 'shipment' : lookup, no };
  const needs = [...all].map(needOf);
  const looked = (lookup: LookupName) => lookups.get(keyOf(needOf(lookup)));
  const values = new Map(needs.flatMap((need) => Object.entries(valuesOf(lookups.get(keyOf(need)), need))));
  const said = contents.map((content, index) => {
    const empty = (used[index] ?? []).find(({ name, otherwise }) => !values.get(name) && otherwise === undefined);
    return empty === undefined ? content : (instead(empty, looked(lookupFor(empty.name))) ?? content);
  });
  return { contents: withoutRepeats(said), needs: needs.filter((need) => !lookups.has(keyOf(need))), values };
}

function valuesOf(looked: Looked | undefined, { no }: Need): Readonly<Record<string, string>> {
  if (looked?.state === 'member') return memberValues(looked.member);
  if (looked?.state !== 'orders') return {};
  const meant = meantIn(looked.orders, no);
  const order = meant.kind === 'one' ? meant.order : meant.orders[0];
  return order === undefined ? {} : orderValues(order);
}

/** What is said in place of a reply with a hole; null: it was found, and this one value is really empty. */
function instead({ name }: Variable, looked: Looked | undefined): OutboundContent | null {
  if (looked?.state === 'failed') return { type: 'text', text: texts.failed };
  if (looked?.state !== 'missing') return null;
  return { type: 'text', text: lookupFor(name) === 'member' ? texts.missing.member : texts.missing.order };
}

/** Several replies with the same hole are one sentence. */
function withoutRepeats(contents: readonly OutboundContent[]): OutboundContent[] {
  const ours: readonly string[] = [texts.failed, texts.missing.order, texts.missing.member];
  return contents.filter((content, index) => {
    if (content.type !== 'text' || !ours.includes(content.text)) return true;
    return contents.findIndex((other) => other.type === 'text' && other.text === content.text) === index;
  });
}

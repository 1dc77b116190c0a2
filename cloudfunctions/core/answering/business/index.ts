// What an answer needs of the shop's own data, and what it makes of it. In: names that stand in replies, and what was looked up.
// Out: which look-ups are needed, the order that is meant, and the words for it. Pure: the look-up itself is core/business's.
export { keyOf, lookupNames, memberNeed, type Looked, type LookupName, type Lookups, type Need } from './needs';
export { meantIn, newestFirst, type Meant } from './meant';
export { memberNames, memberValues, orderNames, orderValues } from './values';
export { withBusiness } from './replies';

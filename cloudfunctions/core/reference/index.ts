// What operators wrote: rules, settings and what else a shop knows, read as they are needed. In: documents as people wrote
// them. Out: all of it ready for a decision, every default filled in. Of the shop's own documents it writes none; it only
// publishes copies.
export { createReference, withCalendars, withEverything, type Reference, type ReferenceReader } from './reader';
export { isListed } from './visitor-list';
export { readShop, type Shop, type ShopMode, type ShopNotice } from './shop';
export { mostDocuments, pageSize, readAll } from './documents';
export { digestOf, nothingPublished, publish, type AlreadyPublished } from './publish';
export { hoursOf, weeklyHours, type Hours } from './hours';
export { knowledgeOf, type Knowledge } from './knowledge';
export { compiled, variablesOf } from './rules';

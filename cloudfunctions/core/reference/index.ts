// What operators wrote: rules and settings, read as they are needed. In: documents as people wrote them. Out: rules ready for
// matching and a shop's settings with every default filled in. It never writes and never decides.
export { createReference, type Reference, type ReferenceReader } from './reader';
export { readShop, type Shop, type ShopMode } from './shop';
export { pageSize, readAllRules, readSettings } from './documents';
export { partsOf } from './published';
export { compiled } from './rules';

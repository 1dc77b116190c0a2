// The help centre as it is published now: articles, search, hours, how the shop can be reached. In: the operators' documents.
// Out: views for the visitor's pages. It never writes, and knows no visitor.
export { createHelpCentre, type HelpCentreReader } from './reader';
export type { HelpCentre } from './help-centre';

// The shop's rules as people edit them, and every change that was made. In: drafts, with the version their writer saw. Out: the rule as it is
// now, or a conflict. It never decides whether a draft is a good one, and publishes nothing.
export { changes, readRule, removeRule, undoneState, writeRule, type Author } from './write';
export { editable, versionOf } from './version';

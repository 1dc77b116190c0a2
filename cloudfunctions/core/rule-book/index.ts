// The shop's rules and FAQ as people edit them, and every change that was made. In: drafts, with the version their writer saw. Out: the document
// as it is now, or a conflict. It never decides whether a draft is a good one, and publishes nothing.
export {
  changes,
  placeOf,
  readKept,
  removeKept,
  undoneState,
  writeKept,
  type ArchiveRun,
  type Author,
  type Place,
} from './write';
export { editable, versionOf } from './version';

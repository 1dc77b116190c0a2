import { synonymProblems as words } from '../../texts/synonyms';
import { normalWord } from '../normal-text';

export interface ReadSynonyms {
  /** Groups of words that mean the same. */
  readonly groups: readonly (readonly string[])[];
  /** By document id, those with problems only. `fatal`: the group is out of use until it is mended. */
  readonly problems: ReadonlyMap<string, readonly { readonly message: string; readonly fatal: boolean }[]>;
}

const limits = { words: 200, length: 50 } as const;
const separators = /[,，、;；|\n]/;

/** Reads the documents of `synonyms`; one that is bad says so and stops no other. */
export function readSynonyms(documents: readonly unknown[]): ReadSynonyms {
  const groups: string[][] = [];
  const problems = new Map<string, { message: string; fatal: boolean }[]>();
  documents.forEach((document, order) => {
    const { _id, words: written, enabled } = isRecord(document) ? document : {};
    if (enabled === false) return;
    const found: { message: string; fatal: boolean }[] = [];
    const isOn = enabled === undefined || enabled === null || enabled === true;
    if (!isOn) found.push({ message: words.enabled, fatal: true });
    const group = readGroup(written, (message) => found.push({ message, fatal: false }));
    if (group.length >= 2 && isOn) groups.push(group);
    else if (group.length < 2)
      found.push({ message: isRecord(document) ? words.tooFew : words.notADocument, fatal: true });
    if (found.length > 0) problems.set(typeof _id === 'string' && _id !== '' ? _id : `#${order + 1}`, found);
  });
  return { groups, problems };
}

function readGroup(written: unknown, tell: (message: string) => void): string[] {
  const list: readonly unknown[] =
    typeof written === 'string' ? written.split(separators) : Array.isArray(written) ? written : [];
  const group: string[] = [];
  list.slice(0, limits.words).forEach((word, i) => {
    if (typeof word !== 'string' && typeof word !== 'number') tell(words.badWord(i + 1));
    else if (normalWord(String(word)) === '') tell(words.emptyWord(i + 1));
    else if (String(word).length > limits.length) tell(words.longWord(i + 1, limits.length));
    else group.push(String(word));
  });
  if (list.length > limits.words) tell(words.manyWords(limits.words));
  return group;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

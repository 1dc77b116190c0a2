import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Handwritten } from '../../contracts/documents';
import { nameOf, writtenSets, type Documents, type WrittenSet } from '../../cloudfunctions/core/rehearsal';
import { Failure } from './failure';
import { readDocuments } from './files';
import { texts } from './texts';

/** A document of a file, and where it stands. */
export interface Draft {
  readonly collection: WrittenSet;
  readonly file: string;
  readonly line: number;
  readonly document: Handwritten;
}
/** What is wrong with a file, before any rule is looked at. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly message: string;
}
export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly problems: readonly FileProblem[];
}

const extensions = ['.jsonl', '.json', '.csv'];

/** The documents of some files. One without an `_id` gets one of its name, so that bringing it twice keeps one. */
export async function readDrafts(files: readonly string[], collection: string | undefined): Promise<Drafts> {
  const drafts: Draft[] = [];
  const problems: FileProblem[] = [];
  const lines = new Map<string, number>();
  for (const file of files) {
    const set = setOf(file, collection);
    needTable(set, file);
    const content = await readDocuments(file);
    problems.push(...content.problems.map(({ line, message }) => ({ file, line, message, name: path.basename(file) })));
    if (content.written.length === 0 && content.problems.length === 0)
      problems.push({ file, line: 1, name: path.basename(file), message: texts.nothingIn });
    for (const { line, document } of content.written) {
      const draft = { collection: set, file, line, document: withId(set, document) };
      const key = `${set}/${draft.document._id}`;
      const first = lines.get(key);
      if (first === undefined) {
        lines.set(key, line);
        drafts.push(draft);
      } else {
        const message = texts.sameId(draft.document._id, first);
        problems.push({ file, line, name: nameOf(draft.document), message });
      }
    }
  }
  return { drafts, problems };
}

/** The collections that stand beside some files, in files of their own names; those that are given are not among them. */
export async function readBeside(files: readonly string[], given: ReadonlySet<WrittenSet>): Promise<Documents> {
  const beside: Partial<Record<WrittenSet, Handwritten[]>> = {};
  for (const folder of new Set(files.map((file) => path.dirname(file))))
    for (const set of writtenSets) {
      if (given.has(set) || beside[set] !== undefined) continue;
      const known = extensions.filter((extension) => extension !== '.csv' || isTable(set));
      for (const file of known.map((extension) => path.join(folder, `${set}${extension}`))) {
        if (!(await exists(file))) continue;
        beside[set] = (await readDocuments(file)).written.map(({ document }) => withId(set, document));
        break;
      }
    }
  return beside;
}

/** Steps within steps have no columns: cells of JSON would be a table that nobody can fill in. */
const isTable = (set: WrittenSet): boolean => set !== 'flows';

/** @throws Failure when a file is a table and its collection cannot be one */
export function needTable(set: WrittenSet, file: string): void {
  if (path.extname(file).toLowerCase() === '.csv' && !isTable(set)) throw new Failure(texts.noTable(file, set));
}

/** The collection a file belongs to. @throws Failure when neither its name nor the option says it */
export function setOf(file: string, collection: string | undefined): WrittenSet {
  const name = collection ?? path.basename(file, path.extname(file));
  const set = writtenSets.find((one) => one === name);
  if (set !== undefined) return set;
  throw new Failure(
    collection === undefined ? texts.unknownSet(file, writtenSets) : texts.noSuchSet(collection, writtenSets),
  );
}

function withId(set: WrittenSet, document: Readonly<Record<string, unknown>>): Handwritten {
  const { _id } = document;
  if (typeof _id === 'string' && _id !== '') return { ...document, _id };
  const named = document['name'] ?? document['question'] ?? document;
  const digest = createHash('sha256')
    .update(JSON.stringify([set, named]))
    .digest('hex');
  return { ...document, _id: digest.slice(0, 32) };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

// One declared index: an ordered tree of keys, each leading to a document. In: documents as they come and go. Out: the
// documents between two keys, in order. It knows nothing of queries.
import BTree, { simpleComparator } from 'sorted-btree';
import { failed } from '../errors';
import { afterPrefix, invertKey, orderKey } from '../values/order';
import { valuesAt } from '../values/paths';
import { show, type Document } from '../values/types';

/** An index as `database/collections.json` declares it. */
export interface IndexDeclaration {
  readonly name: string;
  /** Field paths in order, 1 upwards, -1 downwards; a field with places ("2dsphere") stands alone. */
  readonly keys: Readonly<Record<string, 1 | -1 | '2dsphere'>>;
  readonly unique?: boolean;
  /** Leaves out documents that have none of the fields. */
  readonly sparse?: boolean;
  /** Documents end this many seconds after the date in the field. */
  readonly expireAfterSeconds?: number;
}

/** A document in its collection, with the number of its last change. */
export interface Entry {
  readonly key: string;
  readonly document: Document;
  readonly version: number;
}

/** Keys from `low` up to, not including, `high`. */
export interface KeyRange {
  readonly low: string;
  readonly high: string;
}
export const everything: KeyRange = { low: '', high: '\uffff'.repeat(4) };

export class OrderedIndex {
  readonly fields: readonly (readonly [path: string, direction: 1 | -1])[];
  readonly #tree = new BTree<string, Entry>(undefined, simpleComparator);
  /** How many documents have more than one key: with any, order and combined bounds cannot be relied on. */
  #multikeyDocuments = 0;

  constructor(
    readonly declaration: IndexDeclaration,
    private readonly collection: string,
  ) {
    this.fields = Object.entries(declaration.keys).flatMap(([path, kind]) =>
      kind === '2dsphere' ? [] : [[path, kind] as const],
    );
  }

  /** The field of a geo index. It holds no keys: places are searched by looking at each document. */
  get geoField(): string | null {
    return Object.entries(this.declaration.keys).find(([, kind]) => kind === '2dsphere')?.[0] ?? null;
  }
  get name(): string {
    return this.declaration.name;
  }
  get multikey(): boolean {
    return this.#multikeyDocuments > 0;
  }

  /**
   * The document's keys in this index, without the document's own part.
   * @throws DatabaseError when two fields of the index are arrays
   */
  keysOf(document: Document): readonly string[] {
    if (this.fields.length === 0) return [];
    let keys = [''];
    let arrayField: string | null = null;
    let present = false;
    for (const [path, direction] of this.fields) {
      const values = valuesAt(document, path);
      present ||= values.some((value) => value !== undefined);
      const parts = partsOf(values);
      if (parts.length > 1) {
        const root = path.split('.')[0] as string;
        if (arrayField !== null && arrayField !== root)
          throw failed(`cannot index parallel arrays [${root}] [${arrayField}]`);
        arrayField = root;
      }
      const encoded = direction === 1 ? parts : parts.map(invertKey);
      const [only] = encoded;
      keys =
        encoded.length === 1
          ? keys.map((key) => key + (only as string))
          : keys.flatMap((key) => encoded.map((part) => key + part));
    }
    return this.declaration.sparse && !present ? [] : keys;
  }

  /**
   * Refuses a document whose key another one has. A missing field counts as null (WeChat: unique index).
   * @param isGone tells of documents that the same write takes away
   */
  checkUnique(keys: readonly string[], own: string, document: Document, isGone: (key: string) => boolean): void {
    if (!this.declaration.unique) return;
    for (const key of keys) {
      for (const other of this.scan({ low: key, high: afterPrefix(key) }, false)) {
        if (other.key !== own && !isGone(other.key)) throw this.duplicate(document);
      }
    }
  }

  duplicate(document: Document): Error {
    const values = this.fields.map(([path]) => `: ${show(valuesAt(document, path)[0] ?? null)}`);
    return failed(
      `E11000 duplicate key error collection: ${this.collection} index: ${this.name} dup key: { ${values.join(', ')} }`,
    );
  }

  add(entry: Entry, keys = this.keysOf(entry.document)): void {
    for (const key of keys) this.#tree.set(key + entry.key, entry);
    if (keys.length > 1) this.#multikeyDocuments++;
  }

  remove(entry: Entry): void {
    const keys = this.keysOf(entry.document);
    for (const key of keys) this.#tree.delete(key + entry.key);
    if (keys.length > 1) this.#multikeyDocuments--;
  }

  /** Swaps a document for its next state; keys that stay only get the new entry. */
  replace(before: Entry, after: Entry, afterKeys = this.keysOf(after.document)): void {
    const beforeKeys = this.keysOf(before.document);
    const stay = new Set(afterKeys);
    for (const key of beforeKeys) if (!stay.has(key)) this.#tree.delete(key + before.key);
    for (const key of afterKeys) this.#tree.set(key + after.key, after);
    this.#multikeyDocuments += Number(afterKeys.length > 1) - Number(beforeKeys.length > 1);
  }

  /** Entries in key order, or from the far end; a document with several keys comes several times. */
  *scan(range: KeyRange, backwards: boolean): Generator<Entry> {
    if (backwards) {
      for (const [key, entry] of this.#tree.entriesReversed(range.high)) {
        if (key < range.low) return;
        if (key < range.high) yield entry;
      }
    } else {
      for (const [key, entry] of this.#tree.entries(range.low)) {
        if (key >= range.high) return;
        yield entry;
      }
    }
  }
}

/** An array is found by each of its elements and as a whole; a path without any value is found as null. */
function partsOf(values: readonly unknown[]): readonly string[] {
  const [first] = values;
  if (values.length === 1 && !Array.isArray(first)) return [orderKey(first)];
  const parts = new Set<string>();
  for (const value of values) {
    parts.add(orderKey(value));
    if (Array.isArray(value)) for (const element of value as unknown[]) parts.add(orderKey(element));
  }
  if (parts.size === 0) return [orderKey(null)];
  // An empty array has one key, yet its document must be known as one with an array: the key stands twice.
  const [part] = parts;
  return parts.size === 1 && values.some(Array.isArray) ? [part as string, part as string] : [...parts];
}

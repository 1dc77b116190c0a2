// One collection in memory: its documents by `_id`, its indexes, and the place where all of them change together.
import { failed } from '../errors';
import { orderKey } from '../values/order';
import { show, type Document } from '../values/types';
import { OrderedIndex, type Entry, type IndexDeclaration } from './ordered-index';

/**
 * One document's change: from `before` (null: it is new) to `after` (null: it goes). With an empty key it tells listeners
 * that the whole collection was made, emptied or put in another state.
 */
export interface Change {
  readonly collection: Collection;
  readonly key: string;
  readonly before: Entry | null;
  readonly after: Document | null;
}

export class Collection {
  readonly #entries = new Map<string, Entry>();
  #indexes: OrderedIndex[];

  constructor(
    readonly name: string,
    indexes: readonly IndexDeclaration[] = [],
  ) {
    this.#indexes = indexes.map((declaration) => new OrderedIndex(declaration, name));
  }

  get size(): number {
    return this.#entries.size;
  }
  get indexes(): readonly OrderedIndex[] {
    return this.#indexes;
  }

  /** The key under which a document with this `_id` stands. */
  static keyOf(id: unknown): string {
    return orderKey(id);
  }
  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }
  /** Oldest first; a document that is changed keeps its place. */
  entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /**
   * Refuses changes that would break `_id` or a unique index, before anything is touched. All changes are of this
   * collection and count as one write.
   */
  check(changes: readonly Change[]): void {
    const gone = new Map<string, Document | null>();
    for (const change of changes) {
      if (change.before === null && change.after !== null && (this.#entries.has(change.key) || gone.get(change.key)))
        throw duplicateId(this.name, change.after._id);
      gone.set(change.key, change.after);
    }
    for (const index of this.#indexes) {
      const taken = new Map<string, string>();
      for (const { key, after } of changes) {
        if (after === null) continue;
        const keys = index.keysOf(after);
        if (!index.declaration.unique) continue;
        index.checkUnique(keys, key, after, (other) => gone.has(other));
        for (const indexKey of keys) {
          if ((taken.get(indexKey) ?? key) !== key) throw index.duplicate(after);
          taken.set(indexKey, key);
        }
      }
    }
  }

  /** Carries out a change that `check` let through. */
  put(change: Change, version: number): void {
    const before = this.#entries.get(change.key);
    if (change.after === null) {
      if (!before) return;
      this.#entries.delete(change.key);
      for (const index of this.#indexes) index.remove(before);
      return;
    }
    const after: Entry = { key: change.key, document: change.after, version };
    this.#entries.set(change.key, after);
    for (const index of this.#indexes) {
      if (before) index.replace(before, after);
      else index.add(after);
    }
  }

  /**
   * The field whose geo index answers a search by distance.
   * @throws DatabaseError when there is none, or several and none is named
   */
  geoField(wanted: string | undefined): string {
    const fields = this.#indexes.flatMap((index) => index.geoField ?? []);
    if (wanted !== undefined && !fields.includes(wanted)) throw failed('unable to find index for $geoNear query');
    const [field, another] = wanted === undefined ? fields : [wanted];
    if (field === undefined) throw failed('unable to find index for $geoNear query');
    if (another !== undefined)
      throw failed("There is more than one 2dsphere index; unsure which to use for $geoNear: name it with 'key'");
    return field;
  }

  /** Changes the indexes; those whose declaration stays are kept as they are. Refuses a unique one that cannot hold. */
  setIndexes(declarations: readonly IndexDeclaration[]): void {
    const next = declarations.map((declaration) => {
      const kept = this.#indexes.find((index) => JSON.stringify(index.declaration) === JSON.stringify(declaration));
      if (kept) return kept;
      const index = new OrderedIndex(declaration, this.name);
      for (const entry of this.#entries.values()) {
        const keys = index.keysOf(entry.document);
        index.checkUnique(keys, entry.key, entry.document, () => false);
        index.add(entry, keys);
      }
      return index;
    });
    this.#indexes = next;
  }
}

export const duplicateId = (collection: string, id: unknown) =>
  failed(`E11000 duplicate key error collection: ${collection} index: _id_ dup key: { : ${show(id)} }`);

// What one transaction sees and wants to change. In: reads and writes of its calls. Out: the state at its start with its
// own writes on top, and at the end the changes, unless somebody else changed one of its documents meanwhile.
import { DatabaseError } from '../errors';
import type { Session } from '../operations';
import type { Collection, Change } from '../store/collection';
import type { Entry } from '../store/ordered-index';
import type { Store } from '../store/store';
import type { Source } from '../query/find';

/** What a document was before a commit that came after the transaction's start; null when it did not exist. */
type Before = Entry | null;

export class TransactionView implements Session {
  /** Documents others changed since the start, as they were then. */
  readonly #past = new Map<Collection, Map<string, Before>>();
  /** Our own writes; null for a document we removed. */
  readonly #own = new Map<Collection, Map<string, Entry | null>>();

  constructor(private readonly store: Store) {}

  /** Keeps what a commit of someone else takes from the snapshot. */
  remember(changes: readonly Change[]): void {
    for (const { collection, key, before } of changes) {
      if (key === '') continue;
      const past = inner(this.#past, collection);
      if (!past.has(key)) past.set(key, before);
    }
  }

  source(name: string): Source {
    const collection = this.store.collection(name);
    const past = this.#past.get(collection);
    const own = this.#own.get(collection);
    if (!past && !own) return { collection };
    return { collection, overlay: new Map([...(past ?? []), ...(own ?? [])]) };
  }

  write(changes: readonly Change[]): void {
    for (const { collection, key, after } of changes)
      inner(this.#own, collection).set(key, after && { key, document: after, version: Infinity });
  }

  /**
   * The changes for the store, from its present state.
   * @throws DatabaseError DATABASE_TRANSACTION_CONFLICT when another write touched one of the documents since the start
   */
  changes(): Change[] {
    const changes: Change[] = [];
    for (const [collection, own] of this.#own) {
      const past = this.#past.get(collection);
      for (const [key, entry] of own) {
        if (past?.has(key)) throw conflict(collection.name);
        const before = collection.get(key) ?? null;
        if (before || entry) changes.push({ collection, key, before, after: entry?.document ?? null });
      }
    }
    return changes;
  }
}

export const conflict = (name: string) =>
  new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict: a document of ${name} was changed by another write. (WriteConflict)`,
  );

function inner<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  let found = map.get(key);
  if (!found) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}

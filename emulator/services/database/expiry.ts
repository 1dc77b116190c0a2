// Documents that end by themselves: a TTL index on a date. In: the store and the virtual clock. Out: removals, when the
// virtual time has come.
import type { Clock } from '../clock';
import type { Collection } from './store/collection';
import type { OrderedIndex } from './store/ordered-index';
import type { Store } from './store/store';
import { afterPrefix, Bracket, invertKey } from './values/order';
import { comparedValues } from './values/paths';
import type { Document } from './values/types';

export class Expiry {
  #due = Infinity;
  #callOff: (() => void) | null = null;
  readonly #stopListening: () => void;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.#stopListening = store.onCommit((changes) => {
      if (changes.some(({ collection }) => ttlIndexes(collection).length > 0)) this.#arm();
    });
    this.#arm();
  }

  stop(): void {
    this.#stopListening();
    this.#callOff?.();
  }

  /** Sets the alarm again, after the clock has forgotten it. */
  rearm(): void {
    this.#due = Infinity;
    this.#arm();
  }

  #arm(): void {
    const due = Math.min(
      Infinity,
      ...this.#collections().flatMap((c) => ttlIndexes(c).map((index) => firstEnd(index))),
    );
    if (due === this.#due) return;
    this.#due = due;
    this.#callOff?.();
    this.#callOff = due === Infinity ? null : this.clock.at(due, () => this.#sweep());
  }

  #sweep(): void {
    this.#due = Infinity;
    this.#callOff = null;
    const now = this.clock.now();
    for (const collection of this.#collections()) {
      for (const index of ttlIndexes(collection)) {
        const ended = [...index.scan(datesOf(index), false)].filter(({ document }) => endOf(index, document) <= now);
        const changes = [...new Set(ended)].map((before) => ({ collection, key: before.key, before, after: null }));
        this.store.commit(changes);
      }
    }
    this.#arm();
  }

  #collections(): Collection[] {
    return this.store.names.map((name) => this.store.collection(name));
  }
}

const ttlIndexes = (collection: Collection) =>
  collection.indexes.filter((index) => index.declaration.expireAfterSeconds !== undefined);

/** Epoch milliseconds when a document ends: the earliest of its dates and the seconds; never without a date. */
function endOf(index: OrderedIndex, document: Document): number {
  const [[path] = ['']] = index.fields;
  const dates = comparedValues(document, path).filter((value) => value instanceof Date);
  return Math.min(Infinity, ...dates.map(Number)) + (index.declaration.expireAfterSeconds ?? 0) * 1000;
}

function firstEnd(index: OrderedIndex): number {
  const [first] = index.scan(datesOf(index), index.fields[0]?.[1] === -1);
  return first ? endOf(index, first.document) : Infinity;
}

/** The part of an index that holds dates. */
function datesOf(index: OrderedIndex): { low: string; high: string } {
  const tag = String.fromCharCode(Bracket.date);
  const low = index.fields[0]?.[1] === -1 ? invertKey(tag) : tag;
  return { low, high: afterPrefix(low) };
}

// The store's verbs on plain maps, with one clock for the server: what the model check and the rooms' tests run on.
import type { Collection, Documents } from '../../../contracts/documents';
import {
  Change,
  Condition,
  ServerTime,
  type Changes,
  type Store,
  type Where,
} from '../../../cloudfunctions/core/platform';

type Document = Record<string, unknown> & { _id: string };

/** A field of this name is a field like any other, which an assignment would not make. */
const whole = { configurable: true, enumerable: true, writable: true };

/** Each verb as one indivisible step of the server, as it is when nothing goes wrong. */
export class MemoryDatabase {
  readonly #collections = new Map<string, Map<string, Document>>();

  /** @param now the server's clock, epoch milliseconds */
  constructor(private readonly now: () => number) {}

  all<C extends Collection>(collection: C): Documents[C][] {
    return [...this.#of(collection).values()].map((document) => this.#copy(document) as Documents[C]);
  }

  add(collection: Collection, document: object): void {
    const stored = this.#copy(document) as Document;
    const documents = this.#of(collection);
    if (documents.has(stored._id)) throw new Error(`E11000 duplicate key: ${stored._id}`);
    documents.set(stored._id, stored);
  }

  put(collection: Collection, document: object): void {
    const stored = this.#copy(document) as Document;
    this.#of(collection).set(stored._id, stored);
  }

  get<C extends Collection>(collection: C, id: string): Documents[C] | null {
    const found = this.#of(collection).get(id);
    return found === undefined ? null : (this.#copy(found) as Documents[C]);
  }

  find<C extends Collection>(
    collection: C,
    where: Where,
    { limit, skip = 0, orderBy }: { limit: number; skip?: number; orderBy?: string },
  ): Documents[C][] {
    const found = this.#held(collection, where);
    if (orderBy !== undefined) found.sort((a, b) => compared(read(a, orderBy), read(b, orderBy)));
    return found.slice(skip, skip + limit).map((document) => this.#copy(document) as Documents[C]);
  }

  update(collection: Collection, where: Where, changes: Changes): number {
    const found = this.#held(collection, where);
    for (const document of found)
      for (const [path, change] of Object.entries(changes)) this.#change(document, path, change);
    return found.length;
  }

  /** Those that hold; an id leads to its document without a look at the others. */
  #held(collection: Collection, where: Where): Document[] {
    const documents = this.#of(collection);
    const id = where['_id'];
    const one = id instanceof Condition || id === undefined ? null : documents.get(id as string);
    const asked = one === null ? [...documents.values()] : one === undefined ? [] : [one];
    return asked.filter((document) => this.#holds(document, where));
  }

  #of(collection: Collection): Map<string, Document> {
    const known = this.#collections.get(collection);
    if (known !== undefined) return known;
    const documents = new Map<string, Document>();
    this.#collections.set(collection, documents);
    return documents;
  }

  /** Hundreds of thousands of documents go through here: no field is made twice on the way. */
  #copy(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((inner) => this.#copy(inner));
    if (value instanceof ServerTime) return new Date(this.now() + value.offsetMs);
    if (value instanceof Date) return new Date(value);
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const inner = (value as Record<string, unknown>)[key];
      if (inner === undefined) continue;
      if (key === '__proto__') Object.defineProperty(copy, key, { ...whole, value: this.#copy(inner) });
      else copy[key] = this.#copy(inner);
    }
    return copy;
  }

  #holds(document: Document, where: Where): boolean {
    return Object.entries(where).every(([path, wanted]) => {
      const value = read(document, path);
      if (!(wanted instanceof Condition))
        return Array.isArray(value) ? value.includes(wanted) : same(value ?? null, this.#copy(wanted));
      switch (wanted.kind) {
        case 'before':
          return value instanceof Date && value < (this.#copy(wanted.operand) as Date);
        case 'after':
          return typeof value === 'string' && value > (wanted.operand as string);
        case 'size':
          return Array.isArray(value) && value.length === wanted.operand;
        case 'in':
          return (wanted.operand as unknown[]).some((one) => same(value, one));
        case 'notIn':
          return !(wanted.operand as unknown[]).some((one) => same(value, one));
        case 'not':
          return Array.isArray(value) ? !value.includes(wanted.operand) : !same(value ?? null, wanted.operand);
      }
    });
  }

  #change(document: Document, path: string, change: unknown): void {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let target: Record<string, unknown> = document;
    for (const step of steps) {
      const inner = target[step];
      if (inner === null || typeof inner !== 'object') throw new Error(`Cannot create field "${last}" in ${path}`);
      target = inner as Record<string, unknown>;
    }
    if (!(change instanceof Change)) {
      if (!(change instanceof ServerTime)) forbidServerTime(change);
      target[last] = this.#copy(change);
      return;
    }
    const list = (target[last] ?? []) as unknown[];
    switch (change.kind) {
      case 'push':
        target[last] = [...list, ...(this.#copy(change.operand) as unknown[])].slice(-change.keep);
        return;
      case 'addToSet':
        if (!list.includes(change.operand)) target[last] = [...list, change.operand];
        return;
      case 'pull':
        target[last] = list.filter((one) => !(change.operand as unknown[]).includes(one));
        return;
      case 'increment':
        target[last] = ((target[last] as number | undefined) ?? 0) + (change.operand as number);
    }
  }
}

/** A store whose every verb goes through `step`, which may delay it, fail it, or lose its answer. */
export function steppedStore(database: MemoryDatabase, step: <T>(name: string, effect: () => T) => Promise<T>): Store {
  return {
    add: (collection, document) => step(`${collection}.add`, () => database.add(collection, document)),
    put: (collection, document) => step(`${collection}.put`, () => database.put(collection, document)),
    get: (collection, id) => step(`${collection}.get`, () => database.get(collection, id)),
    find: (collection, where, options) => step(`${collection}.find`, () => database.find(collection, where, options)),
    update: (collection, where, changes) =>
      step(`${collection}.update`, () => database.update(collection, where, changes)),
  };
}

function read(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value === null || typeof value !== 'object' ? undefined : (value as Document)[key]),
      document,
    );
}

function same(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}

/** Of different kinds, numbers come before texts, as in the cloud's database. */
function compared(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'string') return -1;
  if (typeof a === 'string' && typeof b === 'number') return 1;
  const [first, second] = [a, b].map((value) => (value instanceof Date ? value.getTime() : value)) as [number, number];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** As on the cloud: inside a set value a server date is not filled in. */
function forbidServerTime(value: unknown): void {
  if (value instanceof ServerTime) throw new Error('A server date inside a set value would not be filled in.');
  if (value !== null && typeof value === 'object' && !(value instanceof Date))
    for (const inner of Object.values(value)) forbidServerTime(inner);
}

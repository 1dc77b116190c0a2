// All collections of one environment, in memory, with the log under them. In: changes that were prepared from what is
// there now. Out: all of them applied, or none and the reason. Everything here runs without a pause, so whoever reads and
// commits in one go is atomic.
import { MAX_COLLECTIONS } from '../constants';
import { defaultDeclaration, type Declarations, type Permission } from '../declaration';
import { Log, type LogOptions } from '../disk/log';
import type { Operation } from '../disk/record';
import { DatabaseError, failed, noCollection } from '../errors';
import { toRelaxed } from '../values/ejson';
import { Collection, type Change } from './collection';
import type { IndexDeclaration } from './ordered-index';

/** Hears of every committed write, before its caller does. */
export type CommitListener = (changes: readonly Change[], version: number) => void;

/** Records of a new log hold this many documents, so that reading it back is quick. */
const DOCUMENTS_PER_RECORD = 100;
/** A log is rewritten when it is at least this long and more than half of it is of no use any more. */
const COMPACT_FROM_BYTES = 8 * 1024 * 1024;
/** Documents of a collection that are measured to estimate the rest. */
const SAMPLE = 500;

export class Store {
  readonly #collections = new Map<string, Collection>();
  readonly #permissions = new Map<string, Permission>();
  readonly #listeners = new Set<CommitListener>();
  readonly #log: Log | null;
  #version = 0;
  /** How long the log would be with nothing in it but what is there; an estimate from when it was last looked at. */
  #livingBytes = 0;
  #compacting: Promise<void> | null = null;
  #together: Operation[] | null = null;

  /** @param log null keeps everything in memory only */
  constructor(
    private readonly declarations: Declarations,
    log: LogOptions | null,
    private readonly warn: (message: string) => void = console.warn,
  ) {
    this.#log = log && new Log(log);
  }

  /** Reads the log back. @returns whether there was nothing yet */
  open(): boolean {
    const replayed = this.#log?.open((operations) => {
      for (const operation of operations) this.#redo(operation);
    });
    for (const name of this.declarations.keys()) this.#made(name);
    for (const collection of this.#collections.values())
      this.#index(collection, this.declarations.get(collection.name)?.indexes ?? []);
    return !replayed || replayed.records === 0;
  }

  /** The number of the last commit. */
  get version(): number {
    return this.#version;
  }
  get names(): string[] {
    return [...this.#collections.keys()].sort();
  }
  has(name: string): boolean {
    return this.#collections.has(name);
  }
  /** @throws DatabaseError DATABASE_COLLECTION_NOT_EXIST */
  collection(name: string): Collection {
    const collection = this.#collections.get(name);
    if (!collection) throw noCollection(name);
    return collection;
  }
  permissionOf(name: string): Permission {
    return this.#permissions.get(name) ?? this.declarations.get(name)?.permission ?? defaultDeclaration.permission;
  }
  /** Until the next start, when `collections.json` speaks again. */
  setPermission(name: string, permission: Permission): void {
    this.#permissions.set(this.collection(name).name, permission);
  }
  /** Until the next start, when `collections.json` speaks again. */
  setIndexes(name: string, indexes: readonly IndexDeclaration[]): void {
    this.collection(name).setIndexes(indexes);
  }

  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @throws DatabaseError when the name cannot be one, is taken, or there are too many */
  createCollection(name: string): void {
    if (this.has(name)) throw failed(`[ResourceInUse] Table exist: collection ${name} already exists.`);
    if (!/^[A-Za-z0-9_][\w.-]{0,119}$/.test(name) || name.startsWith('system.'))
      throw failed(`[InvalidParameter] "${name}" cannot be the name of a collection.`);
    if (this.#collections.size >= MAX_COLLECTIONS)
      throw new DatabaseError(
        'DATABASE_COLLECTION_EXCEED_LIMIT',
        `an environment has at most ${MAX_COLLECTIONS} collections`,
      );
    this.#write([['make', name]]);
    this.#made(name).setIndexes(this.declarations.get(name)?.indexes ?? []);
    this.#tellOfAll([this.collection(name)]);
  }

  dropCollection(name: string): void {
    const collection = this.collection(name);
    this.#write([['unmake', name]]);
    this.#collections.delete(name);
    this.#permissions.delete(name);
    this.#version++;
    this.#tell([...collection.entries()].map((before) => ({ collection, key: before.key, before, after: null })));
  }

  /**
   * Applies changes together. They must have been prepared from the present state.
   * @throws DatabaseError when a unique index or an `_id` stands against it; nothing is changed then
   */
  commit(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const byCollection = new Map<Collection, Change[]>();
    for (const change of changes) {
      const list = byCollection.get(change.collection);
      if (list) list.push(change);
      else byCollection.set(change.collection, [change]);
    }
    for (const [collection, list] of byCollection) collection.check(list);
    this.#write(
      changes.map(({ collection, before, after }): Operation =>
        after ? ['put', collection.name, after] : ['drop', collection.name, before?.document._id],
      ),
    );
    this.#version++;
    for (const change of changes) change.collection.put(change, this.#version);
    this.#tell(changes);
  }

  /** Kept when everything committed so far is on the disk. */
  async synced(): Promise<void> {
    if (!this.#log) return;
    await this.#log.synced();
    this.#compactIfWorthwhile(this.#log);
  }

  /** Everything away, as before the first start. Declared collections are there again, empty. */
  clear(): void {
    const before = [...this.#collections.values()];
    if (before.length > 0) this.#write(before.map(({ name }): Operation => ['unmake', name]));
    this.#collections.clear();
    this.#permissions.clear();
    this.#version++;
    for (const [name, { indexes }] of this.declarations) this.#made(name).setIndexes(indexes);
    this.#tellOfAll(before);
  }

  /** Everything `work` writes becomes one record of the log: after a crash it is there altogether or not at all. */
  asOne(work: () => void): void {
    const together: Operation[] = [];
    this.#together = together;
    try {
      work();
    } finally {
      this.#together = null;
      if (together.length > 0) this.#write(together);
    }
  }

  /** The whole state as log operations, in portions. What it gives is the state of this moment, whatever happens later. */
  state(): Iterable<readonly Operation[]> {
    const frozen = [...this.#collections.values()].map((collection) => ({
      name: collection.name,
      documents: Array.from(collection.entries(), (entry) => entry.document),
    }));
    return (function* () {
      yield frozen.map(({ name }): Operation => ['make', name]);
      for (const { name, documents } of frozen) {
        for (let i = 0; i < documents.length; i += DOCUMENTS_PER_RECORD)
          yield documents.slice(i, i + DOCUMENTS_PER_RECORD).map((document): Operation => ['put', name, document]);
      }
    })();
  }

  /** Puts another state in the place of this one: what `state` gave, maybe long ago. Indexes stay as they are now. */
  restore(state: readonly (readonly Operation[])[]): void {
    const indexes = new Map(
      [...this.#collections.values()].map(({ name, indexes: now }) => [name, now.map((index) => index.declaration)]),
    );
    const before = [...this.#collections.values()];
    this.#guarded(() => this.#log?.replace(state));
    this.#collections.clear();
    for (const operations of state) for (const operation of operations) this.#redo(operation);
    for (const name of this.declarations.keys()) this.#made(name);
    for (const collection of this.#collections.values())
      this.#index(collection, indexes.get(collection.name) ?? this.declarations.get(collection.name)?.indexes ?? []);
    this.#version++;
    this.#tellOfAll([...before, ...this.#collections.values()]);
  }

  async close(): Promise<void> {
    await this.#log?.close();
    await this.#compacting?.catch(() => undefined);
  }

  #write(operations: readonly Operation[]): void {
    if (this.#together) this.#together.push(...operations);
    else this.#guarded(() => this.#log?.append(operations));
  }

  #guarded(write: () => void): void {
    try {
      write();
    } catch (error) {
      throw new DatabaseError('SYS_ERR', `the emulator could not write its log: ${(error as Error).message}`);
    }
  }

  /** For listeners who cannot be told document by document. */
  #tellOfAll(collections: readonly Collection[]): void {
    const byName = new Map(collections.map((collection) => [collection.name, collection]));
    this.#tell([...byName.values()].map((collection) => ({ collection, key: '', before: null, after: null })));
  }

  #tell(changes: readonly Change[]): void {
    for (const listener of this.#listeners) listener(changes, this.#version);
  }

  /** Indexes what is there. An index that the documents do not allow is left out, and told. */
  #index(collection: Collection, declarations: readonly IndexDeclaration[]): void {
    const possible: IndexDeclaration[] = [];
    for (const declaration of declarations) {
      try {
        collection.setIndexes([...possible, declaration]);
        possible.push(declaration);
      } catch (error) {
        this.warn(`Index "${declaration.name}" of ${collection.name} is left out: ${(error as Error).message}`);
      }
    }
  }

  #made(name: string): Collection {
    let collection = this.#collections.get(name);
    if (!collection) {
      collection = new Collection(name);
      this.#collections.set(name, collection);
    }
    return collection;
  }

  #redo([kind, name, value]: Operation): void {
    if (kind === 'make') this.#made(name);
    else if (kind === 'unmake') this.#collections.delete(name);
    else {
      const collection = this.#made(name);
      const after = kind === 'put' ? value : null;
      const key = Collection.keyOf(kind === 'put' ? value._id : value);
      collection.put({ collection, key, before: collection.get(key) ?? null, after }, this.#version);
    }
  }

  #compactIfWorthwhile(log: Log): void {
    if (this.#compacting || log.bytes < COMPACT_FROM_BYTES || log.bytes < this.#livingBytes * 2) return;
    this.#livingBytes = [...this.#collections.values()].reduce((sum, collection) => sum + estimateBytes(collection), 0);
    if (log.bytes < this.#livingBytes * 2) return;
    this.#compacting = log
      .compact(this.state())
      .catch((error: unknown) => {
        // The old log is whole and still in use; the next attempt comes when it has grown as much again.
        this.#livingBytes = log.bytes;
        this.warn(`The database log could not be shortened: ${(error as Error).message}`);
      })
      .finally(() => {
        this.#compacting = null;
      });
  }
}

/** What a collection's documents take in a log, from a sample of them. */
function estimateBytes(collection: Collection): number {
  const stride = Math.ceil(collection.size / SAMPLE);
  let bytes = 0;
  let i = 0;
  for (const { document } of collection.entries()) if (i++ % stride === 0) bytes += toRelaxed(document).length * stride;
  return bytes;
}

// WeChat's document database. In: the SDK's `database.*` actions, the console's routes, and calls from other services.
// Out: WeChat's answers and refusals; every write is on the disk before it is answered. It never knows what a collection
// means to the project, and tells no function that something changed.
import { mkdirSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { AdminAction, Host, Service } from '../../service';
import { Caller } from './client/door';
import { clientRoutes } from './client/routes';
import { readDeclarations } from './declaration';
import { lockFolder } from './disk/lock';
import type { Operation } from './disk/record';
import { Snapshots } from './disk/snapshots';
import { Expiry } from './expiry';
import { countAll, insert, remove, replace, search, update, type Session } from './operations';
import { parseSort } from './query/find';
import { databaseRoutes } from './routes';
import { sdkActions } from './sdk-actions';
import { snapshotRoutes } from './snapshot-routes';
import { declareSettings, type DatabaseSettings } from './settings';
import { readStarter } from './starter';
import { Store } from './store/store';
import { Transactions } from './transactions';
import type { Document, Fields } from './values/types';

export interface DatabaseOptions {
  /** Folder of the log; null keeps everything in memory. */
  readonly dataDir: string | null;
}

export class Database implements Service {
  readonly name = 'database';
  readonly actions: Readonly<Record<string, AdminAction>>;
  readonly #settings: DatabaseSettings;
  readonly #snapshots: Snapshots;
  readonly #transactions: Transactions;
  #store: Store | null = null;
  #expiry: Expiry | null = null;
  #unlock: (() => void) | null = null;
  /** Reads and writes go straight to the store. */
  readonly #direct: Session = {
    source: (name) => ({ collection: this.#open.collection(name) }),
    write: (changes) => this.#open.commit(changes),
  };

  /** What actions and routes get; they are made before the store is there. */
  readonly #place = { store: () => this.#open, now: () => this.host.clock.now() };

  constructor(
    private readonly host: Host,
    private readonly options: DatabaseOptions,
  ) {
    this.#settings = declareSettings(host.settings);
    this.#snapshots = new Snapshots(options.dataDir);
    this.#transactions = new Transactions(this.#place.store, this.#settings);
    const session = (id: string | undefined) => (id === undefined ? this.#direct : this.#transactions.session(id));
    this.actions = {
      ...sdkActions({ ...this.#place, settings: this.#settings, session }),
      ...this.#transactions.actions(this.#place.now),
    };
  }

  routes(api: FastifyInstance): void {
    databaseRoutes(api, { ...this.#place, session: this.#direct });
    clientRoutes(api, this.#door, (openid) => this.client(openid));
    snapshotRoutes(api, { ...this.#place, snapshots: this.#snapshots, restore: (state) => this.#restore(state) });
  }

  /** @throws Error when collections.json is wrong or another emulator has the data folder */
  async start(): Promise<void> {
    const { dataDir } = this.options;
    const declarations = readDeclarations(this.host.project.databaseRoot);
    if (dataDir !== null) {
      mkdirSync(dataDir, { recursive: true });
      this.#unlock = lockFolder(dataDir);
    }
    const fsync = () => this.#settings.fsync;
    const store = new Store(declarations, dataDir === null ? null : { folder: dataDir, fsync, warn: console.warn });
    const empty = store.open();
    store.onCommit(this.#transactions.remember);
    store.onCommit((changes) => {
      for (const name of new Set(changes.map(({ collection }) => collection.name)))
        this.host.feed.emit({ topic: 'document', id: name });
    });
    this.#store = store;
    if (empty) store.asOne(() => this.#loadStarter());
    this.#expiry = new Expiry(store, this.host.clock);
    await store.synced();
  }

  async stop(): Promise<void> {
    this.#transactions.endAll();
    this.#expiry?.stop();
    const store = this.#store;
    this.#store = null;
    await store?.close();
    this.#unlock?.();
    this.#unlock = null;
  }

  async reset(): Promise<void> {
    this.#transactions.endAll();
    this.#open.asOne(() => {
      this.#open.clear();
      this.#loadStarter();
    });
    this.#expiry?.rearm();
    await this.#open.synced();
  }

  /** The database as a visitor's mini program sees it: access rules, `_openid`, 20 rows. */
  client(openid: string): Caller {
    return new Caller(openid, this.#door);
  }

  /**
   * Documents that match, as they are stored; do not change them.
   * @param request.limit at most this many; all of them when absent
   * @throws DatabaseError as the SDK's caller would see it
   */
  find(
    collection: string,
    request: { where?: Fields; orderBy?: Readonly<Record<string, 1 | -1>>; skip?: number; limit?: number } = {},
  ): Document[] {
    const { where = {}, orderBy, ...page } = request;
    const found = search(this.#direct, collection, { query: where, sort: parseSort(orderBy), ...page });
    return found.entries.map((entry) => entry.document);
  }
  count(collection: string, where: Fields = {}): number {
    if (Object.keys(where).length === 0) return countAll(this.#direct, collection);
    return search(this.#direct, collection, { query: where }).entries.length;
  }
  /** Adds documents, all or none. @returns their ids */
  add(collection: string, ...documents: Fields[]): Promise<unknown[]> {
    return this.#written(() => insert(this.#direct, collection, documents));
  }
  set(collection: string, id: unknown, document: Fields): Promise<{ created: boolean }> {
    return this.#written(() => replace(this.#direct, collection, id, document));
  }
  /** Updates all matches with operators such as `{$set: {…}}`. */
  update(collection: string, where: Fields, operators: Fields): Promise<{ matched: number; modified: number }> {
    const now = new Date(this.host.clock.now());
    return this.#written(() => update(this.#direct, collection, { query: where, operators, multi: true, now }));
  }
  /** @returns how many went */
  async remove(collection: string, where: Fields): Promise<number> {
    return (await this.#written(() => remove(this.#direct, collection, where, true))).entries.length;
  }

  get #door() {
    return { ...this.#place, session: this.#direct, actions: this.actions };
  }

  get #open(): Store {
    if (!this.#store) throw new Error('The database is not running.');
    return this.#store;
  }

  async #restore(state: readonly (readonly Operation[])[]): Promise<void> {
    this.#transactions.endAll();
    this.#open.restore(state);
    this.#expiry?.rearm();
    await this.#open.synced();
  }

  async #written<T>(work: () => T): Promise<T> {
    const result = work();
    await this.#open.synced();
    return result;
  }

  #loadStarter(): void {
    const warn = (message: string) => console.warn(message);
    for (const { name, documents } of readStarter(this.host.project.databaseRoot, this.host.clock.now(), warn)) {
      if (!this.#open.has(name)) this.#open.createCollection(name);
      for (const { fields, place } of documents) {
        try {
          insert(this.#direct, name, [fields]);
        } catch (error) {
          warn(`${place}: ${(error as Error).message}; this line is left out.`);
        }
      }
    }
  }
}

// Transactions: start, commit, abort, expiry. In: ids the SDK sends back. Out: a session for each. Writers are never held
// up: whoever commits second to the same document is refused, and the SDK tries again from the start (WeChat: snapshot
// isolation, conflict on commit).
import { randomBytes } from 'node:crypto';
import type { AdminAction } from '../../../service';
import { DatabaseError } from '../errors';
import type { Session } from '../operations';
import type { Store } from '../store/store';
import type { DatabaseSettings } from '../settings';
import { SdkRequest } from '../sdk-requests';
import { conflict, TransactionView } from './view';

interface Open {
  readonly view: TransactionView;
  readonly expiry: NodeJS.Timeout;
}

export class Transactions {
  readonly #open = new Map<string, Open>();

  constructor(
    private readonly store: () => Store,
    private readonly settings: DatabaseSettings,
  ) {}

  /** Lets the open transactions keep what a commit changes. */
  remember: Parameters<Store['onCommit']>[0] = (changes) => {
    for (const { view } of this.#open.values()) view.remember(changes);
  };

  /** @throws DatabaseError when the transaction was ended, has expired or never was */
  session(id: string): Session {
    return this.#find(id).view;
  }

  start(): string {
    const id = randomBytes(16).toString('hex');
    const expiry = setTimeout(() => this.#open.delete(id), this.settings.transactionSeconds * 1000).unref();
    this.#open.set(id, { view: new TransactionView(this.store()), expiry });
    return id;
  }

  /** @throws DatabaseError DATABASE_TRANSACTION_CONFLICT, or E11000 when a unique index stands against it */
  commit(id: string): void {
    const { view } = this.#find(id);
    this.end(id);
    const changes = view.changes();
    if (changes[0] && Math.random() < this.settings.conflictShare) throw conflict(changes[0].collection.name);
    this.store().commit(changes);
  }

  /** Forgets a transaction. */
  end(id: string): void {
    const open = this.#find(id);
    clearTimeout(open.expiry);
    this.#open.delete(id);
  }

  endAll(): void {
    for (const id of [...this.#open.keys()]) this.end(id);
  }

  /** The SDK's transaction actions. */
  actions(now: () => number): Record<string, AdminAction> {
    return {
      'database.startTransaction': () => ({ transactionId: this.start() }),
      'database.commitTransaction': async ({ body }) => {
        this.commit(new SdkRequest(body, now()).requiredTransactionId);
        await this.store().synced();
        return { data: {} };
      },
      'database.abortTransaction': ({ body }) => {
        this.end(new SdkRequest(body, now()).requiredTransactionId);
        return { data: {} };
      },
    };
  }

  #find(id: string): Open {
    const open = this.#open.get(id);
    if (!open)
      throw new DatabaseError(
        'DATABASE_TRANSACTION_NOT_EXIST',
        `[ResourceNotFound] Transaction not exist: it was committed or aborted, or was open for more than ${this.settings.transactionSeconds} s.`,
      );
    return open;
  }
}

// The database behind a few verbs, so that the same code runs on the cloud and in the model check. A decision is an
// `add` with a chosen `_id`, or an `update` whose `where` names the expected state and whose count is checked.
import type { Collection, Documents } from '../../../contracts/documents';

export interface Store {
  /**
   * Adds a document with a chosen `_id`.
   * @throws whatever went wrong, also when the id exists: no proof that nothing was stored, so read the id back
   */
  add<C extends Collection>(collection: C, document: Documents[C]): Promise<void>;
  /** Writes a document whole, whether it exists or not. */
  put<C extends Collection>(collection: C, document: Documents[C]): Promise<void>;
  get<C extends Collection>(collection: C, id: string): Promise<Documents[C] | null>;
  /** @param options.limit at most 100: what WeChat surely gives a function in one answer */
  find<C extends Collection>(
    collection: C,
    where: Where,
    options: { limit: number; skip?: number; orderBy?: string },
  ): Promise<Documents[C][]>;
  /**
   * Changes every document that `where` names.
   * @returns how many there were; 0 means that the expected state was not there
   * @throws when the answer was lost or the database refused: the change may have been made
   */
  update(collection: Collection, where: Where, changes: Changes): Promise<number>;
}

/** Field paths with dots, each with the value it must equal (of a list: one of its elements must) or a condition. */
export type Where = Readonly<Record<string, unknown>>;
/** Field paths with dots, each with the value to set whole or a change. */
export type Changes = Readonly<Record<string, unknown>>;

/** A date that the server fills in with its own clock. In an update it must be a field's whole value or a pushed element. */
export class ServerTime extends Date {
  constructor(readonly offsetMs: number) {
    super(NaN);
  }
}

export class Condition {
  constructor(
    readonly kind: 'before' | 'after' | 'size' | 'in' | 'notIn' | 'not',
    readonly operand: unknown,
  ) {}
}
export const is = {
  /** An earlier date; null and missing are not. */
  before: (date: Date) => new Condition('before', date),
  /** A text that comes later in the order of texts; what is no text does not. */
  after: (text: string) => new Condition('after', text),
  /** A list without elements. */
  empty: () => new Condition('size', 0),
  oneOf: (values: readonly unknown[]) => new Condition('in', values),
  noneOf: (values: readonly unknown[]) => new Condition('notIn', values),
  /** Another value, also null or missing. */
  not: (value: unknown) => new Condition('not', value),
};

export class Change {
  constructor(
    readonly kind: 'push' | 'addToSet' | 'pull' | 'increment',
    readonly operand: unknown,
    /** Of a push: how many of the newest elements stay. */
    readonly keep = 0,
  ) {}
}
export const to = {
  /** Appends elements and keeps the newest `keep`. */
  push: (elements: readonly unknown[], keep: number) => new Change('push', elements, keep),
  /** Appends a value unless it is there. */
  addToSet: (value: string) => new Change('addToSet', value),
  /** Removes every element that equals one of these. */
  pull: (values: readonly string[]) => new Change('pull', values),
  increment: (by: number) => new Change('increment', by),
};

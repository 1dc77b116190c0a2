// Work that outlasts a push: a slow answer to a message. In: nothing. Out: types.

/** `tasks/{message id}`: the message was decided, and its answer is being made by `work`. */
export interface SlowTask {
  readonly _id: string;
  readonly v: 1;
  readonly visitor: string;
  readonly state: 'open' | 'done';
  /** How often it was begun. */
  readonly tries: number;
  /** Not before this, by the server's clock, anybody else begins it again. */
  readonly until: Date;
  readonly createdAt: Date;
}

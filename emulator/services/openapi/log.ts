// The last API calls, for whoever looks: what was asked and what was answered.
import { LOG_LENGTH } from './constants';

export interface LoggedCall {
  readonly api: string;
  /** Virtual time, epoch milliseconds. */
  readonly time: number;
  /** The function that called; null for a call from outside. */
  readonly function: string | null;
  readonly openid?: string;
  readonly request: unknown;
  readonly response: unknown;
}

export class CallLog {
  readonly #calls: LoggedCall[] = [];

  add(call: LoggedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > LOG_LENGTH) this.#calls.shift();
  }

  /** Newest first. */
  latest(limit: number): LoggedCall[] {
    return this.#calls.slice(-limit).reverse();
  }

  clear(): void {
    this.#calls.length = 0;
  }
}

// The frames of DevTools' automation protocol, as the published client writes and reads them: one JSON object each.
// Requests have an id, answers repeat it, events have none.

/** The published client sends a UUID; the answer repeats whatever came. */
export type Id = string | number;

export interface Request {
  readonly id: Id;
  readonly method: string;
  readonly params: Params;
}
export type Params = Readonly<Record<string, unknown>>;
/** The client destructures every result: there is always an object. */
export type Result = object;

export interface Event {
  readonly method:
    'App.logAdded' | 'App.exceptionThrown' | 'App.bindingCalled' | 'App.initialized' | 'Tool.onRemoteDebugConnected';
  readonly params: object;
}

/** One connected client. */
export interface Session {
  /** How often it asked for the console: DevTools wraps the console once more each time, and tells every line again. */
  logs: number;
  send(event: Event): void;
}

/** A frame that is no request. With an id somebody waits for the answer, without any limit of time. */
export class NoRequest extends Error {
  constructor(
    message: string,
    readonly id: Id | null,
  ) {
    super(message);
  }
}

/** @throws NoRequest that says what a frame must be */
export function readRequest(frame: string): Request {
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch (error) {
    throw new NoRequest(`a frame must be JSON: ${(error as Error).message}`, null);
  }
  if (typeof value !== 'object' || value === null) throw new NoRequest('a frame must be a JSON object', null);
  const { id, method, params } = value as Record<string, unknown>;
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '')
    throw new NoRequest('a request needs an id', null);
  if (typeof method !== 'string') throw new NoRequest('a request needs a method', id);
  const given = typeof params === 'object' && params !== null ? (params as Params) : {};
  return { id, method, params: given };
}

/** Parameters by name; a wrong one is refused with the method's name, what is wrong and what it must be. */
export class Reader {
  constructor(
    private readonly method: string,
    readonly params: Params,
  ) {}

  with(params: Params): Reader {
    return new Reader(this.method, params);
  }
  has(name: string): boolean {
    return name in this.params;
  }
  text(name: string): string {
    const value = this.params[name];
    return typeof value === 'string' ? value : this.#refuse(name, 'a text');
  }
  optionalText(name: string): string | undefined {
    return this.params[name] === undefined || this.params[name] === null ? undefined : this.text(name);
  }
  number(name: string): number {
    const value = this.params[name];
    return typeof value === 'number' ? value : this.#refuse(name, 'a number');
  }
  list(name: string): unknown[] {
    const value = this.params[name];
    return Array.isArray(value) ? (value as unknown[]) : this.#refuse(name, 'a list');
  }
  optionalList(name: string): unknown[] {
    return this.params[name] === undefined || this.params[name] === null ? [] : this.list(name);
  }
  texts(name: string): string[] {
    const values = this.list(name);
    return values.every((value) => typeof value === 'string') ? values : this.#refuse(name, 'a list of texts');
  }
  record(name: string): Record<string, unknown> {
    const value = this.params[name];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return this.#refuse(name, 'an object');
  }

  #refuse(name: string, wanted: string): never {
    const given = JSON.stringify(this.params[name]) ?? 'nothing';
    throw new Error(`${this.method}: "${name}" must be ${wanted}; got ${given.slice(0, 100)}`);
  }
}

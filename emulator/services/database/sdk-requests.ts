// The fields of the SDK's database requests, read and checked. In: the body of an `/admin` request, where queries and
// documents are texts of Extended JSON. Out: values. A wrong field is told by name.
import { invalidParam } from './errors';
import { parseEjson } from './values/ejson';
import { isFields, type Fields } from './values/types';

export class SdkRequest {
  constructor(
    private readonly body: Fields,
    /** Epoch milliseconds of the virtual clock: what `db.serverDate()` stands for in this request. */
    readonly serverTime: number,
  ) {}

  get collection(): string {
    return this.#text('collectionName') ?? this.#missing('collectionName');
  }
  get transactionId(): string | undefined {
    return this.#text('transactionId');
  }
  get requiredTransactionId(): string {
    return this.transactionId ?? this.#missing('transactionId');
  }
  /** A missing query finds everything; the SDK sends an empty text when a remove names none. */
  get query(): Fields {
    return this.#fields('query') ?? {};
  }
  /** Whether the SDK means one document by its id, not a search. */
  get isOfOneDocument(): boolean {
    return this.body['queryType'] === 'DOC';
  }
  get order(): Fields | undefined {
    return this.#fields('order');
  }
  get projection(): Fields | undefined {
    return this.#fields('projection');
  }
  /** The document or the operators of a modification. */
  get data(): Fields {
    return this.#fields('data') ?? this.#missing('data');
  }
  /** The documents of an `add`. */
  get documents(): Fields[] {
    const { data } = this.body;
    if (!Array.isArray(data)) throw invalidParam('"data" must be a list of documents in Extended JSON');
    return data.map((text, i) => this.#decoded(text, `data[${i}]`));
  }
  get stages(): { key: string; value: unknown }[] {
    const { stages } = this.body;
    if (!Array.isArray(stages)) throw invalidParam('"stages" must be a list of {stageKey, stageValue}');
    return stages.map((stage: unknown, i) => {
      const { stageKey: key, stageValue: value } = isFields(stage) ? stage : {};
      if (typeof key !== 'string' || typeof value !== 'string')
        throw invalidParam(`"stages[${i}]" must have the texts "stageKey" and "stageValue"`);
      return { key, value: parseEjson(value, `stage ${i} (${key})`, { serverTime: this.serverTime }) };
    });
  }
  flag(name: string): boolean {
    return this.body[name] === true;
  }
  /** A whole number of rows, 0 or more. */
  count(name: string): number | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      throw invalidParam(`"${name}" must be a whole number, 0 or more; got ${JSON.stringify(value)}`);
    return value;
  }

  #missing(name: string): never {
    throw invalidParam(`"${name}" is missing`);
  }
  #text(name: string): string | undefined {
    const value = this.body[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') throw invalidParam(`"${name}" must be a text; got ${JSON.stringify(value)}`);
    return value;
  }
  #fields(name: string): Fields | undefined {
    const text = this.#text(name);
    return text === undefined ? undefined : this.#decoded(text, name);
  }
  #decoded(text: unknown, what: string): Fields {
    if (typeof text !== 'string') throw invalidParam(`"${what}" must be a text of Extended JSON`);
    const value = parseEjson(text, what, { serverTime: this.serverTime });
    if (!isFields(value)) throw invalidParam(`"${what}" must be an object; got ${text.slice(0, 100)}`);
    return value;
  }
}

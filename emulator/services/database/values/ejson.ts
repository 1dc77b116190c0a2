// Extended JSON in, plain values out, and back. In: the SDK's canonical form, starter files' and the console's relaxed
// form. Out: strings that both can read. The rare BSON types go through the bson package; the common ones do not, because
// replaying a log of 100,000 documents must take about a second.
import { EJSON } from 'bson';
import { MAX_SENT_NESTING } from '../constants';
import { invalidParam } from '../errors';
import { bsonTag, isFields } from './types';

export interface DecodeOptions {
  /** Epoch milliseconds that `$tcb_server_date` (db.serverDate) stands for; without it the marker is refused. */
  readonly serverTime?: number;
  /** What is stored already may have any name. */
  readonly stored?: true;
}

/**
 * Parses Extended JSON text.
 * @param what names the text in the error: `data`, `query`, `rules.jsonl:3`
 * @throws DatabaseError INVALID_PARAM when it is not JSON, a typed value is malformed, or a field is called `__proto__`
 */
export function parseEjson(text: string, what: string, options: DecodeOptions = {}): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw invalidParam(`${what} is not valid JSON: ${(error as Error).message}`);
  }
  return fromEjson(json, what, options);
}

/**
 * Turns parsed Extended JSON into values. Works in place on `json`, which the caller gives away.
 * @throws DatabaseError INVALID_PARAM as `parseEjson`, and when it is nested deeper than BSON may be
 */
export function fromEjson(json: unknown, what: string, options: DecodeOptions = {}): unknown {
  return decoded(json, what, options, 0);
}

function decoded(json: unknown, what: string, options: DecodeOptions, depth: number): unknown {
  if (typeof json !== 'object' || json === null) return json === 0 ? 0 : json;
  if (depth > MAX_SENT_NESTING) throw invalidParam(`${what} is nested deeper than ${MAX_SENT_NESTING} levels`);
  if (Array.isArray(json)) {
    for (let i = 0; i < json.length; i++) {
      const value: unknown = json[i];
      if (typeof value === 'object') json[i] = decoded(value, what, options, depth + 1);
    }
    return json;
  }
  const fields = json as Record<string, unknown>;
  for (const name in fields) {
    if (name.startsWith('$')) {
      const typed = typedValue(fields, name, what, options);
      if (typed !== notTyped) return typed;
    }
    if (options.stored !== true && name.includes('__proto__')) checkName(name, what);
    const value = fields[name];
    if (typeof value === 'object') fields[name] = decoded(value, what, options, depth + 1);
  }
  return fields;
}

/** MongoDB takes it for a name as any other; JavaScript's own clients lose such a field, and with it what a query asks for. */
function checkName(name: string, what: string): void {
  if (name.split('.').includes('__proto__'))
    throw invalidParam(`${what} has a field "${name}": a field called __proto__ is not allowed`);
}

const notTyped = Symbol('an ordinary object');
/** Types JS has no word for, and their legacy spellings. */
const rareTypes = new Set(
  '$oid $numberDecimal $binary $uuid $timestamp $minKey $maxKey $symbol $code $scope $dbPointer $undefined'.split(' '),
);

function typedValue(fields: Record<string, unknown>, name: string, what: string, options: DecodeOptions): unknown {
  const inner = fields[name];
  const wrong = () => invalidParam(`${what} has a malformed ${name}: ${shown(fields)}`);
  switch (name) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble': {
      const number =
        typeof inner === 'number' ? inner : typeof inner === 'string' && inner !== '' ? Number(inner) : NaN;
      if (Number.isNaN(number) && inner !== 'NaN') throw wrong();
      return number === 0 ? 0 : number;
    }
    case '$date': {
      const date = toDate(inner);
      if (Number.isNaN(date.getTime())) throw wrong();
      return date;
    }
    case '$regularExpression':
      if (!isFields(inner) || typeof inner['pattern'] !== 'string') throw wrong();
      return toRegExp(inner['pattern'], typeof inner['options'] === 'string' ? inner['options'] : '', what);
    case '$tcb_server_date': {
      const offset = isFields(inner) ? fromEjson(inner['offset'] ?? 0, what) : 0;
      const date = new Date(typeof offset === 'number' ? (options.serverTime ?? NaN) + offset : NaN);
      // A date that is none could be written, and not be read again.
      if (Number.isNaN(date.getTime())) throw wrong();
      return date;
    }
    default:
      if (!rareTypes.has(name)) return notTyped;
      try {
        return EJSON.deserialize(fields, { relaxed: true }) as unknown;
      } catch {
        throw wrong();
      }
  }
}

/** As JSON, so much of it as a sentence holds. */
function shown(fields: Record<string, unknown>): string {
  try {
    const text = JSON.stringify(fields);
    return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  } catch {
    // Nested so deep that it cannot be written.
    return '{…}';
  }
}
const SHOWN_CHARACTERS = 200;

/** `{"$date": {"$numberLong": "0"}}`, `{"$date": "1970-01-01T00:00:00Z"}` and `{"$date": 0}` are the same moment. */
function toDate(inner: unknown): Date {
  if (typeof inner === 'string' || typeof inner === 'number') return new Date(inner);
  const long = isFields(inner) ? inner['$numberLong'] : undefined;
  return new Date(typeof long === 'string' && long !== '' ? Number(long) : NaN);
}

/**
 * A regular expression with MongoDB's options i, m, s, u. `g`, `y` and `d` mean nothing to a query; `x` (white space in
 * the pattern) has no equal in JS and is refused.
 * @throws DatabaseError INVALID_PARAM when pattern or options cannot be used
 */
export function toRegExp(pattern: string, options: string, what: string): RegExp {
  try {
    return new RegExp(pattern, [...new Set(options.replace(/[gyd]/g, ''))].sort().join(''));
  } catch (error) {
    throw invalidParam(`${what} has a regular expression that cannot be used: ${(error as Error).message}`);
  }
}

/** Canonical Extended JSON, as the SDK's own requests look. */
export const toCanonical = (value: unknown) => write(value, false);
/** Relaxed Extended JSON: numbers and ISO dates as people write them. */
export const toRelaxed = (value: unknown) => write(value, true);

function write(value: unknown, relaxed: boolean): string {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return writeNumber(value, relaxed);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return writeObject(value, relaxed);
    default:
      throw invalidParam(`a ${typeof value} cannot be stored`);
  }
}

function writeNumber(value: number, relaxed: boolean): string {
  if (!Number.isFinite(value)) return `{"$numberDouble":"${value}"}`;
  if (relaxed) return String(value);
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 63) return `{"$numberDouble":"${value}"}`;
  return value >= -(2 ** 31) && value < 2 ** 31 ? `{"$numberInt":"${value}"}` : `{"$numberLong":"${value}"}`;
}

function writeObject(value: object, relaxed: boolean): string {
  if (Array.isArray(value)) {
    let text = '[';
    for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + write(value[i], relaxed);
    return `${text}]`;
  }
  if (value instanceof Date) return writeDate(value, relaxed);
  if (value instanceof RegExp)
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.source)},"options":"${value.flags}"}}`;
  if (bsonTag(value) !== undefined) return EJSON.stringify(value, { relaxed });
  let text = '{';
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:${write(inner, relaxed)}`;
  }
  return `${text}}`;
}

function writeDate(value: Date, relaxed: boolean): string {
  const time = value.getTime();
  // Relaxed Extended JSON has ISO dates only where every reader agrees on them.
  return relaxed && time >= 0 && time < 253_402_300_800_000
    ? `{"$date":"${value.toISOString()}"}`
    : `{"$date":{"$numberLong":"${time}"}}`;
}

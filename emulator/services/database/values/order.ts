// The order of values as BSON defines it, twice: `compare` for two values in hand, and `orderKey`, a string whose plain
// order is the same, for the indexes. Missing and null are one value here, as MongoDB's sort and indexes have it.
import { ObjectId } from 'bson';
import { bsonTag } from './types';

/** The brackets of BSON's order; a comparison such as `$gt` never leaves its bracket. */
export const Bracket = {
  minKey: 1,
  null: 2,
  number: 3,
  string: 4,
  object: 5,
  array: 6,
  binary: 7,
  objectId: 8,
  boolean: 9,
  date: 10,
  timestamp: 11,
  regex: 12,
  maxKey: 127,
} as const;
export type Bracket = (typeof Bracket)[keyof typeof Bracket];

const bsonBrackets: ReadonlyMap<string, Bracket> = new Map(
  Object.entries({
    ObjectId: Bracket.objectId,
    Decimal128: Bracket.number,
    Long: Bracket.number,
    Int32: Bracket.number,
    Double: Bracket.number,
    Timestamp: Bracket.timestamp,
    Binary: Bracket.binary,
    UUID: Bracket.binary,
    MinKey: Bracket.minKey,
    MaxKey: Bracket.maxKey,
    BSONSymbol: Bracket.string,
  }),
);

export function bracketOf(value: unknown): Bracket {
  switch (typeof value) {
    case 'string':
      return Bracket.string;
    case 'number':
      return Bracket.number;
    case 'boolean':
      return Bracket.boolean;
    case 'object': {
      if (value === null) return Bracket.null;
      if (Array.isArray(value)) return Bracket.array;
      if (value instanceof Date) return Bracket.date;
      if (value instanceof RegExp) return Bracket.regex;
      const tag = bsonTag(value);
      return (tag === undefined ? undefined : bsonBrackets.get(tag)) ?? Bracket.object;
    }
    default:
      return Bracket.null;
  }
}

/** BSON's order: negative when `a` comes first, 0 when they are the same value. Key order of objects counts. */
export function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const bracket = bracketOf(a);
  const other = bracketOf(b);
  if (bracket !== other) return bracket - other;
  switch (bracket) {
    case Bracket.number:
      return compareNumbers(Number(a), Number(b));
    case Bracket.boolean:
      return Number(a) - Number(b);
    case Bracket.date:
      return (a as Date).getTime() - (b as Date).getTime();
    case Bracket.string:
      return plainOrder(String(a), String(b));
    case Bracket.array:
      return compareLists(a as unknown[], b as unknown[]);
    case Bracket.object:
      return compareObjects(Object.entries(a as object), Object.entries(b as object));
    case Bracket.null:
    case Bracket.minKey:
    case Bracket.maxKey:
      return 0;
    default:
      return plainOrder(orderKey(a), orderKey(b));
  }
}

/** MongoDB's equality. Unlike `compare` it tells nothing apart that an index would not. */
export const same = (a: unknown, b: unknown) => a === b || compare(a, b) === 0;

const plainOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  // NaN comes before every other number.
  return Number(!Number.isNaN(a)) - Number(!Number.isNaN(b));
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareObjects(a: readonly [string, unknown][], b: readonly [string, unknown][]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [nameA, valueA] = a[i] as [string, unknown];
    const [nameB, valueB] = b[i] as [string, unknown];
    const order = bracketOf(valueA) - bracketOf(valueB) || plainOrder(nameA, nameB) || compare(valueA, valueB);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/**
 * A string that sorts among others as the value does in BSON, and equals another only if the values are the same.
 * No key is the beginning of another one, so keys can be joined for a compound index.
 */
export function orderKey(value: unknown): string {
  const bracket = bracketOf(value);
  const tag = String.fromCharCode(bracket);
  switch (bracket) {
    case Bracket.string:
      return tag + textKey(String(value));
    case Bracket.number:
      return tag + numberKey(Number(value));
    case Bracket.date:
      return tag + numberKey((value as Date).getTime());
    case Bracket.boolean:
      return tag + (value ? '\u0002' : '\u0001');
    case Bracket.array:
      return `${tag}${(value as unknown[]).map(orderKey).join('')}\u0000`;
    case Bracket.object: {
      let key = tag;
      for (const [name, inner] of Object.entries(value as object))
        key += String.fromCharCode(bracketOf(inner)) + textKey(name) + orderKey(inner);
      return `${key}\u0000`;
    }
    case Bracket.regex:
      return tag + textKey((value as RegExp).source) + textKey((value as RegExp).flags);
    case Bracket.null:
    case Bracket.minKey:
    case Bracket.maxKey:
      return tag;
    default:
      return tag + textKey(bsonText(value as object));
  }
}

/** The same key for an index field that runs downwards. */
export function invertKey(key: string): string {
  let inverted = '';
  for (let i = 0; i < key.length; i++) inverted += String.fromCharCode(0xffff - key.charCodeAt(i));
  return inverted;
}

/** The first string after all strings that begin with `prefix`. */
export function afterPrefix(prefix: string): string {
  let end = prefix.length;
  while (end > 0 && prefix.charCodeAt(end - 1) === 0xffff) end--;
  if (end === 0) return '\uffff'.repeat(prefix.length + 1);
  return prefix.slice(0, end - 1) + String.fromCharCode(prefix.charCodeAt(end - 1) + 1);
}

// A NUL in the text is followed by 1, the end by 0, so that a shorter text comes first.
function textKey(text: string): string {
  return `${text.includes('\u0000') ? text.replaceAll('\u0000', '\u0000\u0001') : text}\u0000\u0000`;
}

const double = new Float64Array(1);
const halves = new Uint16Array(double.buffer);
// Typed arrays are little-endian on every machine Node runs on.
function numberKey(value: number): string {
  if (Number.isNaN(value)) return '\u0000\u0000\u0000\u0001';
  double[0] = value === 0 ? 0 : value;
  const [d, c, b, a] = halves as unknown as [number, number, number, number];
  return a & 0x8000
    ? String.fromCharCode(0xffff - a, 0xffff - b, 0xffff - c, 0xffff - d)
    : String.fromCharCode(a | 0x8000, b, c, d);
}

function bsonText(value: object): string {
  if (value instanceof ObjectId) return value.toHexString();
  if ('buffer' in value && value.buffer instanceof Uint8Array) return Buffer.from(value.buffer).toString('hex');
  return JSON.stringify(value);
}

// What a document is made of: plain JS values plus the few BSON types JS has no word for (ObjectId, Decimal128, …).
import { BSONValue } from 'bson';

/** A stored document. Never changed in place: an update makes a new one and shares what stayed the same. */
export interface Document {
  readonly _id: unknown;
  readonly [field: string]: unknown;
}
/** A plain object inside a document, a query or an update. */
export type Fields = Readonly<Record<string, unknown>>;

/** A plain object as JSON makes it: not an array, a date, a regular expression or a BSON type. */
export function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** MongoDB's name of a value's type, as its error texts use it. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'number':
      if (!Number.isInteger(value) || Math.abs(value) > 2 ** 63) return 'double';
      return value >= -(2 ** 31) && value < 2 ** 31 ? 'int' : 'long';
    case 'object':
      return bsonTypeName(value) ?? 'object';
    default:
      return typeof value;
  }
}

/** The name of a BSON type; undefined for an object, also for one with a field that is called `_bsontype`. */
export function bsonTag(value: object): string | undefined {
  return value instanceof BSONValue ? value._bsontype : undefined;
}

const bsonNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ObjectId: 'objectId',
    Decimal128: 'decimal',
    Long: 'long',
    Int32: 'int',
    Double: 'double',
    Timestamp: 'timestamp',
    Binary: 'binData',
    UUID: 'binData',
    MinKey: 'minKey',
    MaxKey: 'maxKey',
    Code: 'javascript',
    BSONSymbol: 'symbol',
    DBRef: 'dbPointer',
  }),
);

function bsonTypeName(value: object): string | undefined {
  const tag = bsonTag(value);
  return tag === undefined ? undefined : bsonNames.get(tag);
}

/** A value as MongoDB's error texts show it: `{ a: "x", n: 1 }`. */
export function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(show).join(', ')} ]`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof RegExp) return String(value);
  if (isFields(value)) {
    const fields = Object.entries(value).map(([name, inner]) => `${name}: ${show(inner)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

// `database/collections.json`: which collections there are, who may use them and which indexes they have. In: the file.
// Out: declarations, or an error that names the file and the place. Format:
//   { "<collection>": { "permission": "ADMINONLY" | "PRIVATE" | "READONLY" | "ADMINWRITE" | {"read": "…", "write": "…"},
//                       "indexes": [{ "name": "…", "keys": {"field": 1, "other": -1} or {"place": "2dsphere"},
//                                     "unique"?: true, "sparse"?: true, "expireAfterSeconds"?: 60 }] } }
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseExpression } from './client/expression';
import { MAX_COLLECTIONS, MAX_INDEXES, MAX_INDEX_FIELDS } from './constants';
import type { IndexDeclaration } from './store/ordered-index';
import { isFields } from './values/types';

/**
 * WeChat's four presets: readable by all and writable by the creator (READONLY), creator only (PRIVATE, the console's
 * choice for a new collection), readable by all and writable by functions (ADMINWRITE), functions only (ADMINONLY).
 */
export const presets = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const;
export type Preset = (typeof presets)[number];
/** A security rule: an expression, or true or false, for each of read, write, create, update, delete. */
export type SecurityRule = Readonly<Record<string, string | boolean>>;
export type Permission = Preset | SecurityRule;

export interface CollectionDeclaration {
  readonly permission: Permission;
  readonly indexes: readonly IndexDeclaration[];
}
export type Declarations = ReadonlyMap<string, CollectionDeclaration>;

export const defaultDeclaration: CollectionDeclaration = { permission: 'PRIVATE', indexes: [] };

/**
 * @param folder the project's `database/`; a missing file means no declarations
 * @throws Error with file and place when the file is wrong
 */
export function readDeclarations(folder: string): Declarations {
  const file = path.join(folder, 'collections.json');
  if (!existsSync(file)) return new Map();
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  const wrong = (place: string, message: string) => new Error(`${file}, ${place}: ${message}`);
  if (!isFields(json)) throw wrong('top level', 'must be an object with one entry per collection');
  const names = Object.keys(json);
  if (names.length > MAX_COLLECTIONS)
    throw wrong('top level', `WeChat allows ${MAX_COLLECTIONS} collections, not ${names.length}`);
  return new Map(
    names.map((name) => [name, readCollection(json[name], (place, message) => wrong(`"${name}"${place}`, message))]),
  );
}

type Wrong = (place: string, message: string) => Error;

function readCollection(value: unknown, wrong: Wrong): CollectionDeclaration {
  if (!isFields(value)) throw wrong('', 'must be an object with "permission" and "indexes"');
  const unknown = Object.keys(value).find((name) => !['permission', 'indexes', 'about'].includes(name));
  if (unknown) throw wrong('', `has an unknown entry "${unknown}"; known are permission, indexes and about`);
  return {
    permission: checkPermission(value['permission'] ?? defaultDeclaration.permission, (message) =>
      wrong('.permission', message),
    ),
    indexes: checkIndexes(value['indexes'] ?? [], wrong),
  };
}

const ruleNames = ['read', 'write', 'create', 'update', 'delete'];

/** @throws whatever `wrong` makes of a sentence, when the value is neither a preset nor a security rule */
export function checkPermission(value: unknown, wrong: (message: string) => Error): Permission {
  const preset = presets.find((name) => name === value);
  if (preset) return preset;
  if (!isFields(value))
    throw wrong(`must be one of ${presets.join(', ')} or a security rule; got ${JSON.stringify(value)}`);
  const rule: Record<string, string | boolean> = {};
  for (const [name, expression] of Object.entries(value)) {
    if (!ruleNames.includes(name)) throw wrong(`has an unknown rule "${name}"; known are ${ruleNames.join(', ')}`);
    if (typeof expression !== 'string' && typeof expression !== 'boolean')
      throw wrong(`rule "${name}" must be an expression or true or false; got ${JSON.stringify(expression)}`);
    if (typeof expression === 'string') checkExpression(expression, name, wrong);
    rule[name] = expression;
  }
  return rule;
}

function checkExpression(expression: string, name: string, wrong: (message: string) => Error): void {
  try {
    parseExpression(expression);
  } catch (error) {
    throw wrong(`rule "${name}": ${(error as Error).message}`);
  }
}

/** @throws whatever `wrong` makes of a place and a sentence, when an index cannot be made so */
export function checkIndexes(value: unknown, wrong: Wrong): IndexDeclaration[] {
  if (!Array.isArray(value)) throw wrong('.indexes', 'must be a list');
  if (value.length >= MAX_INDEXES)
    throw wrong('.indexes', `one collection has at most ${MAX_INDEXES} indexes, _id_ included`);
  const indexes = value.map((index, i) => checkIndex(index, (message) => wrong(`.indexes[${i}]`, message)));
  const names = indexes.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw wrong('.indexes', `has two indexes named "${twice}"`);
  return indexes;
}

function checkIndex(value: unknown, wrong: (message: string) => Error): IndexDeclaration {
  if (!isFields(value)) throw wrong('must be an object with "name" and "keys"');
  const { name, keys, unique, sparse, expireAfterSeconds, ...others } = value;
  const [other] = Object.keys(others);
  if (other) throw wrong(`has an unknown entry "${other}"; known are name, keys, unique, sparse, expireAfterSeconds`);
  if (typeof name !== 'string' || name === '' || name === '_id_') throw wrong('needs a "name" other than "_id_"');
  if (!isFields(keys) || Object.keys(keys).length === 0) throw wrong('needs "keys" such as {"field": 1}');
  if (Object.keys(keys).length > MAX_INDEX_FIELDS) throw wrong(`has more than ${MAX_INDEX_FIELDS} fields`);
  const directions: Record<string, 1 | -1 | '2dsphere'> = {};
  for (const [field, direction] of Object.entries(keys)) {
    if (direction !== 1 && direction !== -1 && direction !== '2dsphere')
      throw wrong(`field "${field}" needs 1, -1 or "2dsphere"; got ${JSON.stringify(direction)}`);
    if (field === '' || field.startsWith('$') || field.split('.').includes('__proto__'))
      throw wrong(`"${field}" cannot be an indexed field`);
    directions[field] = direction;
  }
  const isGeo = Object.values(directions).includes('2dsphere');
  if (isGeo && (Object.keys(directions).length > 1 || unique !== undefined || expireAfterSeconds !== undefined))
    throw wrong('a "2dsphere" field stands alone, without "unique" or "expireAfterSeconds"');
  for (const [flag, given] of Object.entries({ unique, sparse }))
    if (given !== undefined && typeof given !== 'boolean') throw wrong(`"${flag}" must be true or false`);
  if (expireAfterSeconds !== undefined) {
    if (typeof expireAfterSeconds !== 'number' || !(expireAfterSeconds >= 0))
      throw wrong('"expireAfterSeconds" must be a number of seconds, 0 or more');
    if (Object.keys(directions).length !== 1) throw wrong('"expireAfterSeconds" goes with an index of one field only');
  }
  return {
    name,
    keys: directions,
    ...(unique === true && { unique }),
    ...(sparse === true && { sparse }),
    ...(typeof expireAfterSeconds === 'number' && { expireAfterSeconds }),
  };
}

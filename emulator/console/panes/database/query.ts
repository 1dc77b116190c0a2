// From what stands in the search box to the `where` of the API. Plain words look into every text the documents hold;
// anything that begins like a value is read as the SDK's own query syntax.
import { writtenTime } from '../../format';
import { texts } from '../../texts';
import type { Document, Json, JsonObject } from '../../types';
import { Command, parseValue, SyntaxProblem, type Value } from './syntax';

const words = texts.database.syntax;
const comparisons = new Set(['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'exists', 'size', 'all', 'mod']);

/**
 * @param sample documents of the collection: plain words look into the fields that these have
 * @returns undefined when the box is empty
 * @throws SyntaxProblem when a query cannot be read
 */
export function whereOf(box: string, sample: readonly Document[]): Json | undefined {
  const text = box.trim();
  if (text === '') return undefined;
  if (!looksLikeQuery(text)) return wordsQuery(text, textPaths(sample));
  const value = parseValue(text);
  if (value instanceof Command) return topLevel(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxProblem(words.notAQuery, 0);
  return fieldsQuery(value);
}

export function looksLikeQuery(text: string): boolean {
  return /^\s*(\{|_\s*\.|db\s*\.)/.test(text);
}

/** Every word must stand somewhere: in `_id` or in any text of the document. */
export function wordsQuery(text: string, paths: readonly string[]): Json {
  const each = text.split(/\s+/).map((word) => {
    const pattern = { $regex: word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), $options: 'i' };
    return { $or: ['_id', ...paths].map((path) => ({ [path]: pattern })) };
  });
  return each.length === 1 ? (each[0] ?? {}) : { $and: each };
}

/** Dotted paths of the fields that hold text in these documents; lists are looked into, at most `most` paths. */
export function textPaths(documents: readonly Document[], most = 60): string[] {
  const paths = new Set<string>();
  const visit = (value: Json, path: string): void => {
    if (typeof value === 'string') paths.add(path);
    else if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        if (!key.startsWith('$')) visit(inner, path === '' ? key : `${path}.${key}`);
      }
    }
  };
  for (const document of documents) visit(document, '');
  paths.delete('_id');
  return [...paths].slice(0, most);
}

function topLevel({ op, args }: Command): Json {
  if (op !== 'and' && op !== 'or' && op !== 'nor') throw new SyntaxProblem(words.logicOnly(op), 0);
  return { [`$${op}`]: operands(args).map((item) => (item instanceof Command ? topLevel(item) : fieldsQuery(item))) };
}

function fieldsQuery(value: Value): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Command) {
    throw new SyntaxProblem(words.notAQuery, 0);
  }
  const clauses = Object.entries(value).flatMap(([path, condition]) =>
    path.startsWith('$') ? [{ [path]: plain(condition) }] : fieldClauses(path, condition),
  );
  const keys = clauses.flatMap((clause) => Object.keys(clause));
  return new Set(keys).size === keys.length
    ? Object.fromEntries(clauses.flatMap((clause) => Object.entries(clause)))
    : { $and: clauses };
}

/** A nested plain object asks about the fields inside, as in the SDK: `{a: {b: 1}}` is `{'a.b': 1}`. */
function fieldClauses(path: string, condition: Value): JsonObject[] {
  if (condition instanceof Command) return [commandClause(path, condition)];
  if (condition !== null && typeof condition === 'object' && !Array.isArray(condition)) {
    const keys = Object.keys(condition);
    if (keys.length > 0 && !keys.some((key) => key.startsWith('$'))) {
      return Object.entries(condition).flatMap(([key, inner]) => fieldClauses(`${path}.${key}`, inner));
    }
  }
  return [{ [path]: plain(condition) }];
}

function commandClause(path: string, command: Command): JsonObject {
  const { op, args } = command;
  if (op === 'and' || op === 'or' || op === 'nor') {
    const clauses = operands(args).flatMap((item) => fieldClauses(path, item));
    return { [`$${op}`]: clauses };
  }
  const test = testOf(command);
  return { [path]: test };
}

/** What stands behind a field's name for one command. */
function testOf({ op, args }: Command): Json {
  const first = args[0] ?? null;
  if (comparisons.has(op))
    return { [op === 'neq' ? '$ne' : `$${op}`]: op === 'mod' ? args.flat().map(plain) : plain(first) };
  switch (op) {
    case 'not':
      return { $not: first instanceof Command ? testOf(first) : plain(first) };
    case 'elemMatch':
      return { $elemMatch: first instanceof Command ? testOf(first) : fieldsQuery(first) };
    case 'regex':
      return { $regex: plain(first), $options: plain(args[1] ?? '') };
    default:
      return plain(new Command(op, args));
  }
}

/** A value as Extended JSON. */
function plain(value: Value): Json {
  if (value instanceof Command) return constructed(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function constructed({ op, args }: Command): Json {
  const first = args[0] ?? null;
  switch (op) {
    case 'regex':
      return { $regex: plain(first), $options: plain(args[1] ?? '') };
    case 'db.RegExp': {
      const { regexp, options } = (first !== null && typeof first === 'object' ? first : {}) as Record<string, Value>;
      return { $regex: plain(regexp ?? ''), $options: plain(options ?? '') };
    }
    case 'Date': {
      const date = args.length === 0 ? new Date() : dateOf(first);
      if (Number.isNaN(date.getTime())) throw new SyntaxProblem(words.badDate(JSON.stringify(first)), 0);
      return { $date: date.toISOString() };
    }
    case 'db.serverDate':
      return { $date: new Date().toISOString() };
    case 'db.Geo.Point':
      return { type: 'Point', coordinates: args.map(plain) };
    default:
      throw new SyntaxProblem(words.unknownCommand(op), 0);
  }
}

/** A time of day without a zone is Beijing's, as everywhere on this page. */
function dateOf(value: Value): Date {
  const local = typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/.test(value);
  if (local) return new Date(writtenTime(value.replace(' ', 'T')) ?? NaN);
  return new Date(typeof value === 'string' || typeof value === 'number' ? value : NaN);
}

/** `_.or([a, b])` and `_.or(a, b)` are the same. */
function operands(args: readonly Value[]): readonly Value[] {
  const [first] = args;
  return args.length === 1 && Array.isArray(first) ? first : args;
}

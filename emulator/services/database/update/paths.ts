// Writing at a dotted path without changing the document: everything on the way is copied, the rest is shared. MongoDB's
// refusals stand here: no field under a scalar, no name inside an array, no path that another one contains.
import { failed } from '../errors';
import type { Test } from '../query/operators';
import { isFields, show, type Document, type Fields } from '../values/types';

/** What a change of one place answers to take the field away. */
export const removed = Symbol('removed');
/** From the old value (undefined: missing) to the new one; the same value means no change. */
export type ChangeValue = (old: unknown) => unknown;

/** MongoDB pads a list with nulls up to this many places. */
const MOST_PADDING = 1_500_000;
const isPosition = (part: string) => /^(0|[1-9]\d*)$/.test(part);

/**
 * @param create whether missing parents are made; without it a missing parent means there is nothing to change
 * @throws DatabaseError when the path leads through a value that has no fields and `create` is set
 */
export function changeAt<T>(
  container: T,
  parts: readonly string[],
  create: boolean,
  change: ChangeValue,
  name = '',
): T {
  const [part, ...rest] = parts as [string, ...string[]];
  if (Array.isArray(container)) return changeInList(container, part, rest, create, change, name) as T;
  if (!isFields(container)) {
    if (create) throw failed(`Cannot create field '${part}' in element {${name}: ${show(container)}}`);
    return container;
  }
  const exists = Object.hasOwn(container, part);
  const old = exists ? container[part] : undefined;
  const next = changed(old, part, rest, create, change);
  if (next === old && (exists || next === undefined)) return container;
  if (next !== removed) return { ...container, [part]: next };
  if (!exists) return container;
  const { [part]: _gone, ...others } = container as Fields;
  return others as T;
}

function changeInList(
  list: readonly unknown[],
  part: string,
  rest: readonly string[],
  create: boolean,
  change: ChangeValue,
  name: string,
): readonly unknown[] {
  if (!isPosition(part)) {
    if (create) throw failed(`Cannot create field '${part}' in element {${name}: ${show(list)}}`);
    return list;
  }
  const position = Number(part);
  const old = list[position];
  const next = changed(old, part, rest, create, change);
  if (next === old && (position < list.length || next === undefined)) return list;
  if (next === removed && position >= list.length) return list;
  if (position > list.length + MOST_PADDING) throw failed(`cannot backfill more than ${MOST_PADDING} null elements`);
  const copy = [...list];
  while (copy.length < position) copy.push(null);
  copy[position] = next === removed ? null : next;
  return copy;
}

function changed(old: unknown, part: string, rest: readonly string[], create: boolean, change: ChangeValue): unknown {
  if (rest.length === 0) return change(old);
  if (old !== undefined) return changeAt(old, rest, create, change, part);
  return create ? changeAt({}, rest, create, change, part) : undefined;
}

/** The value at a plain path of an update, where arrays are entered only by position; undefined when missing. */
export function valueAt(document: unknown, parts: readonly string[]): unknown {
  let value = document;
  for (const part of parts) {
    if (Array.isArray(value)) value = isPosition(part) ? (value as unknown[])[Number(part)] : undefined;
    else value = isFields(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}

/**
 * Refuses paths that cannot be in one update together, and those that no field may have.
 * @throws DatabaseError in MongoDB's words
 */
export function checkPaths(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    if (path === '') throw failed('An empty update path is not valid.');
    const parts = path.split('.');
    if (parts.includes(''))
      throw failed(`The update path '${path}' contains an empty field name, which is not allowed.`);
    if (parts.includes('__proto__'))
      throw failed(`The update path '${path}' contains a field name that is not allowed.`);
    if (parts[0]?.startsWith('$'))
      throw failed(`The dollar ($) prefixed field '${parts[0]}' in '${path}' is not valid for storage.`);
    for (let length = 1; length <= parts.length; length++) {
      const prefix = parts.slice(0, length).join('.');
      if (seen.has(prefix)) throw failed(`Updating the path '${path}' would create a conflict at '${prefix}'`);
    }
    for (const other of seen) {
      if (other.startsWith(`${path}.`))
        throw failed(`Updating the path '${path}' would create a conflict at '${path}'`);
    }
    seen.add(path);
  }
}

/** What a `$` in a path stands for: the first element of the list that the query speaks of. */
export type FirstMatch = (listPath: string) => Test | null;

/**
 * Replaces `$` and `$[]` by positions.
 * @throws DatabaseError when the query did not speak of the list, or for `$[name]`, which needs filters the SDK cannot send
 */
export function concretePaths(document: Document, path: string, firstMatch: FirstMatch): string[] {
  const parts = path.split('.');
  const marker = parts.findIndex((part) => part.startsWith('$'));
  if (marker < 0) return [path];
  const listPath = parts.slice(0, marker).join('.');
  const list = valueAt(document, parts.slice(0, marker));
  const mark = parts[marker] as string;
  const at = (position: number) =>
    concretePaths(document, [listPath, position, ...parts.slice(marker + 1)].join('.'), firstMatch);
  if (mark === '$') {
    const test = firstMatch(listPath);
    const position = test && Array.isArray(list) ? list.findIndex((element) => test(element)) : -1;
    if (position < 0) throw failed('The positional operator did not find the match needed from the query.');
    return at(position);
  }
  if (mark !== '$[]') throw failed(`No array filter found for identifier '${mark.slice(2, -1)}' in path '${path}'`);
  if (list === undefined)
    throw failed(`The path '${listPath}' must exist in the document in order to apply array updates.`);
  if (!Array.isArray(list)) throw failed(`Cannot apply array updates to non-array element ${listPath}: ${show(list)}`);
  return list.flatMap((_, position) => at(position));
}

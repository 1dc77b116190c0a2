// Dotted paths read as MongoDB's queries read them: through arrays of documents, with numbers as positions.
import { own } from '../../../own';
import { compare } from './order';
import { isFields } from './types';

const isPosition = (part: string) => /^(0|[1-9]\d*)$/.test(part);

/**
 * Every value a query on `path` looks at, arrays not yet opened. `undefined` stands for a missing field: a plain path
 * gives exactly one value, a path through an array one for each document in it (none for scalars, none when it is empty).
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  if (!path.includes('.')) return isFields(document) ? [own(document, path)] : [undefined];
  const found: unknown[] = [];
  collect(document, path.split('.'), 0, found);
  return found;
}

function collect(value: unknown, parts: readonly string[], depth: number, found: unknown[]): void {
  const part = parts[depth];
  if (part === undefined) {
    found.push(value);
    return;
  }
  if (Array.isArray(value)) {
    if (isPosition(part) && Number(part) < value.length) collect(value[Number(part)], parts, depth + 1, found);
    for (const element of value) if (isFields(element)) collect(element, parts, depth, found);
    return;
  }
  if (isFields(value)) collect(own(value, part), parts, depth + 1, found);
  else found.push(undefined);
}

/** The values an index or an equality sees: those of `valuesAt`, and the elements of those that are arrays. */
export function comparedValues(document: unknown, path: string): unknown[] {
  const values = valuesAt(document, path);
  const opened = values.filter(Array.isArray) as unknown[][];
  return opened.length === 0 ? values : [...values, ...opened.flat(1)];
}

/** What a document is sorted by: the least of its values upwards, the greatest downwards; null when it has none. */
export function sortValue(document: unknown, path: string, direction: 1 | -1): unknown {
  const values = valuesAt(document, path);
  const first = values[0];
  if (values.length === 1 && !Array.isArray(first)) return first ?? null;
  const candidates = values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
  let best: unknown = candidates[0] ?? null;
  for (const value of candidates) if (compare(value, best) * direction < 0) best = value;
  return best ?? null;
}

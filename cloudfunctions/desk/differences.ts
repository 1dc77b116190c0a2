import type { FieldDifference } from '../../contracts/desk';
import type { Handwritten } from '../../contracts/documents';
import { editable } from '../core/rule-book';

/** A history holds fifty changes; none of them may make the answer too large. */
const longest = 400;
const mostFields = 40;

/** What a change did, field by field; what the system writes on a document is not told. */
export function differencesOf(before: Handwritten | null, after: Handwritten | null): FieldDifference[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => JSON.stringify(was.get(field)) !== JSON.stringify(is.get(field)))
    .slice(0, mostFields)
    .map((field) => ({ field, before: textOf(was.get(field)), after: textOf(is.get(field)) }));
}

/** By name: a document may have a field called `constructor`, and one that has none must not seem to. */
function fieldsOf(document: Handwritten | null): ReadonlyMap<string, unknown> {
  return new Map(document === null ? [] : Object.entries(editable(document)));
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : isTexts(value) ? value.join('、') : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

const isTexts = (value: unknown): value is readonly (string | number)[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');

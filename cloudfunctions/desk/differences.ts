import type { FieldDifference } from '../../contracts/desk';
import type { Handwritten } from '../../contracts/documents';
import { editable } from '../core/rule-book';

/** A history holds fifty changes; none of them may make the answer too large. */
const longest = 400;
const mostFields = 40;

/** What a change did, field by field; what the system writes on a document is not told. */
export function differencesOf(before: Handwritten | null, after: Handwritten | null): FieldDifference[] {
  const [was, is] = [before === null ? {} : editable(before), after === null ? {} : editable(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .slice(0, mostFields)
    .map((field) => ({ field, before: textOf(was[field]), after: textOf(is[field]) }));
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : isTexts(value) ? value.join('、') : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

const isTexts = (value: unknown): value is readonly (string | number)[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');

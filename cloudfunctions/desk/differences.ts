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
    .map((field) => ({ field, ...differenceOf(was.get(field), is.get(field)) }));
}

function differenceOf(was: unknown, is: unknown): Omit<FieldDifference, 'field'> {
  if (isTexts(was) && isTexts(is)) {
    const [had, has] = [new Set(was), new Set(is)];
    const [gone, come] = [was.filter((item) => !has.has(item)), is.filter((item) => !had.has(item))];
    // An entry may have a hundred wordings: one more is not to be looked for among them. Only their order may have changed, too.
    if (gone.length + come.length > 0) {
      const told = (items: readonly unknown[]) => (items.length > 0 ? cut(items.join('、'), 0) : null);
      return { items: true, before: told(gone), after: told(come) };
    }
  }
  const [before, after] = [textOf(was), textOf(is)];
  // Two long texts may begin alike for longer than is told.
  const from = before === null || after === null ? 0 : Math.max(0, firstDifference(before, after) - longest / 2);
  return { items: false, before: before && cut(before, from), after: after && cut(after, from) };
}

/** By name: a document may have a field called `constructor`, and one that has none must not seem to. */
function fieldsOf(document: Handwritten | null): ReadonlyMap<string, unknown> {
  return new Map(document === null ? [] : Object.entries(editable(document)));
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : isTexts(value) ? value.join('、') : JSON.stringify(value);
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function cut(text: string, from: number): string {
  const told = from > 0 ? `…${text.slice(from)}` : text;
  return told.length > longest ? `${told.slice(0, longest - 1)}…` : told;
}

const isTexts = (value: unknown): value is readonly (string | number)[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');

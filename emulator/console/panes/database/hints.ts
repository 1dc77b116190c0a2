// What the editor suggests for a new document: the fields that others of the collection have, and what these hold. Pure.
import { own } from '../../../own';
import { dateOf, oneLine } from '../../format';
import { texts } from '../../texts';
import type { Document, Json } from '../../types';
import { fieldsOf } from './columns';

const words = texts.database.kinds;

/** Field names, the most common first, each with the kind of its first value and that value as an example. */
export function hintsOf(documents: readonly Document[]): { name: string; detail: string }[] {
  return fieldsOf(documents).map((name) => {
    const example = documents.map((each) => own(each, name) ?? null).find((value) => value !== null);
    return { name, detail: example === undefined ? '' : `${kindOf(example)} ${oneLine(example, 18)}` };
  });
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return words.list;
  if (dateOf(value) !== null) return words.date;
  if (typeof value === 'string') return words.text;
  if (typeof value === 'number') return words.number;
  return typeof value === 'boolean' ? words.boolean : words.object;
}

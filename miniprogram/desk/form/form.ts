import { valueKinds, type FieldName, type FieldValue } from './fields';
import { jsonProblem, type JsonProblem } from '../../../contracts/json-problem';
import type { Kind } from './kinds';
import { partsOf, writtenParts, type ReplyPart } from './replies';

type Document = Readonly<Record<string, unknown>>;

export interface RuleForm {
  /** The document the form began with. */
  readonly written: Document;
  /** By field; null: it is written in a way that no control can show, so it is edited as JSON. */
  readonly values: Readonly<Record<FieldName, FieldValue | null>>;
  readonly parts: readonly ReplyPart[];
  /** JSON of everything else; empty when there is nothing. */
  readonly rest: string;
}

const names = Object.keys(valueKinds) as FieldName[];

/** @param written a rule as a person may edit it; empty for a new one */
export function formOf(written: Document): RuleForm {
  const values = Object.fromEntries(
    names.map((name) => [name, kindOf(name).read(written[name])]),
  ) as RuleForm['values'];
  const shown = new Set<string>([...names.filter((name) => values[name] !== null), replyField(written)]);
  const rest = Object.fromEntries(Object.entries(written).filter(([field]) => !shown.has(field)));
  return {
    written,
    values,
    parts: partsOf(written[replyField(written)]),
    rest: Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : '',
  };
}

export type RestProblem =
  | { readonly kind: 'json'; readonly problem: JsonProblem }
  /** It is JSON, but not a document. */
  | { readonly kind: 'shape' }
  /** A field that has its own place in the form. */
  | { readonly kind: 'twice'; readonly field: string };

/**
 * The document as the form has it: what was not changed is exactly as it was written.
 * @returns a problem where the JSON of the other fields cannot be used
 */
export function documentOf({ written, values, parts, rest }: RuleForm): { document: Document } | RestProblem {
  const others = readRest(rest);
  if ('kind' in others) return others;
  const reply = replyField(written);
  const twice = Object.keys(others.document).find(
    (field) => field === reply || (names.includes(field as FieldName) && values[field as FieldName] !== null),
  );
  if (twice !== undefined) return { kind: 'twice', field: twice };
  // By name: a field may be called `constructor`, and one that was taken out must not seem to be there.
  const edited = new Map<string, unknown>(Object.entries(others.document));
  for (const name of names) {
    const value = values[name];
    if (value !== null)
      edited.set(name, same(value, kindOf(name).read(written[name])) ? written[name] : kindOf(name).write(value));
  }
  edited.set(reply, same(parts, partsOf(written[reply])) ? written[reply] : writtenParts(parts));
  // In the order in which it was written, so that nothing but the changes is seen in the console.
  const order = [...new Set([...Object.keys(written), ...edited.keys()])];
  return {
    document: Object.fromEntries(
      order.flatMap((field) => (edited.get(field) === undefined ? [] : [[field, edited.get(field)] as const])),
    ),
  };
}

/** The cloud reads `reply`, and `replies` where that is missing. */
const replyField = (written: Document) =>
  written.reply === undefined && written.replies !== undefined ? 'replies' : 'reply';

/** One kind for all values: each field gives back only what it was given. */
const kindOf = (name: FieldName): Kind<FieldValue> => valueKinds[name] as unknown as Kind<FieldValue>;

function readRest(rest: string): { document: Document } | RestProblem {
  if (rest.trim() === '') return { document: {} };
  const problem = jsonProblem(rest);
  if (problem !== null) return { kind: 'json', problem };
  const document: unknown = JSON.parse(rest);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return { kind: 'shape' };
  return { document: document as Document };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

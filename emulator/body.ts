// Reads the JSON body or the query of a request to the emulator's own API. In: any value. Out: a typed one, or a refusal
// that names the field in plain words. It never guesses a missing value.
import { own } from './own';
import * as v from 'valibot';
import { ApiError } from './service';

/**
 * Checks a request body against its schema.
 * @throws ApiError 400 `bad-body`, naming the first field that is wrong and what it should be
 */
export function checkedBody<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  return checked(schema, body ?? {}, 'body');
}

/**
 * Checks the query of a request's address against its schema.
 * @throws ApiError 400 `bad-query`, naming the first parameter that is wrong and what it should be
 */
export function checkedQuery<S extends v.GenericSchema>(schema: S, query: unknown): v.InferOutput<S> {
  return checked(schema, query ?? {}, 'query');
}

/**
 * Checks only that a body or a query is an object with no field but these; what they hold is the caller's to check.
 * @throws ApiError 400 `bad-body` or `bad-query`, naming the first field that there is not and those that there are
 */
export function knownFields<N extends string>(
  part: 'body' | 'query',
  names: readonly N[],
  value: unknown,
): Partial<Record<N, unknown>> {
  const entries = Object.fromEntries(names.map((name) => [name, v.optional(v.unknown())]));
  return checked(v.object(entries), value ?? {}, part) as Partial<Record<N, unknown>>;
}

/** `?limit=`: how many rows of a list are wanted; 100 unless it is given. */
export const listLimit = v.optional(
  v.pipe(
    v.string('must be given once'),
    v.regex(/^[1-9]\d{0,3}$/, 'must be a whole number, 1 to 9999'),
    v.transform((text) => Number(text)),
  ),
  '100',
);

/**
 * An object with any names, each value by the schema. Unlike `v.record` it passes over no name: `constructor` is one as any other.
 * @param wanted what it must be, as the end of a sentence about the field
 */
export function named<S extends v.GenericSchema>(schema: S, wanted: string) {
  return v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isObject, wanted),
    v.rawTransform(({ dataset, addIssue, NEVER }): Readonly<Record<string, v.InferOutput<S>>> => {
      const read = Object.entries(dataset.value).map(
        ([key, value]) => [key, value, v.safeParse(schema, value)] as const,
      );
      for (const [key, value, { issues }] of read) {
        if (!issues) continue;
        const [{ message, expected, received }] = issues;
        const path = { type: 'object', origin: 'value', input: dataset.value, key, value } as const;
        addIssue({ message, input: value, received, path: [path], ...(expected !== null && { expected }) });
      }
      return read.some(([, , { success }]) => !success)
        ? NEVER
        : Object.fromEntries(read.map(([key, , { output }]) => [key, output as v.InferOutput<S>]));
    }),
  );
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

function checked<S extends v.GenericSchema>(schema: S, value: unknown, part: 'body' | 'query'): v.InferOutput<S> {
  const fields = fieldsOf(schema);
  const refused = (message: string) =>
    new ApiError(
      400,
      `bad-${part}`,
      message,
      fields.length > 0 ? `The ${part}'s fields are: ${fields.join(', ')}.` : undefined,
    );
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused(`The ${part} must be an object; got ${shown(value)}.`);
  const unknown = fields.length > 0 ? Object.keys(value).find((name) => !fields.includes(name)) : undefined;
  const result = v.safeParse(schema, value);
  if (result.success && unknown === undefined) return result.output;
  // A misspelt name is why another one is missing.
  if (unknown !== undefined) throw refused(`"${unknown}" is no field of the ${part}.`);
  const [issue] = result.issues ?? [];
  const where = issue ? v.getDotPath(issue) : null;
  throw refused(`${where === null ? `The ${part}` : `"${where}"`} ${issue ? reasonOf(issue) : 'is wrong'}.`);
}

/** The names that a schema of one plain object knows; none for a choice of several. */
function fieldsOf(schema: v.GenericSchema): readonly string[] {
  return schema.type === 'object' && 'entries' in schema ? Object.keys(schema.entries as object) : [];
}

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
};

/** What is wrong with a field, as the end of a sentence about it: the schema's own words where it has some. */
function reasonOf({ message, type, expected, received, input }: v.BaseIssue<unknown>): string {
  if (received === 'undefined' && (type === 'object' || type === 'variant'))
    return type === 'variant' ? `is missing; it ${message}` : 'is missing';
  const got = type === 'non_empty' ? '' : `; got ${shown(input)}`;
  if (!message.startsWith('Invalid ')) return `${message}${got}`;
  const wanted = expected === null ? 'something else' : (own(nouns, expected) ?? choiceOf(expected));
  return `must be ${wanted}${got}`;
}

/** `("a" | "b")` in the library's words. */
function choiceOf(expected: string): string {
  const choices = expected.replace(/^\((.*)\)$/, '$1').split(' | ');
  return choices.length > 1 ? `one of ${choices.join(', ')}` : expected;
}

/** A value as JSON, cut to what fits into a sentence. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

// `$lookup`: for each document the matching ones of another collection, by a pair of fields, by a pipeline, or by both.
// The pair of fields is searched as any query is, so an index on the foreign field is used.
import { evalExpr } from 'mingo/core';
import type { Options } from 'mingo/types';
import { failed } from '../errors';
import { changeAt } from '../update/paths';
import { comparedValues } from '../values/paths';
import { isFields, type Fields } from '../values/types';
import type { Stage } from './stages';

/** What the stage needs of the database. */
export interface Foreign {
  /** Documents of a collection whose field equals one of the values; all of them without a field. */
  search(collection: string, match: { field: string; values: readonly unknown[] } | null): readonly Fields[];
  /** Runs stages over documents with variables bound. */
  run(documents: readonly Fields[], stages: readonly Fields[], variables: Fields): readonly Fields[];
}

export const lookup =
  (foreign: Foreign): Stage =>
  (documents, operand, options) => {
    const { from, localField, foreignField, as, let: variables = {}, pipeline } = isFields(operand) ? operand : {};
    if (typeof from !== 'string') throw failed("missing 'from' option to $lookup stage specification");
    if (typeof as !== 'string' || as === '') throw failed("must specify 'as' field for a $lookup");
    if (
      (typeof localField === 'string') !== (typeof foreignField === 'string') ||
      (localField === undefined && !Array.isArray(pipeline))
    )
      throw failed("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
    if (pipeline !== undefined && !(Array.isArray(pipeline) && pipeline.every(isFields)))
      throw failed("'pipeline' of $lookup must be a list of stages");
    if (!isFields(variables)) throw failed("$lookup argument 'let' must be an object");
    // An unknown collection is an empty one to MongoDB, but the mistake is worth a word: the search refuses it.
    const everything = typeof foreignField === 'string' ? null : foreign.search(from, null);
    return documents.map<Fields, Fields>((document) => {
      const found =
        everything ??
        foreign.search(from, { field: foreignField as string, values: localValues(document, localField as string) });
      const bound = evaluateAll(variables, document, options);
      const joined = pipeline ? foreign.run(found, pipeline, bound) : found;
      return changeAt(document, as.split('.'), true, () => [...joined]);
    });
  };

/** A missing local field joins with null and missing; a list joins with each of its elements. */
function localValues(document: Fields, path: string): unknown[] {
  const values = comparedValues(document, path);
  const scalars = values.filter((value) => !Array.isArray(value));
  return values.length === 0 ? [null] : scalars.map((value) => value ?? null);
}

const evaluateAll = (variables: Fields, document: Fields, options: Options): Fields =>
  Object.fromEntries(
    Object.entries(variables).map(([name, expression]) => [name, evalExpr(document, expression, options)]),
  );

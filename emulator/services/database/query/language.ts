// The query language: mingo parses and combines, our operators decide. In: a query as the SDK sends it, values decoded.
// Out: a test of one document. It never touches a collection.
import { Context } from 'mingo';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import { MingoError } from 'mingo/util';
import { accumulators, expressions } from '../aggregation/expressions';
import { stages, type Stage } from '../aggregation/stages';
import { DatabaseError, failed } from '../errors';
import { geoOperators } from '../geo/operators';
import { isFields, type Fields } from '../values/types';
import { queryOperators, type Test } from './operators';

type Operators = NonNullable<Parameters<typeof Context.init>[0]>;

/** mingo's operators with ours on top; `more` stages know the database. */
export function mingoContext(more: Readonly<Record<`$${string}`, Stage>> = {}): Context {
  return Context.init({
    accumulator: { ...accumulator, ...accumulators },
    expression: { ...expression, ...expressions },
    pipeline: { ...pipeline, ...stages, ...more },
    projection,
    query: { ...query, ...queryOperators((criteria) => parseQuery(criteria)), ...geoOperators },
    window,
  } as unknown as Operators);
}

/** Options for every use of mingo here: no script from a query ever runs. */
export const mingoOptions: Partial<Options> = { context: mingoContext(), scriptEnabled: false };

/**
 * Makes a test of a query.
 * @throws DatabaseError when MongoDB would refuse the query: an unknown operator, a wrong operand
 */
export function parseQuery(criteria: unknown): Test {
  if (!isFields(criteria)) throw failed('the match filter must be an expression in an object');
  return translated(() => {
    checkLogic(criteria);
    const compiled = new Query(criteria, mingoOptions);
    return (document: unknown) => {
      try {
        return compiled.test(document as never);
      } catch (error) {
        throw translate(error);
      }
    };
  });
}

/** Runs something of mingo's and gives its complaints MongoDB's code. */
export function translated<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { message } = error as Error;
  const unknown = /^unknown (?:query|top level) operator:? (\S+)/.exec(message);
  if (unknown) return new DatabaseError('DATABASE_INVALID_OPERRATOR', `unknown operator: ${unknown[1]}`);
  const expression = /^accumulator '(\S+)' is not registered/.exec(message);
  if (expression) return new DatabaseError('DATABASE_INVALID_OPERRATOR', `Unrecognized expression '${expression[1]}'`);
  // A TypeError out of mingo: it took an operand that MongoDB would have refused when reading the query.
  if (!(error instanceof MingoError))
    return failed(`an operator or stage was given what it cannot work with (${message})`);
  return failed(message);
}

/** What mingo takes without a word and MongoDB does not. */
function checkLogic(criteria: Fields): void {
  for (const [name, operand] of Object.entries(criteria)) {
    if (name === '$and' || name === '$or' || name === '$nor') {
      if (!Array.isArray(operand)) throw failed(`${name} must be an array`);
      if (operand.length === 0) throw failed('$and/$or/$nor must be a nonempty array');
      for (const branch of operand as unknown[]) {
        if (!isFields(branch)) throw failed('$or/$and/$nor entries need to be full objects');
        checkLogic(branch);
      }
    } else if (isFields(operand)) {
      const names = Object.keys(operand);
      const plain = names.find((key) => !key.startsWith('$'));
      if (names[0]?.startsWith('$') && plain !== undefined) throw failed(`unknown operator: ${plain}`);
    }
  }
}

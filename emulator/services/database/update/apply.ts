// An update from its text to the next state of a document. In: operators as the SDK sends them. Out: a function from
// document to document that answers the same object when nothing changed. Whatever MongoDB refuses is refused here.
import { own } from '../../../own';
import { DatabaseError, failed } from '../errors';
import { parseQuery } from '../query/language';
import { isFields, show, typeName, type Document, type Fields } from '../values/types';
import { checkPaths, changeAt, concretePaths, removed, valueAt, type FirstMatch } from './paths';
import { creating, valueOperators } from './operators';
import { checkDocument } from './document';

export type Update = (document: Document) => Document;

interface Step {
  readonly path: string;
  readonly create: boolean;
  readonly change: (old: unknown, document: Document) => unknown;
}

/**
 * Reads an update.
 * @param query the search the update goes with; a `$` in a path stands for the element that it found
 * @param now what `$currentDate` writes
 * @throws DatabaseError for an unknown operator, a wrong operand or paths that exclude each other; the returned function
 * throws when a document's own values do not allow it
 */
export function parseUpdate(operators: unknown, query: Fields, now: Date): Update {
  if (!isFields(operators)) throw failed('the update must be an object of operators');
  const steps: Step[] = [];
  const renames: (readonly [from: string, to: string])[] = [];
  for (const [operator, fields] of Object.entries(operators)) {
    if (operator === '$setOnInsert') continue;
    const make = own(valueOperators, operator);
    if (!make && operator !== '$rename') throw unknownOperator(operator);
    if (!isFields(fields))
      throw failed(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${show(fields)}}`,
      );
    for (const [path, operand] of Object.entries(fields)) {
      if (make) steps.push({ path, create: creating.has(operator), change: make(operand, path, now) });
      else renames.push(checkedRename(path, operand));
    }
  }
  checkPaths([...steps.map(({ path }) => path), ...renames.flat()]);
  const firstMatch = firstMatchOf(query);
  return (document) => {
    let next = document;
    for (const [from, to] of renames) next = rename(next, from, to);
    for (const { path, create, change } of steps) {
      for (const concrete of concretePaths(document, path, firstMatch))
        next = changeAt(next, concrete.split('.'), create, (old) => change(old, document));
    }
    if (next === document) return document;
    if (next._id !== document._id) throw immutableId('_id');
    checkDocument(next);
    return next;
  };
}

const unknownOperator = (name: string) =>
  name.startsWith('$')
    ? new DatabaseError('DATABASE_INVALID_OPERRATOR', `Unknown modifier: ${name}`)
    : failed(`the update operation document must contain atomic operators; found the field '${name}'`);

const immutableId = (path: string) =>
  failed(`Performing an update on the path '${path}' would modify the immutable field '_id'`);

function checkedRename(from: string, to: unknown): readonly [string, string] {
  if (typeof to !== 'string') throw failed(`The 'to' field for $rename must be a string: ${from}: ${show(to)}`);
  if (from === to) throw failed(`The source and target field for $rename must differ: ${from}: ${show(to)}`);
  for (const path of [from, to]) {
    if (path.split('.').some((part) => part.startsWith('$')))
      throw failed(`The source and destination fields for $rename may not be dynamic: ${path}`);
    if (path === '_id') throw immutableId(path);
  }
  return [from, to];
}

function rename(document: Document, from: string, to: string): Document {
  for (const path of [from, to]) {
    const parts = path.split('.');
    for (let length = 1; length < parts.length; length++) {
      if (Array.isArray(valueAt(document, parts.slice(0, length))))
        throw failed(
          `The ${path === from ? 'source' : 'destination'} field cannot be an array element, '${path}' in doc with _id: ${show(document._id)}`,
        );
    }
  }
  const value = valueAt(document, from.split('.'));
  if (value === undefined) return document;
  const moved = changeAt(document, from.split('.'), false, () => removed);
  return changeAt(moved, to.split('.'), true, () => value);
}

/** Finds, for a list at a path, what the query says about its elements. */
function firstMatchOf(query: Fields): FirstMatch {
  return (listPath) => {
    const demands: Fields[] = [];
    const read = (criteria: Fields) => {
      for (const [name, operand] of Object.entries(criteria)) {
        if (name === '$and' && Array.isArray(operand)) for (const branch of operand) if (isFields(branch)) read(branch);
        if (name === listPath) demands.push({ element: operand });
        else if (name.startsWith(`${listPath}.`)) demands.push({ [`element${name.slice(listPath.length)}`]: operand });
      }
    };
    read(query);
    if (demands.length === 0) return null;
    const test = parseQuery({ $and: demands });
    return (element) => test({ element: [element] });
  };
}

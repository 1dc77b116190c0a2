// MongoDB's query operators where mingo's differ: null against missing in arrays, type brackets, key order, `$all` on a
// scalar, and errors instead of silence. Each takes a path and its operand and gives a test of a document.
import { own } from '../../../own';
import { failed } from '../errors';
import { bracketOf, Bracket, compare, same } from '../values/order';
import { comparedValues, valuesAt } from '../values/paths';
import { isFields, typeName } from '../values/types';
import { toRegExp } from '../values/ejson';

export type Test = (document: unknown) => boolean;
type Operator = (path: string, operand: unknown) => Test;

const isRegExp = (value: unknown): value is RegExp => value instanceof RegExp;
const matchesText = (pattern: RegExp, value: unknown) =>
  typeof value === 'string' ? pattern.test(value) : isRegExp(value) && same(value, pattern);

const equals: Operator = (path, operand) => {
  if (!path.includes('.') && !Array.isArray(operand)) {
    return (document) => {
      const value = own(document as Record<string, unknown>, path);
      return Array.isArray(value) ? value.some((element) => same(element, operand)) : same(value, operand);
    };
  }
  return (document) => comparedValues(document, path).some((value) => same(value, operand));
};

const inList: Operator = (path, operand) => {
  if (!Array.isArray(operand)) throw failed('$in needs an array');
  const list = operand as unknown[];
  const patterns = list.filter(isRegExp);
  const scalars = new Set(list.filter((item) => typeof item === 'string' || typeof item === 'number'));
  const others = list.filter((item) => !scalars.has(item as string));
  return (document) =>
    comparedValues(document, path).some(
      (value) =>
        scalars.has(value as string) ||
        others.some((item) => same(item, value)) ||
        patterns.some((pattern) => matchesText(pattern, value)),
    );
};

/** `$gt` and its kin: only values of the operand's own bracket are compared. */
function ordered(holds: (order: number) => boolean): Operator {
  return (path, operand) => {
    if (isRegExp(operand)) throw failed("Can't have RegEx as arg to predicate over field '" + path + "'.");
    const bracket = bracketOf(operand);
    return (document) =>
      comparedValues(document, path).some((value) => bracketOf(value) === bracket && holds(compare(value, operand)));
  };
}

const matchesPattern: Operator = (path, operand) => {
  const pattern = typeof operand === 'string' ? toRegExp(operand, '', '$regex') : operand;
  if (!isRegExp(pattern)) throw failed('$regex has to be a string');
  return (document) => comparedValues(document, path).some((value) => matchesText(pattern, value));
};

const exists: Operator = (path, operand) => {
  const wanted = Boolean(operand);
  return (document) => valuesAt(document, path).some((value) => value !== undefined) === wanted;
};

const typeCodes: Readonly<Record<string, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  13: 'javascript',
  14: 'symbol',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};
const typeNames = new Set(Object.values(typeCodes));
const numberTypes = new Set(['int', 'long', 'double', 'decimal']);

const hasType: Operator = (path, operand) => {
  const wanted = new Set(
    (Array.isArray(operand) ? (operand as unknown[]) : [operand]).flatMap((type) => {
      const name = typeof type === 'number' ? typeCodes[type] : type;
      if (name === 'number') return [...numberTypes];
      if (typeof name !== 'string' || !typeNames.has(name)) throw failed(`Unknown type name alias: ${String(type)}`);
      return [name];
    }),
  );
  // Numbers keep no int or double mark here, so a whole number answers to every number type it fits.
  const fits = (value: unknown) => {
    const name = typeName(value);
    return (
      wanted.has(name) || (typeof value === 'number' && wanted.has('double')) || (name === 'int' && wanted.has('long'))
    );
  };
  return (document) => comparedValues(document, path).some(fits);
};

const hasSize: Operator = (path, operand) => {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw failed(`Failed to parse $size. Expected a non-negative integer in: $size: ${String(operand)}`);
  return (document) => valuesAt(document, path).some((value) => Array.isArray(value) && value.length === operand);
};

const remainder: Operator = (path, operand) => {
  const [divisor, rest] = Array.isArray(operand) ? (operand as unknown[]) : [];
  if (!Array.isArray(operand) || operand.length < 2) throw failed('malformed mod, not enough elements');
  if (operand.length > 2) throw failed('malformed mod, too many elements');
  if (typeof divisor !== 'number' || typeof rest !== 'number') throw failed('malformed mod, divisor not a number');
  if (Math.trunc(divisor) === 0) throw failed('divisor cannot be 0');
  return (document) =>
    comparedValues(document, path).some(
      (value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(rest),
    );
};

/** Operators that need the whole language for their operand get it through `parse`. */
export function queryOperators(parse: (query: unknown) => Test): Readonly<Record<`$${string}`, Operator>> {
  const isOperators = (value: unknown) => {
    const first = isFields(value) ? Object.keys(value)[0] : undefined;
    return first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr'].includes(first);
  };
  const elementTest = (operand: unknown): Test => {
    if (!isFields(operand)) throw failed('$elemMatch needs an Object');
    if (!isOperators(operand)) {
      const test = parse(operand);
      return (element) => isFields(element) && test(element);
    }
    const test = parse({ element: operand });
    // An element that is itself an array is compared as a whole, so it is wrapped once more.
    return (element) => test({ element: Array.isArray(element) ? [element] : element });
  };
  const someElement: Operator = (path, operand) => {
    const test = elementTest(operand);
    return (document) => valuesAt(document, path).some((value) => Array.isArray(value) && value.some(test));
  };
  const all: Operator = (path, operand) => {
    if (!Array.isArray(operand)) throw failed('$all needs an array');
    const tests = (operand as unknown[]).map((item) => {
      if (isFields(item) && '$elemMatch' in item) return someElement(path, item['$elemMatch']);
      return isRegExp(item) ? matchesPattern(path, item) : equals(path, item);
    });
    return (document) => tests.length > 0 && tests.every((test) => test(document));
  };
  const not: Operator = (path, operand) => {
    if (!isRegExp(operand) && !isOperators(operand)) throw failed('$not needs a regex or a document');
    const test = parse({ [path]: operand });
    return (document) => !test(document);
  };
  const negated =
    (operator: Operator): Operator =>
    (path, operand) => {
      const test = operator(path, operand);
      return (document) => !test(document);
    };
  const notIn: Operator = (path, operand) => {
    if (!Array.isArray(operand)) throw failed('$nin needs an array');
    return negated(inList)(path, operand);
  };
  return {
    $eq: (path, operand) => (isRegExp(operand) ? matchesPattern(path, operand) : equals(path, operand)),
    $ne: (path, operand) => {
      if (isRegExp(operand)) throw failed("Can't have regex as arg to $ne.");
      return negated(equals)(path, operand);
    },
    $in: inList,
    $nin: notIn,
    $gt: ordered((order) => order > 0),
    $gte: ordered((order) => order >= 0),
    $lt: ordered((order) => order < 0),
    $lte: ordered((order) => order <= 0),
    $regex: matchesPattern,
    $exists: exists,
    $type: hasType,
    $size: hasSize,
    $mod: remainder,
    $all: all,
    $elemMatch: someElement,
    $not: not,
  };
}

/** Whether an equality with this operand can be answered by an index. */
export const isIndexable = (operand: unknown) => operand !== undefined && !isRegExp(operand);
/** Whether `$gt` and its kin with this operand describe a range of an index. */
export const hasRange = (operand: unknown) => {
  const bracket = bracketOf(operand);
  return (
    bracket === Bracket.number ||
    bracket === Bracket.string ||
    bracket === Bracket.date ||
    bracket === Bracket.boolean ||
    bracket === Bracket.objectId
  );
};

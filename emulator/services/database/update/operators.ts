// Update operators of single values, each as a function from the old value to the new one. What mingo's own update
// operators would pass over in silence ($inc on a text, $push on a non-list) is refused in MongoDB's words.
import { own } from '../../../own';
import { failed } from '../errors';
import { compare, same } from '../values/order';
import { isFields, show, typeName, type Document } from '../values/types';
import { addToSet, pop, pull, pullAll, push } from './list-operators';
import { removed } from './paths';

/** Made once per operand; then called with the old value (undefined: missing) of each document. */
export type ValueOperator = (
  operand: unknown,
  path: string,
  now: Date,
) => (old: unknown, document: Document) => unknown;

const set: ValueOperator = (operand) => (old) => (old !== undefined && same(old, operand) ? old : operand);

const unset: ValueOperator = () => (old) => (old === undefined ? old : removed);

function arithmetic(
  operator: string,
  verb: string,
  start: number,
  combine: (a: number, b: number) => number,
): ValueOperator {
  return (operand, path) => {
    const name = path.split('.').at(-1) ?? path;
    if (typeof operand !== 'number')
      throw failed(`Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`);
    return (old, document) => {
      if (old === undefined) return start === 0 ? operand : 0;
      if (typeof old !== 'number')
        throw failed(
          `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(document._id)}} has the field '${name}' of non-numeric type ${typeName(old)}`,
        );
      return combine(old, operand);
    };
  };
}

const extreme =
  (sign: 1 | -1): ValueOperator =>
  (operand) =>
  (old) =>
    old === undefined || compare(operand, old) * sign > 0 ? operand : old;

const currentDate: ValueOperator = (operand, path, now) => {
  const type = isFields(operand) ? operand['$type'] : operand;
  if (type === true || type === false || type === 'date') return () => now;
  throw failed(
    type === 'timestamp'
      ? `$currentDate with {$type: 'timestamp'} is not supported here (field '${path}'): use a date.`
      : `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
  );
};

const bitOperations: Readonly<Record<string, (a: number, b: number) => number>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};
const bit: ValueOperator = (operand, path) => {
  const operations = isFields(operand) ? Object.entries(operand) : [];
  if (operations.length === 0)
    throw failed(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  for (const [name, value] of operations) {
    if (!Object.hasOwn(bitOperations, name))
      throw failed(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${path}: ${show(operand)}}`,
      );
    if (!Number.isInteger(value))
      throw failed(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(value)}' is not supported here: {${name}: ${show(value)}}`,
      );
  }
  return (old, document) => {
    const start = old ?? 0;
    if (!Number.isInteger(start))
      throw failed(
        `Cannot apply $bit to a value of non-integral type.{_id: ${show(document._id)}} has the field ${path} of non-integer type ${typeName(old)}`,
      );
    return operations.reduce(
      (value, [name, by]) => own(bitOperations, name)?.(value, by as number) ?? value,
      start as number,
    );
  };
};

/** Every operator that changes one field; `$rename` moves between two and `$setOnInsert` is for inserts (apply.ts). */
export const valueOperators: Readonly<Record<string, ValueOperator>> = {
  $set: set,
  $unset: unset,
  $inc: arithmetic('$inc', 'increment', 0, (a, b) => a + b),
  $mul: arithmetic('$mul', 'multiply', 1, (a, b) => a * b),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $bit: bit,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};
/** Operators that make missing parents on the way to their field. */
export const creating = new Set(['$set', '$inc', '$mul', '$min', '$max', '$currentDate', '$bit', '$push', '$addToSet']);

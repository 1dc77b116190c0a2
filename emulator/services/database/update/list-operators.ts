// Update operators of lists: $push, $addToSet, $pop, $pull, $pullAll, with MongoDB's refusals.
import { failed } from '../errors';
import { parseQuery } from '../query/language';
import { compare, same } from '../values/order';
import { sortValue } from '../values/paths';
import { isFields, show, typeName } from '../values/types';
import type { ValueOperator } from './operators';

const pushModifiers = new Set(['$each', '$position', '$sort', '$slice']);

export const push: ValueOperator = (operand, path) => {
  const modifiers = isFields(operand) && '$each' in operand ? operand : { $each: [operand] };
  const unknown = Object.keys(modifiers).find((name) => !pushModifiers.has(name));
  if (unknown) throw failed(`Unrecognized clause in $push: ${unknown}`);
  const { $each: each, $position: position, $slice: slice, $sort: sort } = modifiers as Record<string, unknown>;
  if (!Array.isArray(each))
    throw failed(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`);
  if (position !== undefined && !Number.isInteger(position))
    throw failed(`The value for $position must be an integer value, not of type: ${typeName(position)}`);
  if (slice !== undefined && !Number.isInteger(slice))
    throw failed(`The value for $slice must be an integer value but was given type: ${typeName(slice)}`);
  const order = sort === undefined ? null : elementOrder(sort);
  return (old, document) => {
    if (old !== undefined && !Array.isArray(old))
      throw failed(
        `The field '${path}' must be an array but is of type ${typeName(old)} in document {_id: ${show(document._id)}}`,
      );
    const list = [...((old as unknown[] | undefined) ?? [])];
    list.splice((position as number | undefined) ?? list.length, 0, ...(each as unknown[]));
    if (order) list.sort(order);
    if (typeof slice === 'number') return slice < 0 ? list.slice(slice) : list.slice(0, slice);
    return list;
  };
};

function elementOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (sort === 1 || sort === -1) return (a, b) => compare(a, b) * sort;
  if (!isFields(sort) || Object.keys(sort).length === 0)
    throw failed('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields');
  const fields = Object.entries(sort).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw failed('The $sort element value must be either 1 or -1');
    return [path, direction] as const;
  });
  return (a, b) => {
    for (const [path, direction] of fields) {
      const result = compare(sortValue(a, path, direction), sortValue(b, path, direction));
      if (result !== 0) return result * direction;
    }
    return 0;
  };
}

export const addToSet: ValueOperator = (operand, path) => {
  let values: readonly unknown[] = [operand];
  if (isFields(operand) && '$each' in operand) {
    const { $each: each, ...others } = operand;
    const [other] = Object.keys(others);
    if (other) throw failed(`Found unexpected fields after $each in $addToSet: ${show(operand)}`);
    if (!Array.isArray(each))
      throw failed(`The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`);
    values = each as unknown[];
  }
  return (old) => {
    if (old !== undefined && !Array.isArray(old))
      throw failed(
        `Cannot apply $addToSet to non-array field. Field named '${path.split('.').at(-1) ?? path}' has non-array type ${typeName(old)}`,
      );
    const before = (old as unknown[] | undefined) ?? [];
    const list = [...before];
    for (const value of values) if (!list.some((element) => same(element, value))) list.push(value);
    return old !== undefined && list.length === before.length ? before : list;
  };
};

export const pop: ValueOperator = (operand, path) => {
  if (operand !== 1 && operand !== -1) throw failed(`$pop expects 1 or -1, found: ${show(operand)}`);
  return (old) => {
    if (old === undefined) return old;
    if (!Array.isArray(old)) throw failed(`Path '${path}' contains an element of non-array type '${typeName(old)}'`);
    const list: readonly unknown[] = old;
    if (list.length === 0) return list;
    return operand === 1 ? list.slice(0, -1) : list.slice(1);
  };
};

export const pull: ValueOperator = (operand) => {
  const isCondition = isFields(operand) && Object.keys(operand)[0]?.startsWith('$') === true;
  const test =
    isFields(operand) && !isCondition
      ? parseQuery(operand)
      : parseQuery({ element: operand instanceof RegExp || isCondition ? operand : { $eq: operand } });
  // An element that is a list is compared as a whole.
  const leaves =
    isFields(operand) && !isCondition
      ? (element: unknown) => isFields(element) && test(element)
      : (element: unknown) => test({ element: Array.isArray(element) ? [element] : element });
  return without(leaves);
};

export const pullAll: ValueOperator = (operand) => {
  if (!Array.isArray(operand)) throw failed(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  const values = operand as unknown[];
  return without((element) => values.some((value) => same(value, element)));
};

const without =
  (leaves: (element: unknown) => boolean): ReturnType<ValueOperator> =>
  (old) => {
    if (old === undefined) return old;
    if (!Array.isArray(old)) throw failed('Cannot apply $pull to a non-array value');
    const list: readonly unknown[] = old;
    const kept = list.filter((element) => !leaves(element));
    return kept.length === list.length ? list : kept;
  };

// Aggregation expressions and accumulators where mingo's differ from MongoDB: comparisons follow BSON's order over all
// types, with missing before null, and lists do not take up missing values.
import { evalExpr } from 'mingo/core';
import { $push as mingoPush } from 'mingo/operators/accumulator';
import type { Options } from 'mingo/types';
import { own } from '../../../own';
import { failed } from '../errors';
import { compare, same } from '../values/order';
import { isFields } from '../values/types';

type Expression = (document: unknown, operands: unknown, options: Options) => unknown;

function order(document: unknown, operands: unknown, options: Options, name: string): number {
  if (!Array.isArray(operands) || operands.length !== 2)
    throw failed(
      `Expression ${name} takes exactly 2 arguments. ${Array.isArray(operands) ? operands.length : 1} were passed in.`,
    );
  const [a, b] = evalExpr(document, operands, options) as [unknown, unknown];
  if ((a === undefined) !== (b === undefined)) return a === undefined ? -1 : 1;
  return compare(a, b);
}

const comparison =
  (name: string, holds: (order: number) => unknown): Expression =>
  (document, operands, options) =>
    holds(order(document, operands, options, name));

export const expressions: Readonly<Record<`$${string}`, Expression>> = {
  $eq: comparison('$eq', (result) => result === 0),
  $ne: comparison('$ne', (result) => result !== 0),
  $gt: comparison('$gt', (result) => result > 0),
  $gte: comparison('$gte', (result) => result >= 0),
  $lt: comparison('$lt', (result) => result < 0),
  $lte: comparison('$lte', (result) => result <= 0),
  $cmp: comparison('$cmp', Math.sign),
  $getField: (document, operands, options) => {
    const asked = evalExpr(document, operands, options);
    const { field, input = document } = isFields(asked) ? asked : { field: asked };
    if (typeof field !== 'string') throw failed(`$getField requires 'field' to evaluate to a constant String`);
    return isFields(input) ? own(input, field) : null;
  },
};

/** The operand's value in each document of a group, without those that have none. */
function present(documents: readonly unknown[], operand: unknown, options: Options): unknown[] {
  // mingo turns a missing value into null, but not inside an object.
  const wrapped = mingoPush([...documents], { value: operand }, options) as { value: unknown }[];
  return wrapped.map(({ value }) => value).filter((value) => value !== undefined);
}

const isNothing = (value: unknown) => value === null || value === undefined;

function extreme(sign: 1 | -1) {
  return (documents: readonly unknown[], operand: unknown, options: Options): unknown => {
    // As an expression over a list ($max: "$scores") mingo hands the list itself, without an operand.
    const values = operand === null ? [...documents] : present(documents, operand, options);
    const wanted = values.filter((value) => !isNothing(value));
    return wanted.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best), wanted[0]) ?? null;
  };
}

export const accumulators = {
  $push: (documents: readonly unknown[], operand: unknown, options: Options) => present(documents, operand, options),
  $addToSet: (documents: readonly unknown[], operand: unknown, options: Options) => {
    const set: unknown[] = [];
    for (const value of present(documents, operand, options))
      if (!set.some((known) => same(known, value))) set.push(value);
    return set;
  },
  $max: extreme(1),
  $min: extreme(-1),
};

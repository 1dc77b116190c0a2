// Stages where mingo's differ from MongoDB: $sort by BSON's order, $sample without repeats, $bucket without empty
// buckets, $count of nothing, $unwind with its checks. $lookup and $geoNear need the database and stand in files of
// their own.
import { evalExpr } from 'mingo/core';
import { Lazy, type Iterator } from 'mingo/lazy';
import {
  $bucketAuto as mingoBucketAuto,
  $project as mingoProject,
  $unset as mingoUnset,
} from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { cloneDeep } from 'mingo/util';
import { failed } from '../errors';
import { withoutInherited } from '../query/inherited';
import { changeAt, removed } from '../update/paths';
import { compare } from '../values/order';
import { sortValue, valuesAt } from '../values/paths';
import { isFields, show, typeName, type Fields } from '../values/types';

/** From the documents so far to the next ones. */
export type Stage = (documents: Iterator, operand: unknown, options: Options) => Iterator;

const whole =
  (stage: (documents: Fields[], operand: unknown, options: Options) => Fields[]): Stage =>
  (documents, operand, options) =>
    documents.transform<Fields>((list) => Lazy(stage(list, operand, options)));

const sort = whole((documents, operand) => {
  const keys = isFields(operand) ? Object.entries(operand) : [];
  if (keys.length === 0) throw failed('$sort stage must have at least one sort key');
  const directions = keys.map(([path, direction]) => {
    if (direction !== 1 && direction !== -1)
      throw failed('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return [path, direction] as const;
  });
  return documents
    .map((document) => ({
      document,
      values: directions.map(([path, direction]) => sortValue(document, path, direction)),
    }))
    .sort((a, b) => {
      for (const [i, [, direction]] of directions.entries()) {
        const order = compare(a.values[i], b.values[i]);
        if (order !== 0) return order * direction;
      }
      return 0;
    })
    .map(({ document }) => document);
});

const sample = whole((documents, operand) => {
  const size = isFields(operand) ? operand['size'] : undefined;
  if (typeof size !== 'number' || size < 0) throw failed('size argument to $sample must be a positive integer');
  const rest = [...documents];
  const taken: Fields[] = [];
  while (taken.length < size && rest.length > 0) {
    const [document] = rest.splice(Math.floor(Math.random() * rest.length), 1);
    if (document) taken.push(document);
  }
  return taken;
});

const count = whole((documents, operand) => {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.'))
    throw failed('the count field must be a non-empty string, not $-prefixed and without a dot');
  return documents.length === 0 ? [] : [{ [operand]: documents.length }];
});

const bucket = whole((documents, operand, options) => {
  const { boundaries, groupBy, default: other, output = { count: { $sum: 1 } } } = isFields(operand) ? operand : {};
  if (!Array.isArray(boundaries) || boundaries.length < 2 || groupBy === undefined)
    throw failed("$bucket requires 'groupBy' and 'boundaries' to be specified, with at least 2 boundaries");
  const bounds = boundaries as unknown[];
  for (let i = 1; i < bounds.length; i++)
    if (compare(bounds[i - 1], bounds[i]) >= 0)
      throw failed("The 'boundaries' option to $bucket must be sorted in ascending order");
  const groups = new Map<unknown, Fields[]>();
  for (const document of documents) {
    const value = evalExpr(document, groupBy, options) ?? null;
    const above = bounds.findIndex((bound) => compare(value, bound) < 0);
    const inside = above > 0;
    if (!inside && other === undefined)
      throw failed('$switch could not find a matching branch for an input, and no default was specified.');
    const id = inside ? bounds[above - 1] : other;
    groups.set(id, [...(groups.get(id) ?? []), document]);
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([id, members]) => ({ _id: id, ...(evalExpr(members, output, options) as Fields) }));
});

const bucketAuto: Stage = (documents, operand, options) => {
  const { buckets, groupBy } = isFields(operand) ? operand : {};
  if (typeof buckets !== 'number' || !Number.isInteger(buckets) || buckets < 1 || groupBy === undefined)
    throw failed("$bucketAuto requires 'groupBy' and 'buckets', a positive number of buckets");
  return documents.transform<Fields>((list) =>
    list.length === 0 ? Lazy([]) : mingoBucketAuto(Lazy(list), operand as never, options),
  );
};

const unwind = whole((documents, operand) => {
  const given = typeof operand === 'string' ? { path: operand } : operand;
  const {
    path,
    includeArrayIndex: indexField,
    preserveNullAndEmptyArrays: keep = false,
  } = isFields(given) ? given : {};
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2)
    throw failed(`path option to $unwind stage should be prefixed with a '$': ${show(path)}`);
  if (indexField !== undefined && (typeof indexField !== 'string' || indexField.startsWith('$')))
    throw failed(`includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${show(indexField)}`);
  const parts = path.slice(1).split('.');
  const numbered = (document: Fields, position: number | null) =>
    indexField === undefined ? document : changeAt(document, indexField.split('.'), true, () => position);
  return documents.flatMap((document) => {
    const [value] = valuesAt(document, path.slice(1));
    if (!Array.isArray(value)) {
      if (value === undefined || value === null) return keep === true ? [numbered(document, null)] : [];
      return [numbered(document, null)];
    }
    if (value.length === 0)
      return keep === true
        ? [
            numbered(
              changeAt(document, parts, false, () => removed),
              null,
            ),
          ]
        : [];
    return value.map((element: unknown, position) =>
      numbered(
        changeAt(document, parts, true, () => element),
        position,
      ),
    );
  });
});

const rows =
  (name: 'limit' | 'skip', least: number): Stage =>
  (documents, operand) => {
    if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < least)
      throw failed(
        name === 'limit'
          ? `the limit must be positive; got ${show(operand)}`
          : `Argument to $skip cannot be negative: ${show(operand)}`,
      );
    return name === 'limit'
      ? documents.transform<Fields>((list) => Lazy(list.slice(0, operand)))
      : documents.drop(operand);
  };

const addFields: Stage = (documents, operand, options) => {
  if (!isFields(operand)) throw failed(`$addFields specification stage must be an object, got ${typeName(operand)}`);
  const fields = Object.entries(operand).map(([path, expression]) => [path.split('.'), expression] as const);
  return documents.map<Fields, Fields>((document) => {
    let next = document;
    for (const [parts, expression] of fields) {
      const value = evalExpr(document, expression, options);
      // A value on the way that has no fields gives way to the new field.
      next = changeAt(clearWay(next, parts), parts, true, () => (value === undefined ? removed : value));
    }
    return next;
  });
};

function clearWay(document: Fields, parts: readonly string[]): Fields {
  let next = document;
  for (let length = 1; length < parts.length; length++) {
    const prefix = parts.slice(0, length);
    const [value] = valuesAt(next, prefix.join('.'));
    if (value !== undefined && !isFields(value)) next = changeAt(next, prefix, true, () => ({}));
  }
  return next;
}

const copy = (document: Fields): Fields => cloneDeep<Fields>(document);

/** mingo takes unwanted fields out of the document it is given, which may be the stored one. */
const onCopies =
  (stage: (documents: Iterator, operand: never, options: Options) => Iterator): Stage =>
  (documents, operand, options) =>
    stage(documents.map(copy), operand as never, options);

const project: Stage = (documents, operand, options) => {
  if (!isFields(operand) || Object.keys(operand).length === 0)
    throw failed('Invalid $project :: caused by :: projection specification must have at least one field');
  const excludes = Object.values(operand).some((wanted) => wanted === 0 || wanted === false || isFields(wanted));
  const wanted = withoutInherited(operand);
  return excludes ? onCopies(mingoProject)(documents, wanted, options) : mingoProject(documents, wanted, options);
};

/** Replaces a stage of the same name of mingo's. */
export const stages: Readonly<Record<`$${string}`, Stage>> = {
  $sort: sort,
  $sample: sample,
  $count: count,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $unwind: unwind,
  $limit: rows('limit', 1),
  $skip: rows('skip', 0),
  $addFields: addFields,
  $set: addFields,
  $project: project,
  $unset: onCopies(mingoUnset),
};

/** What the SDK can send, and what MongoDB has besides that only reads. `$out` and `$merge` write, so WeChat has none. */
export const knownStages = new Set([
  ...Object.keys(stages),
  ...'$facet $geoNear $group $lookup $match $redact $replaceRoot $replaceWith $sortByCount'.split(' '),
]);

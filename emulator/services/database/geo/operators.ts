// Geo operators of queries: `_.geoNear`, `_.geoWithin`, `_.geoIntersects`. In: a path and MongoDB's operand. Out: a test
// of a document. The order by distance that `$nearSphere` brings is made by the search (query/find.ts).
import { failed } from '../errors';
import type { Test } from '../query/operators';
import { valuesAt } from '../values/paths';
import { isFields } from '../values/types';
import {
  distance,
  distanceTo,
  intersects,
  isWithin,
  metresOfRadians,
  positionsOf,
  requireShape,
  toShape,
  type Position,
  type Shape,
} from './geometry';

const shapesAt = (document: unknown, path: string): Shape[] =>
  valuesAt(document, path).flatMap((value) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((inner) => toShape(inner) ?? []);
  });

const someShape =
  (path: string, holds: (shape: Shape) => boolean): Test =>
  (document) =>
    shapesAt(document, path).some(holds);

/** A place and how far around it, in metres. */
export interface Near {
  readonly place: Position;
  readonly least: number;
  readonly most: number;
}

/** @throws DatabaseError when the operand of `$near` or `$nearSphere` is malformed */
export function readNear(operand: unknown): Near {
  const {
    $geometry: geometry,
    $maxDistance: most = Infinity,
    $minDistance: least = 0,
  } = isFields(operand) ? operand : {};
  const [place] = requireShape(geometry, '$nearSphere').points;
  if (!place) throw failed("$near requires a point, given { type: 'Point', coordinates: […] }");
  for (const bound of [most, least])
    if (typeof bound !== 'number' || bound < 0)
      throw failed('$maxDistance and $minDistance must be non-negative numbers');
  return { place, least: least as number, most: most as number };
}

/** Metres from a place to the nearest shape in the field; Infinity when there is none. */
export const distanceAt = (document: unknown, path: string, place: Position) =>
  Math.min(Infinity, ...shapesAt(document, path).map((shape) => distanceTo(place, shape)));

const near = (path: string, operand: unknown): Test => {
  const { place, least, most } = readNear(operand);
  return (document) => {
    const metres = distanceAt(document, path, place);
    return metres < Infinity && metres >= least && metres <= most;
  };
};

const within = (path: string, operand: unknown): Test => {
  const { $geometry: geometry, $centerSphere: circle } = isFields(operand) ? operand : {};
  if (circle !== undefined) {
    const [center, angle] = Array.isArray(circle) ? (circle as unknown[]) : [];
    const [place] = requireShape({ type: 'Point', coordinates: center }, '$centerSphere').points;
    if (typeof angle !== 'number' || angle < 0 || !place) throw failed('radius must be a non-negative number');
    const radius = metresOfRadians(angle);
    return someShape(path, (shape) => positionsOf(shape).every((position) => distance(place, position) <= radius));
  }
  const area = requireShape(geometry, '$geoWithin');
  if (area.polygons.length === 0) throw failed('$geoWithin not supported with provided geometry: it must be a polygon');
  return someShape(path, (shape) => isWithin(shape, area));
};

const meets = (path: string, operand: unknown): Test => {
  const wanted = requireShape(isFields(operand) ? operand['$geometry'] : undefined, '$geoIntersects');
  return someShape(path, (shape) => intersects(shape, wanted));
};

export const geoOperators = { $near: near, $nearSphere: near, $geoWithin: within, $geoIntersects: meets } as const;

/** The field and place that a query wants its matches ordered by, if any. */
export function nearOf(query: unknown): { path: string; near: Near } | null {
  if (!isFields(query)) return null;
  for (const [path, operand] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(operand)) {
      for (const branch of operand) {
        const found = nearOf(branch);
        if (found) return found;
      }
    }
    if (!isFields(operand)) continue;
    const wanted = operand['$nearSphere'] ?? operand['$near'];
    if (wanted !== undefined) return { path, near: readNear(wanted) };
  }
  return null;
}

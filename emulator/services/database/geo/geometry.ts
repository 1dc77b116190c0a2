// GeoJSON as WeChat's db.Geo makes it, and what can be asked of two shapes. In: values of documents and queries. Out:
// yes or no, and metres. Lines are straight in degrees, where MongoDB's follow the globe: no difference at city scale.
import { failed } from '../errors';
import { isFields, show } from '../values/types';

export type Position = readonly [longitude: number, latitude: number];
export interface Shape {
  readonly points: readonly Position[];
  readonly lines: readonly (readonly Position[])[];
  /** Each an outer ring and its holes. */
  readonly polygons: readonly (readonly (readonly Position[])[])[];
}

/** MongoDB's radius of the earth, in metres. */
const EARTH = 6_378_100;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places along the globe. */
export function distance([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const half = (a: number) => Math.sin(a / 2) ** 2;
  const h = half(radians(lat2 - lat1)) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(radians(lng2 - lng1));
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}
export const metresOfRadians = (angle: number) => angle * EARTH;

/** Reads a GeoJSON value; null when it is none. */
export function toShape(value: unknown): Shape | null {
  if (!isFields(value)) return null;
  const { type, coordinates, geometries } = value;
  const none: Shape = { points: [], lines: [], polygons: [] };
  const listOf = <T>(read: (inner: unknown) => T | null, least = 1) => {
    if (!Array.isArray(coordinates) || coordinates.length < least) return null;
    const list = coordinates.map(read);
    return list.every((item) => item !== null) ? (list as T[]) : null;
  };
  switch (type) {
    case 'Point': {
      const point = toPosition(coordinates);
      return point && { ...none, points: [point] };
    }
    case 'MultiPoint': {
      const points = listOf(toPosition);
      return points && { ...none, points };
    }
    case 'LineString': {
      const line = toLine(coordinates);
      return line && { ...none, lines: [line] };
    }
    case 'MultiLineString': {
      const lines = listOf(toLine);
      return lines && { ...none, lines };
    }
    case 'Polygon': {
      const polygon = toPolygon(coordinates);
      return polygon && { ...none, polygons: [polygon] };
    }
    case 'MultiPolygon': {
      const polygons = listOf(toPolygon);
      return polygons && { ...none, polygons };
    }
    case 'GeometryCollection': {
      const shapes = Array.isArray(geometries) ? geometries.map(toShape) : [null];
      if (!shapes.every((shape) => shape !== null)) return null;
      return {
        points: shapes.flatMap((shape) => shape.points),
        lines: shapes.flatMap((shape) => shape.lines),
        polygons: shapes.flatMap((shape) => shape.polygons),
      };
    }
    default:
      return null;
  }
}

/** @throws DatabaseError when a query's operand is no GeoJSON */
export function requireShape(value: unknown, operator: string): Shape {
  const shape = toShape(value);
  if (!shape) throw failed(`unknown GeoJSON type or coordinates out of range in ${operator}: ${show(value)}`);
  return shape;
}

function toPosition(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [lng, lat] = value as unknown[];
  if (typeof lng !== 'number' || typeof lat !== 'number') return null;
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null;
}
function toLine(value: unknown): Position[] | null {
  if (!Array.isArray(value) || value.length < 2) return null;
  const line = value.map(toPosition);
  return line.every((position) => position !== null) ? line : null;
}
function toPolygon(value: unknown): Position[][] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const rings = value.map(toLine);
  return rings.every((ring) => ring !== null && ring.length >= 4) ? (rings as Position[][]) : null;
}

/** Metres from a place to the nearest part of a shape; 0 inside a polygon. */
export function distanceTo(place: Position, shape: Shape): number {
  if (shape.polygons.some((polygon) => contains(polygon, place))) return 0;
  const segments = segmentsOf(shape);
  return Math.min(
    Infinity,
    ...shape.points.map((point) => distance(place, point)),
    ...segments.map(([a, b]) => distance(place, nearest(place, a, b))),
  );
}

/** Whether all of `shape` lies in the polygons of `area`. */
export function isWithin(shape: Shape, area: Shape): boolean {
  const inside = (position: Position) => area.polygons.some((polygon) => contains(polygon, position));
  const edges = segmentsOf({ ...area, points: [], lines: [] });
  const crosses = segmentsOf(shape).some((segment) => edges.some((edge) => properlyCross(segment, edge)));
  return !crosses && positionsOf(shape).every(inside);
}

/** Whether two shapes have a place in common. */
export function intersects(a: Shape, b: Shape): boolean {
  const covers = (one: Shape, other: Shape) =>
    positionsOf(other).some(
      (position) =>
        one.points.some((point) => point[0] === position[0] && point[1] === position[1]) ||
        one.polygons.some((polygon) => contains(polygon, position)) ||
        segmentsOf(one).some(([from, to]) => isOn(position, from, to)),
    );
  if (covers(a, b) || covers(b, a)) return true;
  const others = segmentsOf(b);
  return segmentsOf(a).some((segment) => others.some((other) => properlyCross(segment, other)));
}

type Segment = readonly [Position, Position];
const segmentsOf = ({ lines, polygons }: Shape): Segment[] =>
  [...lines, ...polygons.flat()].flatMap((line) => line.slice(1).map((to, i): Segment => [line[i] as Position, to]));
export const positionsOf = ({ points, lines, polygons }: Shape): Position[] => [
  ...points,
  ...lines.flat(),
  ...polygons.flat(2),
];

const turn = (a: Position, b: Position, c: Position) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const properlyCross = ([a, b]: Segment, [c, d]: Segment) =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

function isOn(place: Position, a: Position, b: Position): boolean {
  return (
    Math.abs(turn(a, b, place)) < 1e-12 &&
    place[0] >= Math.min(a[0], b[0]) &&
    place[0] <= Math.max(a[0], b[0]) &&
    place[1] >= Math.min(a[1], b[1]) &&
    place[1] <= Math.max(a[1], b[1])
  );
}

/** Inside the outer ring and in no hole; the border counts as inside. */
function contains([outer, ...holes]: readonly (readonly Position[])[], place: Position): boolean {
  if (!outer) return false;
  if (onBorder(outer, place)) return true;
  return inRing(outer, place) && !holes.some((hole) => inRing(hole, place) && !onBorder(hole, place));
}
const onBorder = (ring: readonly Position[], place: Position) =>
  ring.slice(1).some((to, i) => isOn(place, ring[i] as Position, to));

function inRing(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Position;
    const [xj, yj] = ring[j] as Position;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function nearest(place: Position, a: Position, b: Position): Position {
  const shrink = Math.cos(radians(place[1]));
  const [dx, dy] = [(b[0] - a[0]) * shrink, b[1] - a[1]];
  const length = dx * dx + dy * dy;
  if (length === 0) return a;
  const t = Math.max(0, Math.min(1, ((place[0] - a[0]) * shrink * dx + (place[1] - a[1]) * dy) / length));
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

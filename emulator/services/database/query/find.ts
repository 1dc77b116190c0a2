// A `get`, a `count`, or the search of an update: plan, test, sort, skip, limit. Out: documents as they are stored, and
// what it cost. It never copies a document: they are never changed in place.
import type { Collection } from '../store/collection';
import type { Entry } from '../store/ordered-index';
import { failed } from '../errors';
import type { Position } from '../geo/geometry';
import { distanceAt, nearOf } from '../geo/operators';
import { compare } from '../values/order';
import { sortValue } from '../values/paths';
import { isFields, type Fields } from '../values/types';
import { boundedFor } from './bounded';
import { parseQuery } from './language';
import { plan, type SortSpec } from './planner';

/** Where a read takes its documents from: a collection, or a transaction's view of one. */
export interface Source {
  readonly collection: Collection;
  /** Entries that differ from the collection's, null for gone; read instead of them. */
  readonly overlay?: ReadonlyMap<string, Entry | null>;
}

export interface Find {
  readonly query: Fields;
  readonly sort?: SortSpec;
  readonly skip?: number;
  readonly limit?: number;
}

export interface Found {
  readonly entries: readonly Entry[];
  /** The index used; null for a scan. */
  readonly index: string | null;
  /** How many documents were looked at. */
  readonly scanned: number;
}

/** @throws DatabaseError when the query is refused, or its regular expressions take too long */
export function find(source: Source, request: Find): Found {
  return boundedFor(request.query, () => search(source, request));
}

function search(source: Source, { query, sort = [], skip = 0, limit = Infinity }: Find): Found {
  const test = parseQuery(query);
  const { collection, overlay } = source;
  const near = nearOf(query);
  if (near) collection.geoField(near.path);
  const chosen = plan(collection, query, sort);
  const enough = chosen.sorted && !overlay?.size && (!near || sort.length > 0) ? skip + limit : Infinity;
  const matches: Entry[] = [];
  let scanned = 0;
  if (enough > 0) {
    for (const entry of chosen.candidates()) {
      if (overlay?.has(entry.key)) continue;
      scanned++;
      if (test(entry.document) && matches.push(entry) >= enough) break;
    }
  }
  for (const entry of overlay?.values() ?? []) {
    if (!entry) continue;
    scanned++;
    if (test(entry.document)) matches.push(entry);
  }
  if (sort.length > 0 && (!chosen.sorted || overlay?.size)) sortEntries(matches, sort);
  if (near && sort.length === 0) sortByDistance(matches, near.path, near.near.place);
  const entries = skip > 0 || matches.length > limit ? matches.slice(skip, skip + limit) : matches;
  return { entries, index: chosen.index, scanned };
}

function sortByDistance(entries: Entry[], path: string, place: Position): void {
  const metres = new Map(entries.map((entry) => [entry, distanceAt(entry.document, path, place)]));
  entries.sort((a, b) => (metres.get(a) ?? 0) - (metres.get(b) ?? 0));
}

function sortEntries(entries: Entry[], sort: SortSpec): void {
  const keyed = entries.map((entry) => ({
    entry,
    values: sort.map(([path, direction]) => sortValue(entry.document, path, direction)),
  }));
  keyed.sort((a, b) => {
    for (const [i, [, direction]] of sort.entries()) {
      const order = compare(a.values[i], b.values[i]);
      if (order !== 0) return order * direction;
    }
    return 0;
  });
  for (const [i, { entry }] of keyed.entries()) entries[i] = entry;
}

/**
 * Reads an order such as `{"createdAt": -1}`.
 * @throws DatabaseError when a direction is neither 1 nor -1
 */
export function parseSort(order: unknown): SortSpec {
  if (order === undefined) return [];
  if (!isFields(order)) throw failed('the order must be an object of fields and directions');
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw failed('bad sort specification: $sort key ordering must be 1 or -1');
    return [path, direction] as const;
  });
}

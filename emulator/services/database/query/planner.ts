// Which index answers a query. In: the query and the wished order. Out: a plan, whose candidates always include every
// match; the query itself is still tested on each of them. `_id` needs no index: it is the collection's own key.
import { Collection } from '../store/collection';
import { everything, type Entry, type KeyRange, type OrderedIndex } from '../store/ordered-index';
import { afterPrefix, bracketOf, invertKey, orderKey } from '../values/order';
import { isFields, type Fields } from '../values/types';
import { hasRange, isIndexable } from './operators';

export type SortSpec = readonly (readonly [path: string, direction: 1 | -1])[];

export interface Plan {
  /** `_id_`, a declared index, or null for a scan of the whole collection. */
  readonly index: string | null;
  /** Candidates come in the wished order already. */
  readonly sorted: boolean;
  candidates(): Iterable<Entry>;
}

/** What the query's top level demands of one field. */
export interface Demand {
  /** The field must equal one of these. */
  readonly values?: readonly unknown[];
  readonly low?: { readonly value: unknown; readonly inclusive: boolean };
  readonly high?: { readonly value: unknown; readonly inclusive: boolean };
  /** Rules out null and missing, so a sparse index will do. */
  readonly present?: boolean;
}

/** More values than this in an `$in` are not worth as many look-ups. */
const MOST_LOOKUPS = 1000;

export function plan(collection: Collection, query: Fields, sort: SortSpec = []): Plan {
  const demands = demandsOf(query);
  const ids = demands.get('_id')?.values;
  if (ids && ids.length <= MOST_LOOKUPS) return byId(collection, ids);
  let best: IndexPlan | null = null;
  for (const index of collection.indexes) {
    const candidate = planIndex(index, demands, sort);
    if (candidate && (!best || candidate.worth > best.worth)) best = candidate;
  }
  return best ?? planBranches(collection, query, sort) ?? scan(collection, sort);
}

const scan = (collection: Collection, sort: SortSpec): Plan => ({
  index: null,
  sorted: sort.length === 0,
  candidates: () => collection.entries(),
});

/** A query that is an `$or` is answered by indexes when each of its branches is. */
function planBranches(collection: Collection, query: Fields, sort: SortSpec): Plan | null {
  const branches = orOf(query);
  if (!branches) return null;
  const plans = branches.map((branch) => plan(collection, branch));
  if (plans.some(({ index }) => index === null)) return null;
  return {
    index: [...new Set(plans.map(({ index }) => index))].join(', '),
    sorted: sort.length === 0,
    candidates: () => new Set(plans.flatMap((branch) => [...branch.candidates()])),
  };
}

/** The branches of an `$or` at the top or in a top-level `$and`. */
function orOf(query: Fields): readonly Fields[] | null {
  const { $or: branches, $and: all } = query;
  if (Array.isArray(branches) && branches.every(isFields)) return branches;
  if (!Array.isArray(all)) return null;
  for (const inner of all) {
    const found = isFields(inner) ? orOf(inner) : null;
    if (found) return found;
  }
  return null;
}

function byId(collection: Collection, ids: readonly unknown[]): Plan {
  const keys = new Set(ids.map((id) => Collection.keyOf(id)));
  return {
    index: '_id_',
    sorted: keys.size <= 1,
    candidates: () => [...keys].flatMap((key) => collection.get(key) ?? []),
  };
}

interface IndexPlan extends Plan {
  readonly worth: number;
}

function planIndex(index: OrderedIndex, demands: ReadonlyMap<string, Demand>, sort: SortSpec): IndexPlan | null {
  if (index.declaration.sparse && !index.fields.some(([path]) => demands.get(path)?.present)) return null;
  let prefixes = [''];
  let fixed = 0;
  for (const [path, direction] of index.fields) {
    const values = demands.get(path)?.values;
    if (!values || prefixes.length * values.length > MOST_LOOKUPS) break;
    const parts = [...new Set(values.map(orderKey))].map((key) => (direction === 1 ? key : invertKey(key)));
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => prefix + part));
    fixed++;
  }
  const next = index.fields[fixed];
  const demand = next ? demands.get(next[0]) : undefined;
  const bounds = next && demand ? boundsOf(demand, next[1], index.multikey) : null;
  const order = prefixes.length <= 1 ? orderOf(index, fixed, sort) : null;
  if (fixed === 0 && !bounds && !order) return null;
  const ranges = prefixes
    .map((prefix): KeyRange => {
      if (bounds) return { low: prefix + bounds.low, high: prefix + bounds.high };
      return prefix === '' ? everything : { low: prefix, high: afterPrefix(prefix) };
    })
    .filter((range) => range.low < range.high);
  const unique = index.declaration.unique === true && fixed === index.fields.length;
  return {
    index: index.name,
    sorted: sort.length === 0 || order !== null,
    worth: fixed * 4 + (bounds ? 2 : 0) + (order ? 1 : 0) + (unique ? 1000 : 0),
    candidates: () => walk(index, ranges, order === 'backwards'),
  };
}

function* walk(index: OrderedIndex, ranges: readonly KeyRange[], backwards: boolean): Generator<Entry> {
  const seen = index.multikey ? new Set<string>() : null;
  for (const range of ranges) {
    for (const entry of index.scan(range, backwards)) {
      if (seen?.has(entry.key)) continue;
      seen?.add(entry.key);
      yield entry;
    }
  }
}

/** Whether the index gives the wished order behind its first `fixed` fields, forwards or backwards. */
function orderOf(index: OrderedIndex, fixed: number, sort: SortSpec): 'forwards' | 'backwards' | null {
  if (sort.length === 0 || index.multikey || index.declaration.sparse) return null;
  const constant = new Set(index.fields.slice(0, fixed).map(([path]) => path));
  const wished = sort.filter(([path]) => !constant.has(path));
  const given = index.fields.slice(fixed);
  const [first] = wished;
  if (!first) return 'forwards';
  const turn = given[0]?.[1] === first[1] ? 1 : -1;
  const fits = wished.every(([path, direction], i) => given[i]?.[0] === path && given[i][1] * turn === direction);
  return fits ? (turn === 1 ? 'forwards' : 'backwards') : null;
}

/** The part of a field's keys that the demand leaves, inside the bracket of its operand. */
function boundsOf(demand: Demand, direction: 1 | -1, multikey: boolean): KeyRange | null {
  const { low } = demand;
  // Different elements of an array may satisfy the two ends, so only one of them narrows the search.
  const high = multikey && low ? undefined : demand.high;
  const operand = low?.value ?? high?.value;
  if (operand === undefined) return null;
  const bracket = String.fromCharCode(bracketOf(operand));
  const bracketEnd = afterPrefix(bracket);
  const sameBracket = !low || !high || bracketOf(low.value) === bracketOf(high.value);
  if (!sameBracket) return { low: bracket, high: bracket };
  const from = low ? orderKey(low.value) : null;
  const to = high ? orderKey(high.value) : null;
  if (direction === 1) {
    return {
      low: from === null ? bracket : low?.inclusive ? from : afterPrefix(from),
      high: to === null ? bracketEnd : high?.inclusive ? afterPrefix(to) : to,
    };
  }
  const turned = invertKey(bracket);
  return {
    low: to === null ? turned : high?.inclusive ? invertKey(to) : afterPrefix(invertKey(to)),
    high: from === null ? afterPrefix(turned) : low?.inclusive ? afterPrefix(invertKey(from)) : invertKey(from),
  };
}

/** Reads the demands that hold for every match: those of the top level and of a top-level `$and`. */
export function demandsOf(query: Fields): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  const read = (criteria: Fields) => {
    for (const [name, operand] of Object.entries(criteria)) {
      if (name === '$and' && Array.isArray(operand)) {
        for (const branch of operand as unknown[]) if (isFields(branch)) read(branch);
      } else if (!name.startsWith('$')) {
        const demand = demandOf(operand);
        const known = demands.get(name);
        if (demand) demands.set(name, known ? { ...demand, ...known } : demand);
      }
    }
  };
  read(query);
  return demands;
}

function demandOf(operand: unknown): Demand | null {
  const operators = isFields(operand) && Object.keys(operand)[0]?.startsWith('$') ? operand : { $eq: operand };
  let demand: Demand = {};
  for (const [operator, value] of Object.entries(operators)) {
    if (operator === '$eq' && isIndexable(value)) demand = { ...demand, values: [value], present: value !== null };
    else if (operator === '$in' && Array.isArray(value) && value.every(isIndexable))
      demand = { ...demand, values: demand.values ?? value, present: value.every((item) => item !== null) };
    else if ((operator === '$gt' || operator === '$gte') && hasRange(value))
      demand = { ...demand, low: { value, inclusive: operator === '$gte' }, present: true };
    else if ((operator === '$lt' || operator === '$lte') && hasRange(value))
      demand = { ...demand, high: { value, inclusive: operator === '$lte' }, present: true };
    else if (operator === '$exists' && value) demand = { ...demand, present: true };
  }
  return Object.keys(demand).length === 0 ? null : demand;
}

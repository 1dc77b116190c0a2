// A database as plain as can be, written apart from the real one: a list, a loop, and MongoDB's rules spelled out for the
// few kinds of values the property test uses (numbers, texts, null, lists of them, one nested object).

export type Scalar = number | string | null;
export interface Row {
  _id: number;
  a?: Scalar | Scalar[];
  b?: Scalar | Scalar[];
  o?: { x?: Scalar };
}
export type Condition =
  | { op: 'eq' | 'ne'; field: Field; value: Scalar }
  | { op: 'gt' | 'gte' | 'lt' | 'lte'; field: Field; value: Scalar }
  | { op: 'in' | 'nin'; field: Field; values: Scalar[] }
  | { op: 'exists'; field: Field; wanted: boolean };
export type Field = 'a' | 'b' | 'o.x';
/** All of these, or any of these. */
export interface Query {
  join: 'and' | 'or';
  conditions: Condition[];
}
export type Change =
  | { op: 'set'; field: Field; value: Scalar | Scalar[] }
  | { op: 'inc'; field: Field; by: number }
  | { op: 'unset'; field: Field }
  | { op: 'push'; field: Field; value: Scalar };

export const read = (row: Row, field: Field): Scalar | Scalar[] | undefined =>
  field === 'o.x' ? row.o?.x : row[field];

function write(row: Row, field: Field, value: Scalar | Scalar[] | undefined): Row {
  const copy: Row = structuredClone(row);
  if (field === 'o.x') {
    if (value === undefined) {
      if (copy.o) delete copy.o.x;
    } else copy.o = { ...copy.o, x: value as Scalar };
  } else if (value === undefined) delete copy[field];
  else copy[field] = value;
  return copy;
}

/** The values a comparison looks at: the field, and its elements when it is a list. */
const looked = (value: Scalar | Scalar[] | undefined): (Scalar | undefined | Scalar[])[] =>
  Array.isArray(value) ? [value, ...value] : [value];

const equal = (value: unknown, wanted: Scalar) =>
  wanted === null ? value === null || value === undefined : value === wanted;

function compares(op: 'gt' | 'gte' | 'lt' | 'lte', value: unknown, wanted: Scalar): boolean {
  if (wanted === null) return (op === 'gte' || op === 'lte') && equal(value, null);
  if (typeof value === 'number' && typeof wanted === 'number') return by(op, value - wanted);
  if (typeof value === 'string' && typeof wanted === 'string')
    return by(op, value < wanted ? -1 : value > wanted ? 1 : 0);
  return false;
}
const by = (op: 'gt' | 'gte' | 'lt' | 'lte', order: number) =>
  op === 'gt' ? order > 0 : op === 'gte' ? order >= 0 : op === 'lt' ? order < 0 : order <= 0;

function meets(row: Row, condition: Condition): boolean {
  const value = read(row, condition.field);
  switch (condition.op) {
    case 'eq':
      return looked(value).some((one) => equal(one, condition.value));
    case 'ne':
      return !looked(value).some((one) => equal(one, condition.value));
    case 'in':
      return condition.values.some((wanted) => looked(value).some((one) => equal(one, wanted)));
    case 'nin':
      return !condition.values.some((wanted) => looked(value).some((one) => equal(one, wanted)));
    case 'exists':
      return (value !== undefined) === condition.wanted;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const { op, value: wanted } = condition;
      return looked(value).some((one) => compares(op, one, wanted));
    }
  }
}

export const matches = (row: Row, { join, conditions }: Query) =>
  join === 'and'
    ? conditions.every((condition) => meets(row, condition))
    : conditions.some((condition) => meets(row, condition));

/** The row after a change; 'refused' where MongoDB answers an error. */
export function change(row: Row, { op, field, ...rest }: Change): Row | 'refused' {
  const old = read(row, field);
  if (op === 'set') return write(row, field, (rest as { value: Scalar }).value);
  if (op === 'unset') return old === undefined ? row : write(row, field, undefined);
  if (op === 'inc') {
    const { by: amount } = rest as { by: number };
    if (old === undefined) return write(row, field, amount);
    return typeof old === 'number' ? write(row, field, old + amount) : 'refused';
  }
  const { value } = rest as { value: Scalar };
  if (old === undefined) return write(row, field, [value] as Scalar[]);
  return Array.isArray(old) ? write(row, field, [...old, value]) : 'refused';
}

/** What a row is sorted by: a list counts as its least element upwards and its greatest downwards. */
export function sortKey(row: Row, field: Field, direction: 1 | -1): Scalar {
  const value = read(row, field);
  if (!Array.isArray(value)) return value ?? null;
  return [...value].sort((x, y) => order(x, y) * direction)[0] ?? null;
}
export function order(x: Scalar, y: Scalar): number {
  const rank = (value: Scalar) => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
  if (rank(x) !== rank(y)) return rank(x) - rank(y);
  if (x === null || y === null || x === y) return 0;
  return x < y ? -1 : 1;
}

export class Model {
  rows: Row[] = [];

  copy(): Model {
    const copy = new Model();
    copy.rows = this.rows;
    return copy;
  }
  add(row: Row): 'added' | 'refused' {
    if (this.rows.some(({ _id }) => _id === row._id)) return 'refused';
    this.rows = [...this.rows, row];
    return 'added';
  }
  /** @returns how many rows are different now */
  update(query: Query, changes: Change): number | 'refused' {
    const next = this.rows.map((row) => (matches(row, query) ? change(row, changes) : row));
    if (next.includes('refused')) return 'refused';
    const rows = next as Row[];
    const changed = rows.filter((row, i) => JSON.stringify(row) !== JSON.stringify(this.rows[i])).length;
    this.rows = rows;
    return changed;
  }
  remove(query: Query): number {
    const before = this.rows.length;
    this.rows = this.rows.filter((row) => !matches(row, query));
    return before - this.rows.length;
  }
}

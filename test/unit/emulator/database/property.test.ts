import fc from '../../../support/properties';
import { rmSync } from 'node:fs';
import type { Fields } from '../../../../emulator/services/database/values/types';
import { newFolder, openDatabase, type TestDatabase } from './host';
import {
  Model,
  matches,
  order,
  sortKey,
  type Change,
  type Condition,
  type Field,
  type Query,
  type Row,
  type Scalar,
} from './model';

const scalar: fc.Arbitrary<Scalar> = fc.constantFrom<Scalar>(null, -1, 0, 1, 2, 2.5, 'a', 'b', 'ab', '');
const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) });
const field = fc.constantFrom<Field>('a', 'b', 'o.x');
const row: fc.Arbitrary<Row> = fc.record(
  { _id: fc.nat(12), a: value, b: value, o: fc.record({ x: scalar }, { requiredKeys: [] }) },
  { requiredKeys: ['_id'] },
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'ne'), field, value: scalar }),
  fc.record({ op: fc.constantFrom('gt', 'gte', 'lt', 'lte'), field, value: scalar }),
  fc.record({ op: fc.constantFrom('in', 'nin'), field, values: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ op: fc.constant('exists' as const), field, wanted: fc.boolean() }),
);
const query: fc.Arbitrary<Query> = fc.record({
  join: fc.constantFrom('and', 'and', 'or'),
  conditions: fc.array(condition, { minLength: 1, maxLength: 3 }),
});
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ op: fc.constant('set' as const), field: fc.constantFrom<Field>('a', 'b'), value }),
  fc.record({ op: fc.constant('set' as const), field: fc.constant<Field>('o.x'), value: scalar }),
  fc.record({ op: fc.constant('inc' as const), field, by: fc.constantFrom(1, -1, 0.5) }),
  fc.record({ op: fc.constant('unset' as const), field }),
  fc.record({ op: fc.constant('push' as const), field: fc.constantFrom<Field>('a', 'b'), value: scalar }),
);
type Step =
  | { do: 'add'; row: Row }
  | { do: 'update'; query: Query; changes: Change }
  | { do: 'remove'; query: Query }
  | { do: 'find'; query: Query; sort: { field: Field; direction: 1 | -1 } | null; skip: number; limit: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), row }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('update' as const), query, changes }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), query }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('find' as const),
      query,
      sort: fc.option(fc.record({ field, direction: fc.constantFrom(1 as const, -1 as const) })),
      skip: fc.nat(2),
      limit: fc.integer({ min: 1, max: 8 }),
    }),
  },
);

const indexes = [
  { name: 'a_b', keys: { a: 1, b: -1 } },
  { name: 'b', keys: { b: -1 } },
  { name: 'ox', keys: { 'o.x': 1 }, sparse: true },
];
const collections = { indexed: { indexes }, plain: {} };

function toMongo({ join, conditions }: Query): Fields {
  const list = conditions.map((one): Fields => {
    if (one.op === 'exists') return { [one.field]: { $exists: one.wanted } };
    return { [one.field]: { [`$${one.op}`]: 'values' in one ? one.values : one.value } };
  });
  return { [`$${join}`]: list };
}
const toOperators = (one: Change): Fields => {
  const operand = one.op === 'inc' ? one.by : one.op === 'unset' ? '' : one.value;
  return { [`$${one.op}`]: { [one.field]: operand } };
};

type Write = Exclude<Step, { do: 'find' }>;

function writeToModel(model: Model, one: Write): unknown {
  if (one.do === 'add') return model.add(one.row);
  return one.do === 'update' ? model.update(one.query, one.changes) : model.remove(one.query);
}

async function write({ database }: TestDatabase, name: string, one: Write): Promise<unknown> {
  try {
    if (one.do === 'remove') return await database.remove(name, toMongo(one.query));
    if (one.do === 'update')
      return (await database.update(name, toMongo(one.query), toOperators(one.changes))).modified;
    await database.add(name, { ...one.row });
    return 'added';
  } catch {
    return 'refused';
  }
}

/** Two lists in the fields of one index cannot be indexed, as in MongoDB: such steps are left out. */
const holdsTwoLists = ({ rows }: Model) => rows.some(({ a, b }) => Array.isArray(a) && Array.isArray(b));

function expectSameFind({ database }: TestDatabase, name: string, model: Model, one: Extract<Step, { do: 'find' }>) {
  const { sort, skip, limit } = one;
  const where = toMongo(one.query);
  const expected = model.rows.filter((candidate) => matches(candidate, one.query));
  const ids = database.find(name, { where }).map(({ _id }) => _id);
  expect(ids.sort()).toEqual(expected.map(({ _id }) => _id).sort());
  if (!sort) return;
  const keyOf = (candidate: Row) => sortKey(candidate, sort.field, sort.direction);
  const page = database.find(name, { where, orderBy: { [sort.field]: sort.direction }, skip, limit });
  const keys = expected.map(keyOf).sort((x, y) => order(x, y) * sort.direction);
  expect(page.map((document) => keyOf(document as unknown as Row))).toEqual(keys.slice(skip, skip + limit));
}

it('behaves as a plain model does, with and without indexes, and after a restart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      const dataDir = newFolder();
      const settings = { 'database.fsync': false };
      const open = await openDatabase({ dataDir, collections, settings });
      let model = new Model();
      for (const one of steps) {
        const next = model.copy();
        const expected = one.do === 'find' ? null : writeToModel(next, one);
        if (holdsTwoLists(next)) continue;
        for (const name of Object.keys(collections)) {
          if (one.do === 'find') expectSameFind(open, name, model, one);
          else expect(await write(open, name, one)).toBe(expected);
        }
        model = next;
      }
      for (const name of Object.keys(collections)) expect(open.database.find(name)).toEqual(model.rows);
      await open.database.stop();
      const again = await openDatabase({ dataDir, collections, settings });
      for (const name of Object.keys(collections)) expect(again.database.find(name)).toEqual(model.rows);
      await again.database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }),
    { numRuns: Number(process.env['DATABASE_PROPERTY_RUNS'] ?? 150) },
  );
});

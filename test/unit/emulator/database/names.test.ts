// A field may be called what every object's own properties are called: it is a field like any other, and there only where it was written.
import { watch, type Snapshot } from '../../../../emulator/services/database/client/watch';
import { checkIndexes } from '../../../../emulator/services/database/declaration';
import { insert as insertInto, replace } from '../../../../emulator/services/database/operations';
import { decodeRecord, encodeRecord } from '../../../../emulator/services/database/disk/record';
import { Store } from '../../../../emulator/services/database/store/store';
import { inheritedNames } from '../../../support/names';
import { oddValues, withOwn } from '../../../support/odd-values';
import { openDatabase, type TestDatabase } from './host';

/** MongoDB keeps any name; ours refuses this one in documents, as in the paths of updates: JavaScript's own clients lose it. */
const refused = '__proto__';
const storable = inheritedNames.filter((name) => name !== refused);

let db: TestDatabase;
beforeEach(async () => {
  db = await openDatabase({ collections: { c: {}, other: {} } });
});
afterEach(() => db.database.stop());

const base = { collectionName: 'c', envName: 'e' };
const json = JSON.stringify;
/** What was asked of the database, and its answers. */
let told: string[] = [];
const asked = async (action: string, body: object): Promise<unknown> => {
  const answer = await db.call(action, { ...base, ...body }).then(
    ({ reply }) => reply,
    (error: Error & { code?: string }) => `${error.code ?? 'NOT A REFUSAL'}: ${error.message}`,
  );
  told.push(`${action} ${json(body)}: ${json(answer)}`);
  return answer;
};
const insert = (...documents: object[]) =>
  asked('database.insertDocument', { data: documents.map((each) => json(each)) });
const find = (query: object, more: object = {}) => asked('database.getDocument', { query: json(query), ...more });
const update = (operators: object, query: object = {}) =>
  asked('database.modifyDocument', { query: json(query), data: json(operators), merge: true, multi: true });
const aggregate = (...stages: [string, unknown][]) =>
  asked('database.aggregateDocuments', {
    stages: stages.map(([stageKey, value]) => ({ stageKey, stageValue: json(value) })),
  });

/** Everything a database can be asked about a field of a name, from documents of which some have it. */
async function story(name: string): Promise<string[]> {
  told = [];
  const o = (value: unknown) => withOwn(name, value);
  await insert({ _id: 1, ...o(5) }, { _id: 2 }, { _id: 3, ...o('a') }, { _id: 4, in: o([1, 2]) }, { _id: 5, ...o({}) });
  const operands: unknown[] = [
    ...[5, 'a', null, {}, [], { $exists: true }, { $exists: false }, { $ne: 5 }, { $in: [null] }, { $in: ['a', {}] }],
    ...[{ $nin: [5] }, { $gt: 1 }, { $gt: {} }, { $type: 'object' }, { $type: 'missing' }, { $size: 0 }, { $all: [5] }],
    ...[{ $not: { $gt: 1 } }, { $elemMatch: { $gt: 0 } }, { $regex: 'a' }, { $mod: [5, 0] }],
  ];
  for (const operand of operands)
    for (const path of [name, `in.${name}`, `${name}.x`]) await find(withOwn(path, operand));
  await find({ $or: [o(null), o(5)] });
  await find({ $expr: { $eq: [`$${name}`, 5] } });
  for (const path of [name, `in.${name}`])
    for (const direction of [1, -1]) await find({}, { order: json(withOwn(path, direction)) });
  for (const projection of [o(1), o(0), withOwn(`in.${name}`, 1), withOwn(`${name}.x`, 0), { in: o(1) }])
    await find({}, { projection: json(projection) });

  await aggregate(['$group', { _id: `$${name}`, n: { $sum: 1 } }], ['$sort', { n: 1, _id: 1 }]);
  await aggregate(['$group', { _id: null, ...o({ $max: `$${name}` }) }]);
  await aggregate(['$project', o(1)]);
  await aggregate(['$project', { x: `$${name}`, _id: 0 }]);
  await aggregate(['$project', { x: `$in.${name}.${name}` }]);
  await aggregate(['$addFields', o('$_id')]);
  await aggregate(['$addFields', withOwn(`${name}.x`, 1)]);
  await aggregate(['$match', o(5)], ['$count', name]);
  await aggregate(['$unwind', `$in.${name}`]);
  await aggregate(['$unwind', { path: `$in.${name}`, includeArrayIndex: name }]);
  await aggregate(['$sort', withOwn(name, -1)]);
  await aggregate(['$sortByCount', `$${name}`], ['$sort', { count: 1, _id: 1 }]);
  await aggregate(['$replaceRoot', { newRoot: { $mergeObjects: ['$in', o(1)] } }]);
  await aggregate(['$bucket', { groupBy: `$${name}`, boundaries: [0, 10], default: name, output: o({ $sum: 1 }) }]);
  await aggregate(['$lookup', { from: 'c', localField: name, foreignField: name, as: name }]);
  const pipeline = [{ $match: { $expr: { $eq: ['$_id', `$$${name}`] } } }];
  await aggregate(['$lookup', { from: 'c', let: o('$_id'), pipeline, as: name }]);
  await aggregate(['$lookup', { from: name, localField: 'a', foreignField: 'a', as: 'x' }]);
  await aggregate(['$project', { x: { $getField: name } }]);
  await aggregate(['$project', { x: { $getField: { field: name, input: '$in' } } }]);
  await aggregate(['$project', { [name]: { $literal: 1 }, a: 1 }]);
  await aggregate(['$project', { x: { $objectToArray: '$$ROOT' } }]);
  await aggregate(['$project', { x: { $arrayToObject: [[[name, 1]]] } }]);
  await aggregate(['$project', { x: { $let: { vars: o(1), in: `$$${name}` } } }]);

  const updates: object[] = [
    ...[{ $inc: o(1) }, { $set: withOwn(`in.${name}`, 7) }, { $set: withOwn(`deep.${name}.${name}`, 7) }],
    ...[{ $push: withOwn(`list.${name}`, 1) }, { $addToSet: withOwn(`list.${name}`, 1) }],
    ...[
      { $rename: withOwn(`list.${name}`, 'renamed') },
      { $rename: { renamed: name } },
      { $min: o(0) },
      { $max: o(9) },
    ],
    ...[{ $mul: o(2) }, { $unset: o('') }, { $unset: withOwn(`deep.${name}`, '') }, { $set: o(o(1)) }],
    ...[{ $currentDate: { at: name } }, { $bit: { n: o(1) } }],
  ];
  for (const operators of updates) {
    await update(operators, { _id: { $in: [1, 2] } });
    await find({});
  }
  await asked('database.modifyDocument', { query: json({ _id: 2 }), data: json(o(1)), merge: false, upsert: true });
  await find({});
  return told.map((line) => line.replaceAll(name, 'zzz'));
}

it.each(storable)('a field called %s is asked for, changed, grouped and followed as any other', async (name) => {
  const odd = await story(name);
  await db.database.reset();
  expect(odd).toEqual(await story('zzz'));
});

it.each(storable)('who follows a query is told when a field called %s comes, changes and goes', (name) => {
  const store = new Store(new Map(), null);
  store.open();
  store.createCollection('c');
  const session = { source: () => ({ collection: store.collection('c') }), write: store.commit.bind(store) };
  insertInto(session, 'c', [{ _id: 1 }]);
  const told: unknown[] = [];
  const show = ({ docChanges }: Snapshot) =>
    told.push(
      docChanges.map(({ updatedFields, removedFields }) => [Object.entries(updatedFields ?? {}), removedFields]),
    );
  watch(
    store,
    { collection: 'c', query: {}, sort: [], limit: undefined },
    { show, refuse: (error) => told.push(error) },
  );
  for (const fields of [withOwn(name, 1), withOwn(name, 2), {}]) replace(session, 'c', 1, fields);
  expect(told).toEqual([[[[], undefined]], [[[[name, 1]], []]], [[[[name, 2]], []]], [[[], [name]]]]);
});

it('a field called __proto__ is refused wherever it stands: a query that lost it would find everything', async () => {
  await insert({ _id: 1, a: {} });
  const wrong = [withOwn(refused, {}), { a: withOwn(refused, 1) }, { a: [withOwn(refused, null)] }];
  const wrongPaths = [withOwn(`a.${refused}`, 1), withOwn(`a.${refused}.x`, 1)];
  for (const fields of wrong) expect(await insert(fields)).toMatch(/^INVALID_PARAM: .*__proto__ is not allowed/);
  for (const fields of [...wrong, ...wrongPaths])
    for (const ask of [
      () => find(fields),
      () => find({ $or: [fields] }),
      () => find({}, { order: json(fields) }),
      () => find({}, { projection: json(fields) }),
      () => update({ $set: fields }),
      () => asked('database.removeDocument', { query: json(fields), multi: true }),
      () => aggregate(['$match', fields]),
      () => aggregate(['$project', fields]),
      () => aggregate(['$addFields', fields]),
      () => aggregate(['$group', { _id: null, x: { $max: fields } }]),
    ])
      expect(await ask()).toMatch(/^INVALID_PARAM: .*__proto__ is not allowed/);
  expect(await aggregate(['$project', { x: `$${refused}` }])).toMatch(/__proto__ is not allowed/);
  expect(await find({})).toMatchObject({ data: { list: [json({ _id: { $numberInt: '1' }, a: {} })] } });
});

it.each([refused, `a.${refused}`])('no index is made on %s', (field) => {
  const wrong = (place: string, message: string) => new Error(`${place}: ${message}`);
  expect(() => checkIndexes([{ name: 'i', keys: withOwn(field, 1) }], wrong)).toThrow('cannot be an indexed field');
});

it('what was stored before with such a name is still read', () => {
  const operations = [['put', 'c', { _id: 1, a: withOwn(refused, 1) }]] as const;
  expect(json(decodeRecord(encodeRecord(operations).subarray(0, -1)))).toBe(json(operations));
});

it('no document and no pipeline changes what every object has', async () => {
  const before = Object.getOwnPropertyNames(Object).length;
  await insert({ _id: 1, a: {}, constructor: { prototype: { polluted: 1 }, polluted: 2 }, toString: { call: 3 } });
  const paths = [
    'constructor',
    'constructor.prototype',
    'constructor.polluted.x',
    'a.constructor',
    'a.constructor.polluted.x',
    'toString.call',
  ];
  for (const path of paths)
    for (const wanted of [1, 0, true, '$constructor', { $literal: { polluted: 4 } }, { polluted: 1 }])
      for (const others of [{}, { a: 1 }, { 'a.b': 1 }])
        for (const projection of [
          { ...others, [path]: wanted },
          { [path]: wanted, ...others },
        ]) {
          await aggregate(['$project', projection]);
          await aggregate(['$addFields', projection]);
          await find({}, { projection: json(projection) });
        }
  for (const path of paths) await aggregate(['$unset', path]);
  expect('polluted' in {}).toBe(false);
  expect(Object.getOwnPropertyNames(Object)).toHaveLength(before);
});

describe.each(inheritedNames)('the name %s', (name) => {
  it.each([
    ['a query', () => find({ a: withOwn(`$${name}`, 1) })],
    ['a query’s top', () => find(withOwn(`$${name}`, 1))],
    ['an update', () => update(withOwn(`$${name}`, { a: 1 }))],
    ['a stage', () => aggregate([`$${name}`, 1])],
    ['a stage without its sign', () => aggregate([name, 1])],
    ['an accumulator', () => aggregate(['$group', { _id: null, x: withOwn(`$${name}`, '$a') }])],
    ['a $bit', () => update({ $bit: { a: withOwn(name, 1) } })],
    ['a $push', () => update({ $push: { a: { $each: [], ...withOwn(`$${name}`, 1) } } })],
    ['a type', () => find({ a: { $type: name } })],
  ])('is no operator of %s', async (_what, ask) => {
    await insert({ _id: 1, a: 1 });
    expect(await ask()).toMatch(/^(DATABASE_INVALID_OPERRATOR|DATABASE_REQUEST_FAILED|INVALID_PARAM): /);
  });

  it('is no expression, except what MongoDB calls so', async () => {
    await insert({ _id: 1, a: 1 });
    const answer = await aggregate(['$project', { x: withOwn(`$${name}`, '$a') }]);
    if (name === 'toString') expect(answer).toMatchObject({ data: { list: ['{"x":"1","_id":{"$numberInt":"1"}}'] } });
    else expect(answer).toMatch(/^DATABASE_(INVALID_OPERRATOR|REQUEST_FAILED): /);
  });

  it('may be a document’s id, a collection and an index', async () => {
    await insert({ _id: name });
    expect(await find({ _id: name })).toMatchObject({ data: { list: [json({ _id: name })] } });
    expect(await asked('database.getDocument', { collectionName: name, query: '{}' })).toMatch(
      /^DATABASE_COLLECTION_NOT_EXIST/,
    );
  });

  it('as a tag that some call _bsontype is a text', async () => {
    await insert(
      { _id: 1, a: { _bsontype: name } },
      { _id: 2, a: { _bsontype: 'ObjectId' } },
      { _id: 3, a: { _bsontype: 'MinKey' } },
    );
    expect(await find({ a: { _bsontype: 'ObjectId' } })).toMatchObject({
      data: { list: ['{"_id":{"$numberInt":"2"},"a":{"_bsontype":"ObjectId"}}'] },
    });
    expect(await find({ a: { $type: 'object' } }, { order: json({ a: -1 }) })).toMatchObject({
      data: { list: [expect.any(String), expect.any(String), expect.any(String)] },
    });
    expect(await aggregate(['$group', { _id: '$a' }])).toMatchObject({ data: { list: { length: 3 } } });
  });
});

it.each([1e300, '1e300', -1e300, 8.64e15, NaN, null, {}, 'x'])(
  'the server’s date %j later is refused, for it is none',
  async (offset) => {
    const later = { $tcb_server_date: { offset } };
    const stored = await insert({ _id: 1, at: later });
    if (offset === null || Number.isNaN(offset)) expect(stored).toMatchObject({ data: {} });
    else expect(stored).toMatch(/^INVALID_PARAM: .*malformed \$tcb_server_date/);
    const wrong = await asked('database.getDocument', { query: json({ at: { $gt: later } }) });
    if (typeof stored === 'string') expect(wrong).toMatch(/^INVALID_PARAM/);
  },
);

it.each([250, 3_000, 200_000])('what is nested %d levels deep is refused, wherever it stands', async (levels) => {
  const list = `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const fields = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  for (const deep of [fields, `{"a":${list}}`, `{"a":{"$date":${list}}}`, `{"a":{"$regularExpression":${fields}}}`])
    for (const answer of [
      await asked('database.insertDocument', { data: [deep] }),
      await asked('database.getDocument', { query: deep }),
      await asked('database.modifyDocument', { query: '{}', data: `{"$set":${deep}}`, merge: true }),
      await asked('database.aggregateDocuments', { stages: [{ stageKey: '$project', stageValue: deep }] }),
    ])
      expect(answer).toMatch(/^INVALID_PARAM: .{1,300}$/);
});

it.each(oddValues)('%s is stored and found again, or refused', async (_what, value) => {
  const typed = typeof value === 'number' ? { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) } : value;
  const stored = await insert({ _id: 1, a: typed });
  if (typeof stored === 'string') expect(stored).toMatch(/^(DATABASE_REQUEST_FAILED|INVALID_PARAM): /);
  else expect(await find({ a: { $in: [typed] } })).toMatchObject({ data: { list: { length: 1 } } });
  for (const ask of [
    find({ a: typed }),
    find({ a: { $gt: typed } }),
    find({}, { order: json({ a: typed }) }),
    find({}, { limit: value, offset: value }),
    update({ $set: typed as object }),
    update({ $inc: { a: typed } }),
    aggregate(['$limit', typed]),
    aggregate(['$sample', { size: typed }]),
    aggregate(['$project', typed]),
    asked('database.getDocument', { query: value }),
    asked('database.getDocument', { collectionName: value, query: '{}' }),
  ])
    expect(json(await ask)).not.toContain('NOT A REFUSAL');
});

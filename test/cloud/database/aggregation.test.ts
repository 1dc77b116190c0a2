import { refusal, startCloud, type Cloud, type SdkCommand, type SdkDatabase } from './harness';

let cloud: Cloud;
let db: SdkDatabase;
let _: SdkCommand;
let $: SdkCommand['aggregate'];

beforeAll(async () => {
  cloud = await startCloud({
    collections: {
      orders: { indexes: [{ name: 'shop', keys: { shop: 1 } }] },
      items: { indexes: [{ name: 'sku', keys: { sku: 1 } }] },
      places: { indexes: [{ name: 'at', keys: { at: '2dsphere' } }] },
      plain: {},
    },
  });
  ({ db } = cloud);
  _ = db.command;
  $ = _.aggregate;
});
afterAll(() => cloud.stop());
beforeEach(async () => {
  await cloud.emulator.reset();
  await db.collection('orders').add({
    data: [
      { _id: 1, shop: 'a', price: 10, tags: ['x', 'y'], sku: 's1', at: new Date('2026-01-02T03:04:05Z') },
      { _id: 2, shop: 'a', price: 20, tags: ['y'], sku: 's2', at: new Date('2026-01-03T00:00:00Z') },
      { _id: 3, shop: 'b', price: 30, tags: [], sku: 's1', at: new Date('2026-02-01T00:00:00Z') },
      { _id: 4, shop: 'b', price: null, sku: 's9' },
    ],
  });
  await db.collection('items').add({
    data: [
      { _id: 'i1', sku: 's1', name: 'cup', stock: 3 },
      { _id: 'i2', sku: 's2', name: 'pot', stock: 0 },
    ],
  });
});

const orders = () => db.collection('orders').aggregate();

it('groups with sum, average, least, greatest, first, last, push and addToSet', async () => {
  const { list } = await orders().sort!({ _id: 1 }).group!({
    _id: '$shop',
    total: $['sum']?.('$price'),
    mean: $['avg']?.('$price'),
    least: $['min']?.('$price'),
    most: $['max']?.('$price'),
    first: $['first']?.('$_id'),
    last: $['last']?.('$_id'),
    dates: $['push']?.('$at'),
    skus: $['addToSet']?.('$sku'),
  }).sort!({ _id: 1 }).end();
  expect(list).toEqual([
    {
      _id: 'a',
      total: 30,
      mean: 15,
      least: 10,
      most: 20,
      first: 1,
      last: 2,
      dates: [new Date('2026-01-02T03:04:05Z'), new Date('2026-01-03T00:00:00Z')],
      skus: ['s1', 's2'],
    },
    {
      _id: 'b',
      total: 30,
      mean: 30,
      least: 30,
      most: 30,
      first: 3,
      last: 4,
      dates: [new Date('2026-02-01T00:00:00Z')],
      skus: ['s1', 's9'],
    },
  ]);
});

it('matches, projects, adds fields, skips, limits and counts', async () => {
  const { list } = await orders().match!({ price: _['gte']?.(10) }).addFields!({
    double: $['multiply']?.(['$price', 2]),
    'deep.er': '$shop',
  }).project!({ double: 1, deep: 1, _id: 0 }).skip!(1).limit!(1).end();
  expect(list).toEqual([{ double: 40, deep: { er: 'a' } }]);
  expect((await orders().match!({ shop: 'b' }).count!('n').end()).list).toEqual([{ n: 2 }]);
  expect((await orders().match!({ shop: 'nowhere' }).count!('n').end()).list).toEqual([]);
});

it('leaves out unwanted nested fields without touching what is stored', async () => {
  await db.collection('plain').add({ data: { _id: 'p', deep: { a: 1, b: 2 } } });
  const { list } = await db.collection('plain').aggregate().project!({ 'deep.a': 0 }).end();
  expect(list).toEqual([{ _id: 'p', deep: { b: 2 } }]);
  expect((await db.collection('plain').doc('p').get()).data).toEqual({ _id: 'p', deep: { a: 1, b: 2 } });
});

it('unwinds lists, with positions, keeping the empty when told so', async () => {
  const { list } = await orders().unwind!('$tags').project!({ tags: 1 }).end();
  expect(list).toEqual([
    { _id: 1, tags: 'x' },
    { _id: 1, tags: 'y' },
    { _id: 2, tags: 'y' },
  ]);
  const kept = await orders().unwind!({ path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true })
    .match!({ _id: _['gte']?.(2) }).project!({ tags: 1, i: 1 }).end();
  expect(kept.list).toEqual([
    { _id: 2, tags: 'y', i: 0 },
    { _id: 3, i: null },
    { _id: 4, i: null },
  ]);
});

it('puts documents in buckets, by bounds and by itself', async () => {
  const { list } = await orders().bucket!({
    groupBy: '$price',
    boundaries: [0, 10, 20, 30],
    default: 'other',
    output: { ids: $['push']?.('$_id') },
  }).end();
  expect(list).toEqual([
    { _id: 10, ids: [1] },
    { _id: 20, ids: [2] },
    { _id: 'other', ids: [3, 4] },
  ]);
  const auto = await orders().match!({ price: _['gt']?.(0) }).bucketAuto!({ groupBy: '$price', buckets: 2 }).end();
  expect(auto.list.map(({ count }) => count)).toEqual([2, 1]);
});

it('counts by value, replaces the root and takes a sample without repeats', async () => {
  expect((await orders().sortByCount!('$shop').sort!({ _id: 1 }).end()).list).toEqual([
    { _id: 'a', count: 2 },
    { _id: 'b', count: 2 },
  ]);
  const { list } = await orders().match!({ _id: 1 }).replaceRoot!({ newRoot: { s: '$sku' } }).end();
  expect(list).toEqual([{ s: 's1' }]);
  const sample = await orders().sample!({ size: 4 }).end();
  expect(sample.list.map(({ _id }) => _id).sort()).toEqual([1, 2, 3, 4]);
});

it('joins another collection by a field', async () => {
  const { list } = await orders().lookup!({ from: 'items', localField: 'sku', foreignField: 'sku', as: 'item' })
    .project!({ names: '$item.name' }).end();
  expect(list).toEqual([
    { _id: 1, names: ['cup'] },
    { _id: 2, names: ['pot'] },
    { _id: 3, names: ['cup'] },
    { _id: 4, names: [] },
  ]);
});

it('joins another collection by a pipeline with variables', async () => {
  const stages = (
    $['pipeline']?.() as Record<
      string,
      (operand: unknown) => Record<string, (operand?: unknown) => { done(): unknown }>
    >
  )['match']?.(_['expr']?.($['and']?.([$['eq']?.(['$sku', '$$wanted']), $['gt']?.(['$stock', 0])])));
  const { list } = await orders().lookup!({
    from: 'items',
    let: { wanted: '$sku' },
    pipeline: stages?.['project']?.({ _id: 0, name: 1 }).done(),
    as: 'item',
  }).project!({ item: 1 }).end();
  expect(list).toEqual([
    { _id: 1, item: [{ name: 'cup' }] },
    { _id: 2, item: [] },
    { _id: 3, item: [{ name: 'cup' }] },
    { _id: 4, item: [] },
  ]);
});

it('evaluates dates, texts, conditions and lists', async () => {
  const { list } = await orders().match!({ _id: 1 }).project!({
    _id: 0,
    day: $['dateToString']?.({ date: '$at', format: '%Y-%m-%d %H:%M', timezone: 'Asia/Shanghai' }),
    text: $['concat']?.(['$shop', '-', '$sku']),
    cheap: $['cond']?.({ if: $['lt']?.(['$price', 15]), then: 'yes', else: 'no' }),
    missing: $['ifNull']?.(['$nothing', 'none']),
    tags: $['size']?.('$tags'),
    upper: $['map']?.({ input: '$tags', as: 't', in: $['toUpper']?.('$$t') }),
    has: $['in']?.(['y', '$tags']),
  }).end();
  expect(list).toEqual([
    { day: '2026-01-02 11:04', text: 'a-s1', cheap: 'yes', missing: 'none', tags: 2, upper: ['X', 'Y'], has: true },
  ]);
});

it('answers 20 rows when no stage limits them', async () => {
  await db.collection('plain').add({ data: Array.from({ length: 30 }, (_unused, i) => ({ _id: `p${i}` })) });
  expect((await db.collection('plain').aggregate().match!({}).end()).list).toHaveLength(20);
  expect((await db.collection('plain').aggregate().limit!(25).end()).list).toHaveLength(25);
});

it('refuses a negative limit and a bad bucket', async () => {
  expect((await refusal(orders().limit!(-1).end())).errMsg).toContain('the limit must be positive');
  expect((await refusal(orders().bucket!({ groupBy: '$price', boundaries: [2, 1] }).end())).errMsg).toContain(
    'ascending',
  );
});

describe('places', () => {
  beforeEach(async () => {
    const point = (lng: number, lat: number) => db.Geo['Point']?.(lng, lat);
    await db.collection('places').add({
      data: [
        { _id: 'gate', at: point(116.3913, 39.9075) },
        { _id: 'near', at: point(116.3923, 39.9075) },
        { _id: 'far', at: point(121.47, 31.23) },
        { _id: 'nowhere' },
      ],
    });
  });

  it('are found by nearness, nearest first', async () => {
    const near = _['geoNear']?.({ geometry: db.Geo['Point']?.(116.3914, 39.9075), maxDistance: 1000 });
    expect((await db.collection('places').where({ at: near }).get()).data.map(({ _id }) => _id)).toEqual([
      'gate',
      'near',
    ]);
  });
  it('are found inside a polygon and a circle', async () => {
    const ring = [
      [116, 39],
      [117, 39],
      [117, 40],
      [116, 40],
      [116, 39],
    ].map(([lng, lat]) => db.Geo['Point']?.(lng, lat));
    const polygon = db.Geo['Polygon']?.([db.Geo['LineString']?.(ring)]);
    const inside = await db
      .collection('places')
      .where({ at: _['geoWithin']?.({ geometry: polygon }) })
      .get();
    expect(inside.data.map(({ _id }) => _id)).toEqual(['gate', 'near']);
    const circle = _['geoWithin']?.({ centerSphere: [[121.47, 31.23], 10 / 6378.1] });
    expect((await db.collection('places').where({ at: circle }).get()).data.map(({ _id }) => _id)).toEqual(['far']);
    const crossing = await db
      .collection('places')
      .where({ at: _['geoIntersects']?.({ geometry: polygon }) })
      .get();
    expect(crossing.data).toHaveLength(2);
  });
  it('get their distance in metres by geoNear', async () => {
    const { list } = await db.collection('places').aggregate().geoNear!({
      near: db.Geo['Point']?.(116.3913, 39.9075),
      spherical: true,
      distanceField: 'metres',
      maxDistance: 500,
      query: { _id: _['neq']?.('gate') },
    }).end();
    expect(list).toHaveLength(1);
    expect(list[0]?.['metres']).toBeCloseTo(85.4, 0);
  });
  it('need a geo index to be found by nearness', async () => {
    const near = _['geoNear']?.({ geometry: db.Geo['Point']?.(116, 39) });
    const error = await refusal(db.collection('plain').where({ at: near }).get());
    expect(error.errMsg).toContain('unable to find index for $geoNear query');
  });
});

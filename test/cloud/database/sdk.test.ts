import { refusal, startCloud, type Cloud, type SdkCollection, type SdkCommand, type SdkDatabase } from './harness';

let cloud: Cloud;
let db: SdkDatabase;
let _: SdkCommand;
let things: SdkCollection;

beforeAll(async () => {
  cloud = await startCloud({
    collections: {
      things: {},
      coupons: { indexes: [{ name: 'code', keys: { code: 1 }, unique: true }] },
    },
  });
  ({ db } = cloud);
  _ = db.command;
});
afterAll(() => cloud.stop());
beforeEach(async () => {
  await cloud.emulator.reset();
  things = db.collection('things');
});

const ids = (rows: readonly { _id?: unknown }[]) => rows.map((row) => row._id);

describe('add and get', () => {
  it('gives a document an id of 32 hexadecimal digits when it names none', async () => {
    const { _id } = await things.add({ data: { n: 1 } });
    expect(_id).toMatch(/^[0-9a-f]{32}$/);
    expect((await things.doc(_id).get()).data).toEqual({ _id, n: 1 });
  });

  it('keeps every type the SDK can send', async () => {
    const date = new Date(1_700_000_000_123);
    const data = { int: 1, float: 1.5, long: 1_795_219_138_194, nan: NaN, text: '你好', yes: true, none: null, date };
    const { _id } = await things.add({ data: { ...data, list: [1, [2], { a: date }], deep: { er: { x: 'y' } } } });
    const { data: read } = await things.doc(_id).get();
    expect(read).toEqual({ _id, ...data, list: [1, [2], { a: date }], deep: { er: { x: 'y' } } });
  });

  it('refuses a second document with the same id with the E11000 text and -502001', async () => {
    await things.add({ data: { _id: 'once' } });
    const error = await refusal(things.add({ data: { _id: 'once' } }));
    expect(error.errCode).toBe(-502001);
    expect(error.errMsg).toContain('E11000 duplicate key error collection: things index: _id_ dup key: { : "once" }');
  });

  it('tells a text id from a number id', async () => {
    await things.add({ data: { _id: 7, kind: 'number' } });
    await things.add({ data: { _id: '7', kind: 'text' } });
    expect((await things.doc(7).get()).data['kind']).toBe('number');
    expect((await things.doc('7').get()).data['kind']).toBe('text');
  });

  it('adds many documents at once, all or none', async () => {
    const { _ids } = await things.add({ data: [{ _id: 'a' }, { _id: 'b' }] });
    expect(_ids).toEqual(['a', 'b']);
    await refusal(things.add({ data: [{ _id: 'c' }, { _id: 'a' }] }));
    expect((await things.count()).total).toBe(2);
  });

  it('rejects a get of a missing document with -1 and says which', async () => {
    const error = await refusal(things.doc('nobody').get());
    expect(error).toMatchObject({ errCode: -1 });
    expect(error.errMsg).toContain('document with _id nobody does not exist');
  });

  it('refuses a missing collection with -502005', async () => {
    const error = await refusal(db.collection('nowhere').get());
    expect(error.errCode).toBe(-502005);
    expect(error.errMsg).toContain('Db or Table not exist: nowhere');
  });

  it('makes a collection once', async () => {
    await db.createCollection('fresh');
    await db.collection('fresh').add({ data: {} });
    expect((await refusal(db.createCollection('fresh'))).errMsg).toContain('already exists');
  });
});

describe('where', () => {
  beforeEach(async () => {
    await things.add({
      data: [
        { _id: 'a', n: 1, tags: ['red', 'blue'], sub: { x: 1 }, s: 'apple' },
        { _id: 'b', n: 2, tags: ['blue'], sub: { x: 2 }, s: 'Banana' },
        { _id: 'c', n: 3, tags: [], s: 'cherry', none: null },
        { _id: 'd', n: '3', s: 3 },
      ],
    });
  });
  const found = async (query: unknown) => ids((await things.where(query).get()).data);

  it('compares within a type only', async () => {
    expect(await found({ n: _['gt']?.(1) })).toEqual(['b', 'c']);
    expect(await found({ n: _['gte']?.('1') })).toEqual(['d']);
  });
  it('finds null by null, missing or not', async () => {
    expect(await found({ none: null })).toEqual(['a', 'b', 'c', 'd']);
    expect(await found({ none: _['exists']?.(true) })).toEqual(['c']);
    expect(await found({ none: _['neq']?.(null) })).toEqual([]);
  });
  it('looks into lists and nested objects', async () => {
    expect(await found({ tags: 'blue' })).toEqual(['a', 'b']);
    expect(await found({ tags: _['all']?.(['blue', 'red']) })).toEqual(['a']);
    expect(await found({ tags: _['size']?.(0) })).toEqual(['c']);
    expect(await found({ sub: { x: 2 } })).toEqual(['b']);
    expect(await found({ sub: { x: _['gt']?.(0).and(_['lt']?.(2)) } })).toEqual(['a']);
  });
  it('joins conditions with and, or, not, nor, in, nin', async () => {
    expect(await found(_['or']?.({ n: 1 }, { s: 'cherry' }))).toEqual(['a', 'c']);
    expect(await found({ n: _['in']?.([1, '3']) })).toEqual(['a', 'd']);
    expect(await found({ n: _['nin']?.([1, 2]) })).toEqual(['c', 'd']);
    expect(await found({ n: _['not']?.(_['eq']?.(1)) })).toEqual(['b', 'c', 'd']);
    expect(await found(_['nor']?.({ n: 1 }, { n: 2 }))).toEqual(['c', 'd']);
  });
  it('matches text with a regular expression, also by db.RegExp', async () => {
    expect(await found({ s: /^b/i })).toEqual(['b']);
    expect(await found({ s: db.RegExp({ regexp: 'an', options: 'i' }) })).toEqual(['b']);
  });
  it('evaluates expressions over the document', async () => {
    expect(await found(_['expr']?.(_.aggregate['gt']?.(['$n', '$sub.x'])))).toEqual(['c', 'd']);
  });
  it('sorts, skips and limits, numbers before text', async () => {
    const rows = await things.orderBy('n', 'desc').skip(1).limit(2).get();
    expect(ids(rows.data)).toEqual(['c', 'b']);
  });
  it('answers the asked fields only, and always the id', async () => {
    const { data } = await things.where({ _id: 'a' }).field({ n: true }).get();
    expect(data).toEqual([{ _id: 'a', n: 1 }]);
    const { data: without } = await things.doc('b').field({ tags: false, sub: false }).get();
    expect(without).toEqual({ _id: 'b', n: 2, s: 'Banana' });
  });
  it('counts without a limit', async () => {
    expect((await things.where({ n: _['gt']?.(0) }).count()).total).toBe(3);
  });
  it('refuses an operator that does not exist with -502002', async () => {
    expect((await refusal(things.where({ n: { $nearly: 3 } }).get())).errCode).toBe(-502002);
  });
});

describe('limits', () => {
  it('answers 100 rows when none or more are asked for', async () => {
    await things.add({ data: Array.from({ length: 120 }, (_unused, i) => ({ _id: `t${i}` })) });
    expect((await things.get()).data).toHaveLength(100);
    expect((await things.limit(1000).get()).data).toHaveLength(100);
    cloud.emulator.settings.set({ 'database.maxLimit': 1000 });
    expect((await things.limit(1000).get()).data).toHaveLength(120);
  });
});

describe('update', () => {
  beforeEach(() => things.add({ data: { _id: 'a', n: 1, deep: { x: 1, y: 2 }, list: [3, 1, 2], s: 'text' } }));
  const after = async (data: unknown) => {
    await things.doc('a').update({ data });
    return (await things.doc('a').get()).data;
  };

  it('merges nested objects and sets whole ones by command', async () => {
    expect(await after({ deep: { x: 9 } })).toMatchObject({ deep: { x: 9, y: 2 } });
    expect(await after({ deep: _['set']?.({ z: 1 }) })).toMatchObject({ deep: { z: 1 } });
  });
  it('has the numeric commands', async () => {
    expect(await after({ n: _['inc']?.(2), m: _['mul']?.(5) })).toMatchObject({ n: 3, m: 0 });
    expect(await after({ n: _['max']?.(10), x: _['min']?.(4) })).toMatchObject({ n: 10, x: 4 });
  });
  it('has the list commands', async () => {
    expect(await after({ list: _['push']?.([7, 8]) })).toMatchObject({ list: [3, 1, 2, 7, 8] });
    expect(await after({ list: _['unshift']?.([0]) })).toMatchObject({ list: [0, 3, 1, 2, 7, 8] });
    expect(await after({ list: _['pop']?.() })).toMatchObject({ list: [0, 3, 1, 2, 7] });
    expect(await after({ list: _['shift']?.() })).toMatchObject({ list: [3, 1, 2, 7] });
    expect(await after({ list: _['addToSet']?.(7) })).toMatchObject({ list: [3, 1, 2, 7] });
    expect(await after({ list: _['pull']?.(_['gt']?.(2)) })).toMatchObject({ list: [1, 2] });
    expect(await after({ list: _['pullAll']?.([1]) })).toMatchObject({ list: [2] });
    expect(await after({ list: _['push']?.({ each: [9, 5], sort: 1, slice: 2 }) })).toMatchObject({ list: [2, 5] });
  });
  it('renames and removes fields', async () => {
    const { data } = { data: await after({ n: _['rename']?.('count'), s: _['remove']?.() }) };
    expect(data).toMatchObject({ count: 1 });
    expect(data).not.toHaveProperty('n');
    expect(data).not.toHaveProperty('s');
  });
  it.each([
    ['$inc on a text', () => ({ s: _['inc']?.(1) }), 'Cannot apply $inc to a value of non-numeric type'],
    ['$push on a number', () => ({ n: _['push']?.([1]) }), "The field 'n' must be an array but is of type int"],
    ['a field under a number', () => ({ n: { under: 1 } }), "Cannot create field 'under' in element {n: 1}"],
    ['$addToSet on a text', () => ({ s: _['addToSet']?.(1) }), 'Cannot apply $addToSet to non-array field'],
    ['a name inside a list', () => ({ 'list.x': 1 }), "Cannot create field 'x' in element {list: [ 3, 1, 2 ]}"],
  ])('refuses %s in MongoDB’s words', async (_name, data, text) => {
    const before = (await things.doc('a').get()).data;
    const error = await refusal(things.doc('a').update({ data: data() }));
    expect(error.errCode).toBe(-502001);
    expect(error.errMsg).toContain(text);
    expect((await things.doc('a').get()).data).toEqual(before);
  });
  it('lets exactly one of many conditional updates win', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_unused, i) => things.where({ _id: 'a', n: 1 }).update({ data: { n: 100 + i } })),
    );
    expect(results.reduce((sum, { stats }) => sum + stats.updated, 0)).toBe(1);
  });
  it('updates and removes the first match only when told so', async () => {
    await things.add({ data: [{ g: 1 }, { g: 1 }, { g: 1 }] });
    expect((await things.where({ g: 1 }).update({ data: { seen: true }, multi: false })).stats.updated).toBe(1);
    expect((await things.where({ g: 1 }).update({ data: { all: true } })).stats.updated).toBe(3);
    expect((await things.where({ g: 1 }).remove({ multi: false })).stats.removed).toBe(1);
    expect((await things.where({ g: 1 }).remove()).stats.removed).toBe(2);
  });
  it('counts a document that stays the same as not updated, unless set otherwise', async () => {
    expect((await things.doc('a').update({ data: { n: 1 } })).stats.updated).toBe(0);
    cloud.emulator.settings.set({ 'database.updatedCounts': 'matched' });
    expect((await things.doc('a').update({ data: { n: 1 } })).stats.updated).toBe(1);
  });
  it('sets a whole document, old or new', async () => {
    expect((await things.doc('a').set({ data: { only: 1 } })).stats).toEqual({ updated: 1, created: 0 });
    expect((await things.doc('a').get()).data).toEqual({ _id: 'a', only: 1 });
    expect((await things.doc('new').set({ data: { x: 1 } })).stats).toEqual({ updated: 0, created: 1 });
  });
});

describe('server date', () => {
  it('is the virtual clock, with its offset, at any depth', async () => {
    cloud.emulator.clock.set({ now: 1_000_000, frozen: true });
    await things.add({ data: { _id: 'a', at: db.serverDate(), in: { a: [db.serverDate({ offset: 500 })] } } });
    expect((await things.doc('a').get()).data).toMatchObject({
      at: new Date(1_000_000),
      in: { a: [new Date(1_000_500)] },
    });
  });
  it('stands for now in a condition too', async () => {
    cloud.emulator.clock.set({ now: 1_000_000, frozen: true });
    await things.add({ data: { _id: 'lease', until: db.serverDate({ offset: 10_000 }) } });
    const take = () =>
      things.where({ _id: 'lease', until: _['lte']?.(db.serverDate()) }).update({ data: { by: 'me' } });
    expect((await take()).stats.updated).toBe(0);
    cloud.emulator.clock.set({ advanceMs: 10_000 });
    expect((await take()).stats.updated).toBe(1);
  });
});

describe('unique indexes', () => {
  it('count a missing field as null, so two documents without it collide', async () => {
    const coupons = db.collection('coupons');
    await coupons.add({ data: { code: 'A' } });
    await coupons.add({ data: { other: 1 } });
    const error = await refusal(coupons.add({ data: { other: 2 } }));
    expect(error.errCode).toBe(-502001);
    expect(error.errMsg).toContain('E11000 duplicate key error collection: coupons index: code dup key: { : null }');
  });
  it('hold for updates too', async () => {
    const coupons = db.collection('coupons');
    await coupons.add({
      data: [
        { _id: '1', code: 'A' },
        { _id: '2', code: 'B' },
      ],
    });
    expect((await refusal(coupons.doc('2').update({ data: { code: 'A' } }))).errMsg).toContain('E11000');
    expect((await coupons.doc('2').get()).data).toEqual({ _id: '2', code: 'B' });
  });
});

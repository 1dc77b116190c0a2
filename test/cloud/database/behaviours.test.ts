// What the unmodified SDK does that its caller must code around. These are the SDK's habits, not the emulator's: the tests
// show that the emulator takes what it sends and answers what it expects.
import { refusal, startCloud, type Cloud, type SdkCommand, type SdkDatabase } from './harness';

let cloud: Cloud;
let db: SdkDatabase;
let _: SdkCommand;
beforeAll(async () => {
  cloud = await startCloud({ collections: { things: {} } });
  ({ db } = cloud);
  _ = db.command;
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.emulator.reset());

const things = () => db.collection('things');
const stored = async (id = 'a') => (await things().doc(id).get()).data;

it('merges the or of two fields into one: any of all four', async () => {
  await things().add({
    data: [
      { _id: 'a', a: 1, b: 9 },
      { _id: 'b', a: 9, b: 4 },
      { _id: 'c', a: 9, b: 9 },
    ],
  });
  const either = { a: _['or']?.(_['eq']?.(1), _['eq']?.(2)), b: _['or']?.(_['eq']?.(3), _['eq']?.(4)) };
  expect((await things().where(either).get()).data.map((row) => row['_id'])).toEqual(['a', 'b']);
  const both = _['and']?.([{ a: either.a }, { b: either.b }]);
  expect((await things().where(both).get()).data).toEqual([]);
});

it('drops an empty object from an update; set() writes it', async () => {
  await things().add({ data: { _id: 'a', x: { old: 1 } } });
  expect(
    (
      await things()
        .doc('a')
        .update({ data: { x: {}, n: 1 } })
    ).stats.updated,
  ).toBe(1);
  expect(await stored()).toEqual({ _id: 'a', x: { old: 1 }, n: 1 });
  await things()
    .doc('a')
    .update({ data: { x: _['set']?.({}) } });
  expect(await stored()).toEqual({ _id: 'a', x: {}, n: 1 });
});

it('sends addToSet({each}) without the dollar sign: one element; {$each} is taken apart', async () => {
  await things().add({ data: { _id: 'a', l: [1] } });
  await things()
    .doc('a')
    .update({ data: { l: _['addToSet']?.({ each: [1, 2] }) } });
  expect(await stored()).toEqual({ _id: 'a', l: [1, { each: [1, 2] }] });
  await things()
    .doc('a')
    .update({ data: { l: _['addToSet']?.({ $each: [1, 2] }) } });
  expect(await stored()).toEqual({ _id: 'a', l: [1, { each: [1, 2] }, 2] });
});

it('leaves out undefined, turns -0 into 0, loses the bytes of a Buffer and refuses a BigInt', async () => {
  await things().add({ data: { _id: 'a', gone: undefined, zero: -0, bytes: Buffer.from('hi') } });
  const data = await stored();
  expect(data).toEqual({ _id: 'a', zero: 0, bytes: { type: 'Buffer', data: [] } });
  expect(Object.is(data['zero'], 0)).toBe(true);
  expect((await refusal(things().add({ data: { big: 1n } }))).errMsg).toContain('BigInt');
});

it('takes a limit of 0 for the default and leaves out a skip of 0', async () => {
  await things().add({ data: Array.from({ length: 3 }, (_unused, i) => ({ _id: `t${i}` })) });
  expect((await things().limit(0).skip(0).get()).data).toHaveLength(3);
});

it('gives null for a missing document when told not to throw', async () => {
  const sdk = (await import('wx-server-sdk')) as unknown as { default: { database(options: object): SdkDatabase } };
  const quiet = sdk.default.database({ throwOnNotFound: false });
  expect((await quiet.collection('things').doc('none').get()).data).toBeNull();
});

it('has no watch on collections, and throws by itself for stages it does not have', () => {
  expect((things() as unknown as Record<string, unknown>)['watch']).toBeUndefined();
  const pipeline = things().aggregate();
  for (const stage of ['facet', 'out', 'redact', 'graphLookup'])
    expect(() => pipeline[stage]!({})).toThrow('is not a function');
});

it('reports a refused pipeline and an existing collection with -1, a missing collection of a get with -502005', async () => {
  const error = await refusal(db.collection('nowhere').aggregate().match!({}).end());
  expect(error.errCode).toBe(-1);
  expect(error.errMsg).toContain('Db or Table not exist');
  expect((await refusal(db.createCollection('things'))).errCode).toBe(-1);
  expect((await refusal(db.collection('nowhere').count())).errCode).toBe(-502005);
});

it('removes everything when a remove has no where', async () => {
  await things().add({ data: [{ n: 1 }, { n: 2 }] });
  expect((await things().where({}).remove()).stats.removed).toBe(2);
});

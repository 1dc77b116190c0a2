import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Database } from '../../../../emulator/services/database';
import { makeHost, newFolder, openDatabase } from './host';

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  jest.spyOn(console, 'warn').mockImplementation((message: string) => {
    warnings.push(message);
  });
});
afterEach(() => jest.restoreAllMocks());

describe('collections.json', () => {
  it.each<[string, unknown, string]>([
    ['no JSON', '{"a": ', 'collections.json is not valid JSON'],
    ['a list', [], 'top level: must be an object'],
    ['an unknown entry', { a: { index: [] } }, '"a": has an unknown entry "index"'],
    ['an unknown preset', { a: { permission: 'PUBLIC' } }, '"a".permission: must be one of READONLY'],
    [
      'a bad rule',
      { a: { permission: { read: 'doc.x ==' } } },
      '"a".permission: rule "read": "doc.x ==" ends too early',
    ],
    ['an unknown rule', { a: { permission: { list: true } } }, '"a".permission: has an unknown rule "list"'],
    ['an index without keys', { a: { indexes: [{ name: 'i' }] } }, '"a".indexes[0]: needs "keys"'],
    [
      'a wrong direction',
      { a: { indexes: [{ name: 'i', keys: { f: 2 } }] } },
      '"a".indexes[0]: field "f" needs 1, -1 or "2dsphere"; got 2',
    ],
    [
      'two of a name',
      {
        a: {
          indexes: [
            { name: 'i', keys: { f: 1 } },
            { name: 'i', keys: { g: 1 } },
          ],
        },
      },
      '"a".indexes: has two indexes named "i"',
    ],
    [
      'a TTL on two fields',
      { a: { indexes: [{ name: 'i', keys: { f: 1, g: 1 }, expireAfterSeconds: 1 }] } },
      'an index of one field only',
    ],
  ])('with %s is told with file and place', async (_name, collections, message) => {
    const database = new Database(makeHost({ collections }), { dataDir: null });
    await expect(database.start()).rejects.toThrow(message);
    await database.stop();
  });
});

describe('starter documents', () => {
  const starter = {
    rules: '{"_id":"a","at":{"$date":"2026-01-01T00:00:00Z"}}\n\n{"_id":\n{"_id":"a"}\n["list"]\n{"_id":"b","n":1}\n',
  };
  it('load at the first start; a bad line is told with file and line and the others load', async () => {
    const { database } = await openDatabase({ starter });
    expect(database.find('rules')).toEqual([
      { _id: 'a', at: new Date('2026-01-01T00:00:00Z') },
      { _id: 'b', n: 1 },
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(/rules\.jsonl:3 is not valid JSON/),
      expect.stringMatching(/rules\.jsonl:5: a line must hold one document/),
      expect.stringMatching(/rules\.jsonl:4: E11000 duplicate key/),
    ]);
    await database.stop();
  });
  it('load once, and again at a reset', async () => {
    const dataDir = newFolder();
    const options = { dataDir, starter: { rules: '{"_id":"a"}' } };
    const first = await openDatabase(options);
    await first.database.remove('rules', {});
    await first.database.stop();
    const { database } = await openDatabase(options);
    expect(database.count('rules')).toBe(0);
    await database.add('rules', { _id: 'mine' });
    await database.reset();
    expect(database.find('rules')).toEqual([{ _id: 'a' }]);
    await database.stop();
  });
});

it('a second emulator on the same folder is told who has it', async () => {
  const dataDir = newFolder();
  const { database } = await openDatabase({ dataDir });
  const other = new Database(makeHost(), { dataDir });
  await expect(other.start()).rejects.toThrow('is in use by another emulator');
  await other.stop();
  await database.stop();
});

it('a unique index that the stored documents do not allow is left out and told', async () => {
  const dataDir = newFolder();
  const { database } = await openDatabase({ dataDir, collections: { c: {} } });
  await database.add('c', { k: 1 }, { k: 1 });
  await database.stop();
  const again = await openDatabase({
    dataDir,
    collections: { c: { indexes: [{ name: 'k', keys: { k: 1 }, unique: true }] } },
  });
  expect(warnings[0]).toContain('Index "k" of c is left out: E11000');
  expect(again.database.count('c')).toBe(2);
  await again.database.stop();
});

it('a long log of few documents becomes short by itself', async () => {
  const dataDir = newFolder();
  const { database } = await openDatabase({ dataDir, collections: { c: {} } });
  const text = 'x'.repeat(1_000_000);
  await database.add('c', { _id: 'a' });
  for (let n = 0; n < 20; n++) await database.set('c', 'a', { n, text });
  await database.stop();
  expect(statSync(path.join(dataDir, 'database.log')).size).toBeLessThan(15_000_000);
  const again = await openDatabase({ dataDir, collections: { c: {} } });
  expect(again.database.find('c')).toEqual([{ _id: 'a', n: 19, text }]);
  await again.database.stop();
});

describe('TTL indexes', () => {
  const collections = { sessions: { indexes: [{ name: 'ttl', keys: { at: 1 }, expireAfterSeconds: 60 }] } };
  it('end documents when the virtual time has come, and no others', async () => {
    const { database, host } = await openDatabase({ collections });
    host.clock.set({ now: 1_000_000, frozen: true });
    await database.add(
      'sessions',
      { _id: 'a', at: new Date(1_000_000) },
      { _id: 'b', at: new Date(1_030_000) },
      { _id: 'c' },
    );
    host.clock.set({ advanceMs: 59_999 });
    expect(database.count('sessions')).toBe(3);
    host.clock.set({ advanceMs: 1 });
    expect(database.find('sessions').map(({ _id }) => _id)).toEqual(['b', 'c']);
    await database.update('sessions', { _id: 'b' }, { $set: { at: new Date(2_000_000) } });
    host.clock.set({ now: 2_059_999 });
    expect(database.count('sessions')).toBe(2);
    host.clock.set({ now: 2_060_000 });
    expect(database.find('sessions')).toEqual([{ _id: 'c' }]);
    await database.stop();
    await host.clock.stop();
  });
});

it('notes for the console which index a call used and how much it looked at', async () => {
  const { call, database } = await openDatabase({ collections: { c: { indexes: [{ name: 'k', keys: { k: 1 } }] } } });
  await database.add('c', { k: 1, x: 1 }, { k: 2, x: 1 });
  const get = async (query: string) => (await call('database.getDocument', { collectionName: 'c', query })).call;
  expect(await get('{"k":1}')).toMatchObject({ target: 'c', response: { index: 'k', scanned: 1 } });
  expect(await get('{"x":1}')).toMatchObject({ target: 'c', response: { index: null, scanned: 2 } });
  await database.stop();
});

it.each<[string, Record<string, unknown>, string]>([
  ['getDocument', {}, '"collectionName" is missing'],
  ['getDocument', { collectionName: 5 }, '"collectionName" must be a text'],
  ['getDocument', { collectionName: 'c', query: '{' }, 'query is not valid JSON'],
  ['getDocument', { collectionName: 'c', query: '[]' }, '"query" must be an object'],
  ['getDocument', { collectionName: 'c', limit: -1 }, '"limit" must be a whole number'],
  ['insertDocument', { collectionName: 'c', data: '{}' }, '"data" must be a list'],
  ['insertDocument', { collectionName: 'c', data: ['{"_id":[1]}'] }, "The '_id' value cannot be of type array"],
  ['insertDocument', { collectionName: 'c', data: ['{"$a":1}'] }, "The dollar ($) prefixed field '$a'"],
  ['modifyDocument', { collectionName: 'c', merge: true }, '"data" is missing'],
  ['commitTransaction', {}, '"transactionId" is missing'],
  [
    'aggregateDocuments',
    { collectionName: 'c', stages: [{ stageKey: '$out', stageValue: '"x"' }] },
    "Unrecognized pipeline stage name: '$out'",
  ],
  ['aggregateDocuments', { collectionName: 'c', stages: 5 }, '"stages" must be a list'],
])('%s of %j is refused in words', async (action, body, message) => {
  const { call, database } = await openDatabase({ collections: { c: {} } });
  await expect(call(`database.${action}`, body)).rejects.toThrow(message);
  await database.stop();
});

it('refuses a document over 16 MB and an answer over 16 MB', async () => {
  const { call, database } = await openDatabase({ collections: { c: {} } });
  const half = 'x'.repeat(9 * 1024 * 1024);
  await expect(database.add('c', { a: half, b: half })).rejects.toThrow('object to insert too large');
  await database.add('c', { a: half }, { a: half });
  await expect(call('database.getDocument', { collectionName: 'c' })).rejects.toThrow('larger than');
  await database.stop();
});

it('says where the log is when it cannot be opened', async () => {
  const dataDir = path.join(newFolder(), 'file');
  writeFileSync(dataDir, '');
  const database = new Database(makeHost(), { dataDir });
  await expect(database.start()).rejects.toThrow(dataDir);
});

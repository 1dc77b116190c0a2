import { startCloud, type Cloud } from './harness';
import { newFolder } from '../../unit/emulator/database/host';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({
    dataDir: newFolder(),
    collections: { things: { permission: 'ADMINONLY', indexes: [{ name: 'n', keys: { n: 1 } }] } },
  });
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.emulator.reset());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const request = (method: Method, url: string, body?: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
  fetch(`${cloud.emulator.url}emulator/v1${url}`, { method, ...(body && { body, headers: { 'content-type': type } }) });
async function send(method: Method, url: string, payload?: object) {
  const response = await request(method, url, payload && JSON.stringify(payload));
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
const documents = '/database/collections/things/documents';

it('lists, makes and drops collections', async () => {
  expect((await send('POST', '/database/collections', { name: 'more' })).status).toBe(201);
  expect((await send('GET', '/database/collections')).body).toEqual({
    collections: [
      { name: 'more', count: 0, indexes: [{ name: '_id_', keys: { _id: 1 }, unique: true }], permission: 'PRIVATE' },
      {
        name: 'things',
        count: 0,
        indexes: [
          { name: '_id_', keys: { _id: 1 }, unique: true },
          { name: 'n', keys: { n: 1 } },
        ],
        permission: 'ADMINONLY',
      },
    ],
  });
  expect((await send('DELETE', '/database/collections/more')).status).toBe(204);
  expect((await send('DELETE', '/database/collections/more')).status).toBe(404);
  expect((await send('POST', '/database/collections', { name: '../x' })).status).toBe(400);
});

it('adds, finds, puts and deletes documents in relaxed Extended JSON', async () => {
  const at = { $date: '2026-01-01T00:00:00.000Z' };
  expect(await send('POST', documents, { _id: 'a', n: 1, at })).toEqual({ status: 201, body: { _id: 'a' } });
  await send('POST', documents, { _id: 7, n: 2 });
  const query = new URLSearchParams({ where: '{"n":{"$gte":1}}', sort: '{"n":-1}', limit: '1' });
  expect((await send('GET', `${documents}?${query.toString()}`)).body).toEqual({
    documents: [{ _id: 7, n: 2 }],
    total: 2,
    plan: { index: 'n', scanned: 1 },
  });
  expect(await send('PUT', `${documents}/a`, { at, x: true })).toEqual({ status: 200, body: { _id: 'a' } });
  expect(await send('PUT', `${documents}/7`, { n: 3 })).toEqual({ status: 200, body: { _id: 7 } });
  expect((await send('GET', documents)).body).toMatchObject({
    documents: [
      { _id: 'a', at, x: true },
      { _id: 7, n: 3 },
    ],
  });
  expect((await send('DELETE', `${documents}/7`)).status).toBe(204);
  expect((await send('DELETE', `${documents}/7`)).status).toBe(404);
});

it('edits indexes and permission, and refuses what cannot be', async () => {
  await cloud.emulator.database.add('things', { u: 1 }, { u: 1 });
  const change = (body: object) => send('PUT', '/database/collections/things', body);
  expect((await change({ permission: { read: 'doc.open == true' } })).body).toMatchObject({
    permission: { read: 'doc.open == true' },
  });
  expect((await change({ permission: 'NOBODY' })).status).toBe(400);
  expect((await change({ indexes: [{ name: 'u', keys: { u: 1 }, unique: true }] })).status).toBe(400);
  expect((await change({ indexes: [{ name: 'u', keys: { u: 1 } }] })).body).toMatchObject({
    indexes: [{ name: '_id_' }, { name: 'u' }],
  });
});

it.each([
  ['GET', `${documents}?where={`, '"where" is not valid JSON'],
  ['GET', `${documents}?where=[1]`, '"where" must be a JSON object'],
  ['GET', `${documents}?limit=many`, '"limit" must be a whole number from 0 to 1000'],
  ['GET', `${documents}?where={"a":{"$foo":1}}`, 'unknown operator: $foo'],
  ['GET', `${documents}?sort={"a":2}`, 'bad sort specification'],
  ['GET', '/database/collections/nowhere/documents', 'Db or Table not exist: nowhere'],
] as const)('%s %s is refused in words', async (method, url, message) => {
  const { status, body } = await send(method, url);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(JSON.stringify(body)).toContain(JSON.stringify(message).slice(1, -1));
});

it('saves the database under a name and brings it back, over a restart too', async () => {
  await cloud.emulator.database.add('things', { _id: 'a', n: 1 });
  expect((await send('POST', '/snapshots', { name: '开店前' })).status).toBe(201);
  await cloud.emulator.database.update('things', {}, { $set: { n: 2 } });
  await cloud.emulator.database.add('things', { _id: 'b' });
  expect((await send('GET', '/snapshots')).body).toMatchObject({ snapshots: [{ name: '开店前' }] });
  expect((await send('POST', `/snapshots/${encodeURIComponent('开店前')}/restore`)).status).toBe(204);
  expect(cloud.emulator.database.find('things', { where: { n: 1 } })).toEqual([{ _id: 'a', n: 1 }]);
  expect(cloud.emulator.database.count('things')).toBe(1);
  await cloud.emulator.database.stop();
  await cloud.emulator.database.start();
  expect(cloud.emulator.database.find('things')).toEqual([{ _id: 'a', n: 1 }]);
  expect((await send('DELETE', `/snapshots/${encodeURIComponent('开店前')}`)).status).toBe(204);
  expect((await send('POST', '/snapshots/gone/restore')).status).toBe(404);
  expect((await send('POST', '/snapshots', { name: '../up' })).status).toBe(400);
});

it('gives the database away as a file and takes it back; a damaged one changes nothing', async () => {
  await cloud.emulator.database.add('things', { _id: 'a', at: new Date(5) });
  const snapshot = Buffer.from(await (await request('GET', '/database/snapshot')).arrayBuffer());
  await cloud.emulator.database.remove('things', {});
  const restore = (bytes: Buffer) =>
    request('POST', '/database/restore', new Uint8Array(bytes), 'application/octet-stream');
  const damaged = Buffer.from(snapshot);
  damaged[damaged.length - 3] = 0;
  const refused = await restore(damaged);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('damaged');
  expect(cloud.emulator.database.count('things')).toBe(0);
  expect((await restore(snapshot)).status).toBe(204);
  expect(cloud.emulator.database.find('things')).toEqual([{ _id: 'a', at: new Date(5) }]);
});

import { startCloud, type Cloud } from './harness';

let cloud: Cloud;

beforeAll(async () => {
  cloud = await startCloud({
    collections: {
      open: { permission: 'READONLY' },
      mine: { permission: 'PRIVATE' },
      shown: { permission: 'ADMINWRITE' },
      closed: { permission: 'ADMINONLY' },
      posts: {
        permission: {
          read: "doc.status == 'published' || doc._openid == auth.openid",
          create: 'doc.title != null && request.data.title != "spam"',
          update: 'doc._openid == auth.openid',
          delete: false,
        },
      },
      rooms: { permission: { read: 'auth.openid in get(`database.members.${doc.room}`).list', write: false } },
      members: { permission: 'ADMINONLY' },
    },
  });
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.emulator.reset());

type Reply = { code?: string; message?: string; data?: { list?: string[]; updated?: number; deleted?: number } };

async function ask(openid: string, action: string, fields: Record<string, unknown>): Promise<Reply> {
  const response = await fetch(`${cloud.emulator.url}emulator/v1/client/database`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid, action: `database.${action}`, ...fields }),
  });
  return (await response.json()) as Reply;
}
const json = JSON.stringify;
const add = (openid: string, collectionName: string, data: unknown) =>
  ask(openid, 'insertDocument', { collectionName, data: [json(data)] });
const get = (openid: string, collectionName: string, query: unknown, more: Record<string, unknown> = {}) =>
  ask(openid, 'getDocument', { collectionName, query: json(query), queryType: 'WHERE', ...more });
const update = (openid: string, collectionName: string, query: unknown, set: unknown, multi = false) =>
  ask(openid, 'modifyDocument', { collectionName, query: json(query), data: json({ $set: set }), merge: true, multi });
const rows = ({ data, message }: Reply) => {
  if (!data?.list) throw new Error(`no rows: ${message}`);
  return data.list.map((text) => JSON.parse(text) as Record<string, unknown>);
};
const DENIED = 'DATABASE_PERMISSION_DENIED';

describe('presets', () => {
  it('stamp the writer’s openid and let nobody forge it', async () => {
    await add('ann', 'open', { _id: 'a' });
    expect(rows(await get('bob', 'open', {}))).toEqual([{ _id: 'a', _openid: 'ann' }]);
    expect((await add('bob', 'open', { _openid: 'ann' })).code).toBe('INVALID_PARAM');
    expect((await update('ann', 'open', { _id: 'a' }, { _openid: 'bob' })).code).toBe('INVALID_PARAM');
    await update('ann', 'open', { _id: 'a' }, { other: 'bob' });
    const rename = {
      collectionName: 'open',
      query: json({ _id: 'a' }),
      merge: true,
      data: json({ $rename: { other: '_openid' } }),
    };
    expect((await ask('ann', 'modifyDocument', rename)).code).toBe('INVALID_PARAM');
  });
  it('READONLY: all read, only the creator writes', async () => {
    await add('ann', 'open', { _id: 'a', n: 1 });
    expect((await update('bob', 'open', { _id: 'a' }, { n: 2 })).data?.updated).toBe(0);
    expect((await update('ann', 'open', { _id: 'a' }, { n: 2 })).data?.updated).toBe(1);
  });
  it('PRIVATE: only the creator reads', async () => {
    await add('ann', 'mine', { _id: 'a' });
    expect(rows(await get('bob', 'mine', { _id: 'a' }))).toEqual([]);
    expect(rows(await get('ann', 'mine', {}))).toHaveLength(1);
  });
  it('ADMINWRITE: all read, nobody writes; ADMINONLY: nobody reads', async () => {
    expect((await add('ann', 'shown', {})).code).toBe(DENIED);
    expect(rows(await get('ann', 'shown', {}))).toEqual([]);
    expect((await get('ann', 'closed', {})).code).toBe(DENIED);
  });
  it('let a client change one document at a time', async () => {
    expect((await update('ann', 'mine', {}, { n: 1 }, true)).code).toBe(DENIED);
  });
  it('do not let a client set a document of someone else', async () => {
    await add('ann', 'open', { _id: 'a' });
    const set = { collectionName: 'open', query: json({ _id: 'a' }), data: json({ x: 1 }), merge: false, upsert: true };
    expect((await ask('bob', 'modifyDocument', set)).code).toBe(DENIED);
    expect((await ask('ann', 'modifyDocument', set)).data?.updated).toBe(1);
    expect(rows(await get('ann', 'open', {}))).toEqual([{ _id: 'a', x: { $numberInt: '1' }, _openid: 'ann' }]);
  });
  it('give a client 20 rows at most', async () => {
    await cloud.emulator.database.add('shown', ...Array.from({ length: 30 }, (_unused, i) => ({ _id: i })));
    expect(rows(await get('ann', 'shown', {}))).toHaveLength(20);
    expect(rows(await get('ann', 'shown', {}, { limit: 100 }))).toHaveLength(20);
  });
});

describe('security rules', () => {
  beforeEach(async () => {
    await add('ann', 'posts', { _id: 'draft', title: 't', status: 'draft' });
    await add('ann', 'posts', { _id: 'out', title: 't', status: 'published' });
  });
  it('allow a query only when all it could find is within the rule', async () => {
    expect((await get('bob', 'posts', {})).code).toBe(DENIED);
    expect((await get('bob', 'posts', { _id: 'out' })).code).toBe(DENIED);
    expect(rows(await get('bob', 'posts', { status: 'published' }))).toHaveLength(1);
    expect((await get('bob', 'posts', { status: { $in: ['published', 'draft'] } })).code).toBe(DENIED);
  });
  it('put the caller in the place of {openid}', async () => {
    expect(rows(await get('ann', 'posts', { _openid: '{openid}' }))).toHaveLength(2);
    expect(rows(await get('bob', 'posts', { _openid: '{openid}' }))).toHaveLength(0);
    expect((await get('bob', 'posts', { _openid: 'ann' })).code).toBe(DENIED);
  });
  it('judge a new document by its data', async () => {
    expect((await add('ann', 'posts', { status: 'draft' })).code).toBe(DENIED);
    expect((await add('ann', 'posts', { title: 'spam' })).code).toBe(DENIED);
  });
  it('let a client change several documents at once within the rule, and delete none', async () => {
    expect((await update('ann', 'posts', { _openid: '{openid}' }, { n: 1 }, true)).data?.updated).toBe(2);
    const remove = { collectionName: 'posts', query: json({ _openid: '{openid}' }), multi: true };
    expect((await ask('ann', 'removeDocument', remove)).code).toBe(DENIED);
  });
  it('look into another document with get()', async () => {
    await cloud.emulator.database.add('members', { _id: 'r1', list: ['ann'] });
    await cloud.emulator.database.add('rooms', { _id: 'm1', room: 'r1' });
    expect(rows(await get('ann', 'rooms', { room: 'r1' }))).toHaveLength(1);
    expect((await get('bob', 'rooms', { room: 'r1' })).code).toBe(DENIED);
    expect((await get('ann', 'rooms', {})).code).toBe(DENIED);
  });
  it('hold for aggregation and keep joins out of closed collections', async () => {
    const stages = (...list: [string, unknown][]) =>
      list.map(([stageKey, value]) => ({ stageKey, stageValue: json(value) }));
    const count = { collectionName: 'posts', stages: stages(['$match', { status: 'published' }], ['$count', 'n']) };
    expect(rows(await ask('bob', 'aggregateDocuments', count))).toEqual([{ n: { $numberInt: '1' } }]);
    const all = { collectionName: 'posts', stages: stages(['$count', 'n']) };
    expect((await ask('bob', 'aggregateDocuments', all)).code).toBe(DENIED);
    const join = {
      collectionName: 'shown',
      stages: stages(['$lookup', { from: 'closed', localField: 'a', foreignField: 'b', as: 'c' }]),
    };
    expect((await ask('bob', 'aggregateDocuments', join)).code).toBe(DENIED);
  });
});

it('keeps transactions and new collections for functions', async () => {
  expect((await ask('ann', 'startTransaction', {})).code).toBe(DENIED);
  expect((await ask('ann', 'addCollection', { collectionName: 'x' })).code).toBe(DENIED);
});

describe('watch', () => {
  interface Shown {
    id: number;
    type?: string;
    docs: { _id: string }[];
    docChanges: { queueType: string; dataType: string; docId: string; updatedFields?: unknown }[];
  }

  /** Opens a stream; `next` waits for the next event. */
  async function open(openid: string, params: Record<string, string>) {
    const abort = new AbortController();
    const url = new URL('emulator/v1/client/database/watch', cloud.emulator.url);
    url.search = new URLSearchParams({ openid, ...params }).toString();
    const response = await fetch(url, { signal: abort.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const next = async (): Promise<{ event: string; data: Shown & { code?: string } }> => {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const [event = '', data = ''] = text.slice(0, end).split('\n');
          text = text.slice(end + 2);
          return { event: event.replace('event: ', ''), data: JSON.parse(data.replace('data: ', '')) as Shown };
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('The stream ended.');
        text += value;
      }
    };
    return { next, close: () => abort.abort() };
  }

  it('shows the beginning, then what entered, changed and left', async () => {
    const { database } = cloud.emulator;
    await database.add('shown', { _id: 'a', n: 1 }, { _id: 'z', n: -1 });
    const stream = await open('ann', {
      collectionName: 'shown',
      query: json({ n: { $gt: 0 } }),
      order: json({ n: 1 }),
    });
    expect((await stream.next()).data).toMatchObject({ type: 'init', docs: [{ _id: 'a' }] });
    await database.add('shown', { _id: 'b', n: 2 });
    expect((await stream.next()).data.docChanges).toMatchObject([
      { queueType: 'enqueue', dataType: 'add', docId: 'b' },
    ]);
    await database.update('shown', { _id: 'b' }, { $set: { n: 5 } });
    expect((await stream.next()).data.docChanges).toMatchObject([
      { queueType: 'update', dataType: 'update', docId: 'b', updatedFields: { n: 5 } },
    ]);
    await database.update('shown', { _id: 'z' }, { $set: { n: -2 } });
    await database.update('shown', { _id: 'b' }, { $set: { n: -5 } });
    expect((await stream.next()).data.docChanges).toMatchObject([
      { queueType: 'dequeue', dataType: 'update', docId: 'b' },
    ]);
    await database.remove('shown', { _id: 'a' });
    const last = (await stream.next()).data;
    expect(last.docChanges).toMatchObject([{ queueType: 'dequeue', dataType: 'remove', docId: 'a' }]);
    expect(last.docs).toEqual([]);
    stream.close();
  });

  it('a result that grows past what is followed ends the stream with a refusal; the write that did it succeeds', async () => {
    const { database } = cloud.emulator;
    const stream = await open('ann', { collectionName: 'shown', query: json({ crowd: 1 }) });
    expect((await stream.next()).data.docs).toEqual([]);
    await database.add('shown', ...Array.from({ length: 5001 }, (_, n) => ({ _id: `crowd-${n}`, crowd: 1 })));
    expect(await stream.next()).toMatchObject({ event: 'refusal', data: { errCode: -501007 } });
    await database.add('shown', { _id: 'crowd-last', crowd: 1 });
    stream.close();
  });

  it('C11: follows only what the caller may read', async () => {
    const closed = await open('ann', { collectionName: 'closed' });
    expect(await closed.next()).toMatchObject({ event: 'refusal', data: { code: DENIED, errCode: -502003 } });
    await add('ann', 'mine', { _id: 'a' });
    await add('bob', 'mine', { _id: 'b' });
    const stream = await open('bob', { collectionName: 'mine' });
    expect((await stream.next()).data.docs).toMatchObject([{ _id: 'b' }]);
    stream.close();
  });
});

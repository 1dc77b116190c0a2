// Requests as they come: wrong, broken, foreign, too large, many. Each gets a clear answer and the emulator lives on.
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { oddValues } from '../../support/odd-values';
import fc from '../../support/properties';
import { startCloud, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

interface Raw {
  status: number;
  text: string;
}
function raw(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port: cloud.port, host: '127.0.0.1', method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      },
    );
    request.on('error', reject);
    if (body !== undefined && !('content-length' in headers))
      request.setHeader('content-length', Buffer.byteLength(body));
    request.end(body);
  });
}
const json = { 'content-type': 'application/json' };
const errorOf = ({ text }: Raw) =>
  (JSON.parse(text) as { error: { code: string; message: string; hint?: string } }).error;

describe('the API refuses with what was wrong, where, and what to do', () => {
  it('an unknown route', async () => {
    const answer = await raw('GET', '/emulator/v1/nothing?x=1');
    expect(answer.status).toBe(404);
    expect(errorOf(answer)).toEqual({
      code: 'unknown-route',
      message: 'There is no GET /emulator/v1/nothing.',
      hint: 'docs/emulator-api.md lists the routes below /emulator/v1.',
    });
    expect((await raw('DELETE', '/emulator/v1/health')).status).toBe(404);
    expect((await raw('GET', '/../../package.json')).status).toBe(404);
    expect((await raw('GET', '/%2e%2e/%2e%2e/package.json')).status).toBe(404);
    expect((await raw('GET', '/%zz')).status).toBe(400);
  });

  it('a body that is not JSON', async () => {
    const answer = await raw('PUT', '/emulator/v1/clock', { headers: json, body: '{"now":' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({
      code: 'bad-json',
      message: expect.stringContaining('not valid JSON') as string,
    });
  });

  it('a body of another type', async () => {
    const answer = await raw('PUT', '/emulator/v1/clock', { headers: { 'content-type': 'text/csv' }, body: 'a,b' });
    expect(answer.status).toBe(415);
    expect(errorOf(answer).hint).toContain('application/json');
  });

  it('a body that is too large', async () => {
    const answer = await raw('PUT', '/emulator/v1/clock', {
      headers: { ...json, 'content-length': String(65 * 1024 * 1024) },
    });
    expect(answer.status).toBe(413);
    expect(errorOf(answer)).toMatchObject({ code: 'too-large', hint: expect.stringContaining('64 MB') as string });
  });

  it.each([
    ['PUT', '/clock', { advancems: 1000 }],
    ['PUT', '/clock', 5],
    ['POST', '/functions/counter/invoke', { data: {} }],
    ['POST', '/client/functions', { openid: 'oA', name: 'counter', event: {} }],
    ['POST', '/snapshots', { name: 'a', at: 1 }],
    ['POST', '/database/collections', { name: 'more', permissions: 'PRIVATE' }],
    ['PUT', '/database/collections/rules', { permissions: 'PRIVATE' }],
  ])('%s %s: a misspelt field is named, instead of doing nothing', async (method, route, body) => {
    expect(await cloud.api(method, route, body)).toMatchObject({ status: 400, body: { error: { code: 'bad-body' } } });
  });

  it.each([
    '/invocations?limit=1e99',
    '/invocations?functions=counter',
    '/database/collections/rules/documents?filter=%7B%7D',
    '/idle?timeout=5',
  ])('GET %s: a misspelt or impossible part of the query is named', async (route) => {
    expect(await cloud.api('GET', route)).toMatchObject({ status: 400, body: { error: { code: 'bad-query' } } });
  });

  it('a setting that does not exist, or a wrong value for one: nothing is changed', async () => {
    const before = await cloud.api('GET', '/settings');
    expect(await cloud.api('PUT', '/settings', { 'network.delayMs': 1, 'no.such': 1 })).toMatchObject({ status: 404 });
    expect(await cloud.api('PUT', '/settings', { 'network.delayMs': 'fast' })).toMatchObject({ status: 400 });
    expect(await cloud.api('PUT', '/settings', [1])).toMatchObject({ status: 400 });
    expect(await cloud.api('GET', '/settings')).toEqual(before);
  });
});

describe('numbers, names and texts of odd shapes', () => {
  it('a file may have a percent sign in its name, and none half a character', async () => {
    expect((await raw('GET', '/emulator/v1/phone/files/a%25b.png')).status).toBe(404);
    expect((await raw('GET', '/emulator/v1/phone/files/%E8%8C')).status).toBeLessThan(500);
    const half = { openid: 'oA', cloudPath: 'a\ud83d.png', data: 'aGk=' };
    expect((await cloud.api('POST', '/client/storage/upload', half)).body).toMatchObject({ errCode: -501007 });
    expect(await cloud.api('POST', '/storage/files', { path: 'a\ud83d.png', data: 'aGk=' })).toMatchObject({
      status: 400,
    });
  });

  const routes = {
    'PUT /clock': ['now', 'advanceMs', 'frozen'],
    'PUT /faults': ['seed', 'faults'],
    'PUT /ai/answers': ['answers'],
    'PUT /safety-words': ['words'],
    'PUT /subscribe-templates': ['templates'],
    'PUT /database/collections/odd': ['permission', 'indexes'],
    'POST /database/collections': ['name'],
    'POST /database/collections/odd/documents': ['_id', 'a'],
    'POST /snapshots': ['name'],
    'POST /visitors': ['openid', 'nickname'],
    'POST /storage/files': ['path', 'contentType', 'data'],
    'POST /client/storage/upload': ['openid', 'cloudPath', 'contentType', 'data'],
    'POST /client/storage/urls': ['openid', 'fileList'],
    'POST /client/functions': ['openid', 'name', 'data'],
    'POST /client/database': ['openid', 'action', 'collectionName', 'query', 'data', 'limit', 'offset', 'order'],
    'POST /functions/counter/invoke': ['event', 'openid', 'source'],
  };
  const usual = {
    ...{ openid: 'oA', name: 'counter', action: 'database.getDocument', collectionName: 'odd', query: '{}' },
    ...{ path: 'a', cloudPath: 'a', data: 'aGk=', fileList: [] },
  };

  it.each(Object.entries(routes))('%s takes or refuses them, and the emulator lives on', async (route, fields) => {
    const [method = '', path = ''] = route.split(' ');
    await cloud.api('POST', '/database/collections', { name: 'odd' });
    const others = Object.fromEntries(Object.entries(usual).filter(([field]) => fields.includes(field)));
    for (const field of fields)
      for (const [what, value] of oddValues) {
        for (const given of [value, [value], { [String(what)]: value }]) {
          const { status, body } = await cloud.api(method, path, { ...others, [field]: given });
          expect([field, what, status < 500 ? 'fine' : body]).toEqual([field, what, 'fine']);
        }
      }
    await cloud.api('POST', '/reset');
    expect((await cloud.api('GET', '/health')).status).toBe(200);
  });
});

describe('only this machine may ask', () => {
  it.each([
    ['a name that points here (DNS rebinding)', { host: 'evil.example:9700' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a form or image of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ])('%s is refused', async (_what, headers) => {
    expect((await raw('GET', '/emulator/v1/health', { headers: headers })).status).toBe(403);
    expect((await raw('POST', '/emulator/v1/reset', { headers: headers })).status).toBe(403);
  });

  it.each([
    ['the console itself', { origin: 'http://127.0.0.1:9700', 'sec-fetch-site': 'same-origin' }],
    ['localhost', { host: 'localhost:9700' }],
    ['a link from elsewhere to the console', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ])('%s is served', async (_what, headers) => {
    expect((await raw('GET', '/emulator/v1/health', { headers: headers })).status).toBe(200);
  });
});

describe('/admin answers in WeChat’s envelope', () => {
  it.each([
    ['an unknown action', '{"action":"database.explode"}', 'INVALID_PARAM', 'database.explode'],
    ['no action', '{}', 'INVALID_PARAM', '"action"'],
    ['a list', '[]', 'INVALID_PARAM', 'JSON object'],
    ['bad JSON', '{', 'INVALID_PARAM', 'not valid JSON'],
    ['an empty body', '', 'INVALID_PARAM', 'JSON object'],
    [
      'a token of a wrong type',
      '{"action":"database.getDocument","wxCloudApiToken":1}',
      'INVALID_PARAM',
      'wxCloudApiToken',
    ],
  ])('%s: HTTP 200 with code, message and requestId', async (_what, body, code, message) => {
    const answer = await raw('POST', '/admin?env=local-1&seqId=1', { headers: json, body });
    expect(answer.status).toBe(200);
    const refusal = JSON.parse(answer.text) as { code: string; message: string; requestId: string };
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(message);
    expect(refusal.requestId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('a multipart body that breaks off', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await raw('POST', '/admin', {
      headers,
      body: '--x\r\ncontent-disposition: form-data; name="action"\r\n\r\nwx',
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'INVALID_PARAM' });
  });
});

it('whatever is sent to whatever route, the answer is JSON with a reason, and the emulator lives on', async () => {
  const routes: [string, string][] = [
    ['POST', '/visitors'],
    ['POST', '/visitors/oA/visit'],
    ['POST', '/visitors/oA/enter'],
    ['POST', '/visitors/oA/messages'],
    ['POST', '/visitors/oA/desk'],
    ['GET', '/visitors/oA/messages'],
    ['GET', '/media/x'],
    ['GET', '/pushes/x'],
    ['POST', '/pushes'],
    ['POST', '/pushes/x/redeliver'],
    ['POST', '/database/collections'],
    ['GET', '/database/collections/rules/documents?where=x&sort=x&skip=-1&limit=x'],
    ['POST', '/database/collections/rules/documents'],
    ['PUT', '/database/collections/rules/documents/x'],
    ['DELETE', '/database/collections/rules/documents/x'],
    ['POST', '/functions/counter/invoke'],
    ['POST', '/client/functions'],
    ['GET', '/invocations/x'],
    ['PUT', '/clock'],
    ['PUT', '/settings'],
    ['PUT', '/safety-words'],
    ['GET', '/idle?timeoutMs=x'],
  ];
  const bodies = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc.string(),
    fc
      .record({
        openid: fc.anything(),
        name: fc.anything(),
        data: fc.anything(),
        msgtype: fc.constantFrom('text', 'image', 'miniprogrampage', 'voice'),
        text: fc.anything(),
        event: fc.anything(),
        action: fc.constantFrom('accept', 'reply', 'close'),
        advanceMs: fc.integer({ min: -5, max: 5 }),
      })
      .map(
        (value) =>
          JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner)) ?? '',
      ),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), bodies, async ([method, route], body) => {
      const answer = await raw(method, `/emulator/v1${route}`, method === 'GET' ? {} : { headers: json, body });
      expect({ route, body, server: answer.status >= 500 }).toEqual({ route, body, server: false });
      if (answer.status >= 400) {
        const { code, message } = errorOf(answer);
        expect(typeof code).toBe('string');
        expect(message.length).toBeGreaterThan(5);
      }
    }),
    { numRuns: 300 },
  );
  expect((await raw('GET', '/emulator/v1/health')).status).toBe(200);
});

it('a caller that hangs up, or speaks no HTTP, harms nobody', async () => {
  for (const words of [
    'GARBAGE\r\n\r\n',
    'POST /admin HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100\r\n\r\n{"ac',
  ]) {
    await new Promise<void>((resolve) => {
      const socket = connect(cloud.port, '127.0.0.1', () => {
        socket.write(words);
        setTimeout(() => socket.destroy(), 30);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve();
      });
    });
  }
  expect(await cloud.api('GET', '/health')).toMatchObject({ status: 200, body: { ready: true } });
});

describe('idle and events', () => {
  it('GET /idle waits for a run to end, and gives up with 504 when told to', async () => {
    const running = cloud.functions.invoke({ name: 'slow', event: { waitMs: 600 }, source: 'wx_client' });
    expect(await cloud.api('GET', '/idle?timeoutMs=50')).toMatchObject({
      status: 504,
      body: { error: { code: 'not-idle' } },
    });
    expect(await cloud.api('GET', '/idle')).toEqual({ status: 200, body: { idle: true } });
    expect((await running).outcome).toBe('ok');
  });

  it('GET /events tells a listener what changed, and stops when it leaves', async () => {
    const heard: string[] = [];
    const abort = new AbortController();
    const response = await fetch(`${cloud.url}emulator/v1/events`, { signal: abort.signal });
    const reading = (async () => {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
        heard.push(Buffer.from(chunk).toString());
    })().catch(() => undefined);
    await cloud.api('PUT', '/clock', { advanceMs: 1 });
    await cloud.api('PUT', '/settings', { 'network.delayMs': 0 });
    while (!heard.join('').includes('settings')) await new Promise((resolve) => setTimeout(resolve, 5));
    abort.abort();
    await reading;
    expect(heard.join('')).toContain('data: {"topic":"clock"}\n\n');
  });
});

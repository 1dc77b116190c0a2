// Functions that call functions, and a mini program that calls them.
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FIXTURES, startCloud, type TestCloud } from '../../support/cloud';
import { eventually } from '../../support/patience';

let cloud: TestCloud;
let root: string;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'functions-'));
  for (const name of ['chain', 'crash', 'counter', 'slow'])
    cpSync(path.join(FIXTURES, name), path.join(root, name), { recursive: true });
  cloud = await startCloud({ functionsRoot: root });
});
afterAll(async () => {
  await cloud.stop();
  rmSync(root, { recursive: true, force: true });
});

interface Told {
  OPENID?: string;
  UNIONID?: string;
  SOURCE: string;
  results: (Told & { errCode?: number; errMsg?: string; count?: number })[];
}
const chain = async (calls: unknown, more = {}) =>
  cloud.functions.invoke({ name: 'chain', event: { calls }, source: 'wx_client', openid: 'oAlice', ...more });

describe('callFunction from a function', () => {
  it('the callee sees the caller’s user and the chain of sources', async () => {
    const inner = { calls: [{ name: 'chain', data: {} }] };
    const run = await chain([{ name: 'chain', data: inner }], { context: { UNIONID: 'uAlice' }, pushId: 'p1' });
    const told = run.returned as Told;
    expect(told).toMatchObject({ SOURCE: 'wx_client', OPENID: 'oAlice', UNIONID: 'uAlice' });
    expect(told.results[0]).toMatchObject({ SOURCE: 'wx_client,scf', OPENID: 'oAlice', UNIONID: 'uAlice' });
    expect(told.results[0]?.results[0]).toMatchObject({ SOURCE: 'wx_client,scf,scf', OPENID: 'oAlice' });
    expect(run.calls).toMatchObject([{ name: 'functions.invokeFunction', target: 'chain', outcome: 'ok' }]);
  });

  it('a callee that throws, times out or is not deployed fails as the SDK says it', async () => {
    cloud.settings.set({ 'functions.slow.timeoutMs': 300 });
    const run = await chain([
      { name: 'crash', data: { how: 'throw' } },
      { name: 'slow', data: { waitMs: 5000 } },
      { name: 'nowhere', data: {} },
      { name: 'counter', data: {} },
    ]);
    cloud.settings.set({ 'functions.slow.timeoutMs': 0 });
    const [thrown, late, nowhere, counted] = (run.returned as Told).results;
    expect(thrown).toMatchObject({ errCode: -1, errMsg: expect.stringContaining('thrown in main') as string });
    expect(late).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('timed out after 0.3 seconds') as string,
    });
    expect(nowhere).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('"nowhere" is not deployed') as string,
    });
    expect(counted).toMatchObject({ count: 1 });
    expect(run.calls.map(({ outcome }) => outcome)).toEqual([
      'FUNCTIONS_EXECUTE_FAIL',
      'FUNCTIONS_EXECUTE_FAIL',
      'FUNCTION_NOT_FOUND',
      'ok',
    ]);
  });

  it('a reply of more than 1 MB is refused', async () => {
    const { returned } = await chain([{ name: 'chain', data: { big: 1024 * 1024 } }]);
    expect((returned as Told).results[0]?.errMsg).toContain('-604001');
  });
});

describe('callFunction from a mini program', () => {
  const call = async (name: string, data: unknown = {}) =>
    (await cloud.api('POST', '/client/functions', { openid: 'oAlice', name, data })).body as {
      errCode: number;
      errMsg: string;
      result?: Told;
    };
  afterEach(() => {
    rmSync(path.join(root, 'security-rules.json'), { force: true });
  });

  it('runs with the client’s openid and source; the event is the data and nothing more', async () => {
    expect(await call('chain')).toMatchObject({
      errCode: 0,
      errMsg: 'cloud.callFunction:ok',
      result: { OPENID: 'oAlice', SOURCE: 'wx_client' },
    });
  });

  it('C11: a function whose rule says so is closed to clients, the others stay open', async () => {
    writeFileSync(
      path.join(root, 'security-rules.json'),
      JSON.stringify({ '*': { invoke: 'auth != null' }, counter: { invoke: false } }),
    );
    const before = ((await cloud.api('GET', '/invocations?function=counter')).body as { invocations: [] }).invocations;
    expect(await call('counter')).toMatchObject({ errCode: -501023 });
    const after = ((await cloud.api('GET', '/invocations?function=counter')).body as { invocations: [] }).invocations;
    expect(after).toHaveLength(before.length);
    expect(await call('chain')).toMatchObject({ errCode: 0 });
  });

  it('a rule that cannot be understood closes the function and says why', async () => {
    writeFileSync(path.join(root, 'security-rules.json'), JSON.stringify({ counter: { invoke: 'doc.x == 1' } }));
    const { errCode, errMsg } = await call('counter');
    expect(errCode).toBe(-501023);
    expect(errMsg).toContain('doc.x == 1');
  });

  it.each([
    ['a function that throws', 'crash', { how: 'throw' }, -504002],
    ['a function that is not deployed', 'nowhere', {}, -501000],
    ['more than 100 KB of data', 'chain', { text: 'x'.repeat(100 * 1024) }, -501007],
    ['a reply of more than 1 MB', 'chain', { big: 1024 * 1024 }, -604001],
  ])('%s fails with WeChat’s code', async (_what, name, data, errCode) => {
    expect(await call(name, data)).toMatchObject({ errCode });
  });
});

describe('hot reload', () => {
  it('a changed function is used by the next call; a run under way ends as it began', async () => {
    const folder = path.join(root, 'counter');
    for (const name of ['counter', 'slow']) await cloud.functions.invoke({ name, event: {}, source: 'wx_client' });
    const running = cloud.functions.invoke({ name: 'slow', event: { waitMs: 200 }, source: 'wx_client' });
    writeFileSync(path.join(folder, 'index.js'), `exports.main = () => 'changed';`);
    copyFileSync(path.join(folder, 'index.js'), path.join(root, 'slow', 'index.js'));
    expect(await cloud.functions.invoke({ name: 'counter', event: {}, source: 'wx_client' })).toMatchObject({
      returned: 'changed',
      coldStart: true,
    });
    expect(await running).toMatchObject({ returned: 'done' });
    expect(await cloud.functions.invoke({ name: 'slow', event: {}, source: 'wx_client' })).toMatchObject({
      returned: 'changed',
    });
  });

  it('a file that index.js requires counts too, and a new folder is a new function', async () => {
    const folder = path.join(root, 'fresh');
    cpSync(path.join(FIXTURES, 'counter'), folder, { recursive: true });
    writeFileSync(path.join(folder, 'words.js'), `module.exports = 'one';`);
    writeFileSync(path.join(folder, 'index.js'), `exports.main = () => require('./words');`);
    const say = async () => (await cloud.functions.invoke({ name: 'fresh', event: {}, source: 'wx_client' })).returned;
    expect(await say()).toBe('one');
    writeFileSync(path.join(folder, 'words.js'), `module.exports = 'two';`);
    expect(await eventually(say, (said) => said !== 'one')).toBe('two');
  });
});

describe('a function that cannot be used', () => {
  it.each([
    ['config.json is not JSON', 'config.json', '{', 'is not valid JSON'],
    ['a bad permission list', 'config.json', '{"permissions":{"openapi":"send"}}', 'must be a list of names'],
    ['a second timer', 'config.json', JSON.stringify({ triggers: [timer('a'), timer('b')] }), 'at most one timer'],
    ['a bad cron', 'config.json', JSON.stringify({ triggers: [timer('a', '* * * * *')] }), 'seven fields'],
    ['a syntax error', 'index.js', 'exports.main = (', 'SyntaxError'],
    ['no main', 'index.js', 'exports.handler = () => 1;', 'exports.main is not a function'],
    ['an error while loading', 'index.js', `throw new Error('while loading');`, 'while loading'],
  ])('%s: its calls say so', async (_what, file, content, error) => {
    const folder = path.join(root, 'broken');
    cpSync(path.join(FIXTURES, 'counter'), folder, { recursive: true });
    writeFileSync(path.join(folder, file), content);
    const run = await cloud.functions.invoke({ name: 'broken', event: {}, source: 'wx_client' });
    expect(run).toMatchObject({ outcome: 'error' });
    expect(run.error).toContain(error);
    rmSync(folder, { recursive: true });
  });
});

function timer(name: string, config = '0 0 * * * * *'): object {
  return { name, type: 'timer', config };
}

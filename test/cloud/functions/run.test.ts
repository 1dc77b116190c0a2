// A function's runs on the emulator: who it is told is calling, what comes back, how it ends.
import { startCloud, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const invoke = (name: string, event: unknown = {}, more: { openid?: string; source?: string } = {}) =>
  cloud.functions.invoke({ name, event, source: 'wx_client', ...more });

describe('the context of a run', () => {
  interface Told {
    before: Record<string, unknown>;
    after: Record<string, unknown>;
    event: unknown;
    env: Record<string, string>;
    context: Record<string, unknown>;
  }

  it('tells the function its user, app, environment and source', async () => {
    const { returned } = await invoke('context', { a: 1 }, { openid: 'oAlice' });
    expect((returned as Told).before).toEqual({
      OPENID: 'oAlice',
      APPID: cloud.project.appid,
      ENV: cloud.project.env,
      SOURCE: 'wx_client',
    });
    expect((returned as Told).event).toEqual({ a: 1 });
    expect((returned as Told).context).toMatchObject({ function_name: 'context', time_limit_in_ms: 20_000 });
  });

  it('leaves nothing of the run before: a timer in the same instance has no OPENID', async () => {
    await cloud.functions.invoke({
      name: 'context',
      event: {},
      source: 'wx_client',
      openid: 'oA',
      context: { UNIONID: 'uA' },
    });
    const { returned, coldStart } = await invoke('context', {}, { source: 'wx_trigger' });
    expect(coldStart).toBe(false);
    expect((returned as Told).before).toEqual({
      APPID: cloud.project.appid,
      ENV: cloud.project.env,
      SOURCE: 'wx_trigger',
    });
    expect(
      Object.keys((returned as Told).env).filter((name) => name.includes('OPENID') || name.includes('UNIONID')),
    ).toEqual([]);
  });

  it('gives an instance nothing of the machine’s own environment', async () => {
    process.env['SECRET_OF_THE_MACHINE'] = 'yes';
    const { returned } = await invoke('context');
    delete process.env['SECRET_OF_THE_MACHINE'];
    expect((returned as Told).env).not.toHaveProperty('SECRET_OF_THE_MACHINE');
    expect((returned as Told).env).toMatchObject({ TENCENTCLOUD_RUNENV: 'SCF', TZ: 'UTC' });
  });

  it('keeps parallel runs apart: each sees its own user before and after waiting', async () => {
    const openids = Array.from({ length: 6 }, (_, i) => `oUser${i}`);
    const runs = await Promise.all(openids.map((openid) => invoke('context', { waitMs: 60 }, { openid })));
    expect(runs.map(({ returned }) => (returned as Told).before['OPENID'])).toEqual(openids);
    expect(runs.map(({ returned }) => (returned as Told).after['OPENID'])).toEqual(openids);
    expect(new Set(runs.map(({ instance }) => instance)).size).toBe(openids.length);
  });
});

describe('what comes back', () => {
  it('is what JSON says of it: undefined becomes null', async () => {
    expect(await invoke('crash', { how: 'nothing' })).toMatchObject({ outcome: 'ok', returned: null, error: null });
  });

  it.each([
    ['throw', 'TypeError: thrown in main'],
    ['reject', 'Error: rejected in main'],
    ['text', 'just a text'],
    ['circular', 'circular structure'],
  ])('a function that fails (%s) ends in error and its instance lives on', async (how, text) => {
    const failed = await invoke('crash', { how });
    expect(failed).toMatchObject({ outcome: 'error', returned: null });
    expect(failed.error).toContain(text);
    const next = await invoke('crash', { how: 'nothing' });
    expect(next).toMatchObject({ outcome: 'ok', coldStart: false, instance: failed.instance });
  });

  it.each([
    ['exit', 'exit code 3'],
    ['uncaught', 'thrown in a timer'],
    ['unhandled', 'rejected by the way'],
  ])(
    'a process that ends before the return (%s) is reported as died, and the next call is a cold start',
    async (how, text) => {
      const died = await invoke('crash', { how });
      expect(died).toMatchObject({ outcome: 'died', returned: null });
      expect(died.error).toContain(text);
      expect(await invoke('crash', { how: 'nothing' })).toMatchObject({ outcome: 'ok', coldStart: true });
    },
  );

  it('a function that is not deployed is named in the error', async () => {
    expect(await invoke('nowhere')).toMatchObject({ outcome: 'error', error: 'No function "nowhere" is deployed.' });
  });

  it('logs keep their order and level', async () => {
    const { logs } = await invoke('crash', { how: 'log' });
    const written = logs.map(({ level, text }) => `${level}: ${text.split('\n')[0] ?? ''}`);
    expect(written.filter((line) => !line.includes('raw'))).toEqual([
      "log: a line with { an: 'object' }",
      'info: info',
      'warn: warn',
      'error: Error: logged',
      'debug: debug',
    ]);
    expect(written).toEqual(expect.arrayContaining(['log: raw out', 'error: raw err']));
  });

  it('cloud.logger() writes to the run’s log with its levels', async () => {
    const { logs, error } = await invoke('logger');
    expect(error).toBeNull();
    expect(logs.map(({ level, text }) => [level, text])).toEqual([
      ['info', '{"step":"one"}'],
      ['warn', '{"step":"two"}'],
      ['error', '{"step":"three"}'],
      ['log', '{"step":"four"}'],
    ]);
  });
});

describe('the time-out', () => {
  beforeAll(() => {
    cloud.settings.set({ 'functions.slow.timeoutMs': 400 });
  });

  it.each([
    ['waits', { waitMs: 60_000 }],
    ['never pauses', { busyMs: 60_000 }],
  ])('C8: a function that %s past its time-out is killed', async (_how, event) => {
    const run = await invoke('slow', event);
    expect(run).toMatchObject({
      outcome: 'timeout',
      returned: null,
      error: 'Invoking task timed out after 0.4 seconds',
    });
    expect(await invoke('slow', {})).toMatchObject({ outcome: 'ok', returned: 'done', coldStart: true });
  });

  it('is three seconds unless something else is set', () => {
    const found = cloud.settings.list().find(({ name }) => name === 'functions.timeoutMs');
    expect(found?.default).toBe(3000);
  });

  it('a promise that never settles waits for the time-out; the process does not just end', async () => {
    cloud.settings.set({ 'functions.crash.timeoutMs': 500 });
    expect(await invoke('crash', { how: 'never' })).toMatchObject({ outcome: 'timeout' });
  });
});

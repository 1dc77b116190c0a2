// Instances: memory kept between runs, frozen at return, ended at a reset, gone with the emulator.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startCloud, type TestCloud } from '../../support/cloud';
import { eventually } from '../../support/patience';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const invoke = (name: string, event: unknown = {}) => cloud.functions.invoke({ name, event, source: 'wx_client' });

/** Waits until the newest run of a function has said that it has begun. */
async function begun(name: string, on = cloud): Promise<void> {
  const newest = async () => {
    const { invocations } = (await on.api('GET', `/invocations?function=${name}`)).body as {
      invocations: { logs: number; outcome: string | null }[];
    };
    return invocations[0];
  };
  await eventually(newest, (run) => run?.outcome === null && run.logs > 0);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it('keeps its memory from run to run', async () => {
  const counts = [];
  for (let i = 0; i < 3; i += 1) counts.push(((await invoke('counter')).returned as { count: number }).count);
  expect(counts).toEqual([1, 2, 3]);
});

it('starts cold again, with an empty memory, when its idle instances were ended', async () => {
  await invoke('counter');
  expect((await cloud.api('DELETE', '/functions/counter/instances')).status).toBe(204);
  expect(await invoke('counter')).toMatchObject({ coldStart: true, returned: { count: 1 } });
});

describe('frozen at return', () => {
  let site: Server;
  let asked = 0;
  beforeAll(async () => {
    site = createServer((request, response) => {
      // Whoever had the port before may still be asked for.
      if (request.url === '/lingering') asked += 1;
      response.end('ok');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    site.closeAllConnections();
    site.close();
  });

  it('C8: no timer, promise or request of a function moves after its return, and all go on at the next run', async () => {
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/lingering`;
    expect((await invoke('linger', { url })).returned).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked).toBe(0);
    const { returned, coldStart } = await invoke('linger', { waitMs: 200 });
    expect(coldStart).toBe(false);
    expect([...(returned as string[])].sort()).toEqual(['promise', 'request', 'timer']);
    expect(asked).toBe(1);
  });
});

it('follows the virtual clock: frozen, moved before a run and moved during one', async () => {
  const noon = Date.UTC(2030, 0, 1, 12);
  await cloud.api('PUT', '/clock', { now: noon, frozen: true });
  expect((await invoke('clock')).returned).toEqual({
    before: noon,
    after: noon,
    made: noon,
    isDate: true,
    given: '2020-01-02T00:00:00.000Z',
    text: 'string',
    subclass: noon,
    zone: 0,
  });
  const running = invoke('clock', { untilMoved: true });
  await begun('clock');
  await cloud.api('PUT', '/clock', { advanceMs: 3_600_000 });
  expect((await running).returned).toMatchObject({ before: noon, after: noon + 3_600_000 });
  await cloud.api('PUT', '/clock', { now: Date.now(), frozen: false });
});

it('more runs than instances wait for their turn', async () => {
  cloud.settings.set({ 'functions.maxInstances': 2 });
  const runs = await Promise.all(Array.from({ length: 6 }, () => invoke('slow', { waitMs: 20 })));
  expect(runs.map(({ outcome }) => outcome)).toEqual(Array(6).fill('ok'));
  expect(new Set(runs.map(({ instance }) => instance)).size).toBeLessThanOrEqual(2);
  cloud.settings.set({ 'functions.maxInstances': 10 });
});

it('an instance without work for longer than it stays warm is replaced', async () => {
  const first = await invoke('counter');
  await cloud.api('PUT', '/clock', { advanceMs: 14 * 60_000 });
  expect(await invoke('counter')).toMatchObject({ coldStart: false, instance: first.instance });
  await cloud.api('PUT', '/clock', { advanceMs: 16 * 60_000 });
  expect(await invoke('counter')).toMatchObject({ coldStart: true });
});

it('a reset ends every instance, and a run in one of them ends as died', async () => {
  const { pid } = (await invoke('counter')).returned as { pid: number };
  const running = invoke('slow', { waitMs: 15_000 });
  await begun('slow');
  expect((await cloud.api('POST', '/reset')).status).toBe(204);
  expect(await running).toMatchObject({ outcome: 'died' });
  expect(isAlive(pid)).toBe(false);
  expect(await invoke('counter')).toMatchObject({ outcome: 'ok', coldStart: true, returned: { count: 1 } });
});

it('nothing of an emulator is left when it stops, a busy instance included', async () => {
  const other = await startCloud();
  const { returned } = await other.functions.invoke({ name: 'counter', event: {}, source: 'wx_client' });
  const running = other.functions.invoke({ name: 'slow', event: { busyMs: 60_000 }, source: 'wx_client' });
  await begun('slow', other);
  await other.stop();
  expect((await running).outcome).toBe('died');
  expect(isAlive((returned as { pid: number }).pid)).toBe(false);
});

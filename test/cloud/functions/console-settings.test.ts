// What WeChat's console sets for a function: environment, time-out, memory, and how many may run.
import { cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FIXTURES, startCloud, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
let root: string;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'functions-'));
  for (const name of ['memory', 'slow', 'chain'])
    cpSync(path.join(FIXTURES, name), path.join(root, name), { recursive: true });
  cloud = await startCloud({ functionsRoot: root });
});
afterAll(async () => {
  await cloud.stop();
  rmSync(root, { recursive: true, force: true });
});

let written = 0;
function setInConsole(...functions: object[]): void {
  const file = path.join(root, 'cloudbaserc.json');
  writeFileSync(file, JSON.stringify({ version: '2.0', functions }));
  written += 1;
  utimesSync(file, written, written);
}
const invoke = (name: string, event: unknown = {}) => cloud.functions.invoke({ name, event, source: 'wx_client' });

it('environment variables are there from the first line on, a time zone too, and a change starts cold', async () => {
  setInConsole({ name: 'memory', envVariables: { WORD: 'one', TZ: 'Asia/Shanghai' } });
  expect((await invoke('memory')).returned).toEqual({ word: 'one', zone: 8, key: true });
  expect(await invoke('memory')).toMatchObject({ coldStart: false });
  setInConsole({ name: 'memory', envVariables: { WORD: 'two' } });
  expect(await invoke('memory')).toMatchObject({ coldStart: true, returned: { word: 'two', zone: 0 } });
});

it('a time-out set there counts; the emulator’s own setting goes before it', async () => {
  setInConsole({ name: 'slow', timeout: 1 });
  expect(await invoke('slow', { waitMs: 30_000 })).toMatchObject({ error: 'Invoking task timed out after 1 seconds' });
  cloud.settings.set({ 'functions.slow.timeoutMs': 300 });
  expect(await invoke('slow', { waitMs: 30_000 })).toMatchObject({
    error: 'Invoking task timed out after 0.3 seconds',
  });
  cloud.settings.set({ 'functions.slow.timeoutMs': 0 });
});

it('a function that needs more memory than it was given dies; with more it lives', async () => {
  setInConsole({ name: 'memory', memorySize: 128, timeout: 60 });
  expect(await invoke('memory', { fillMB: 200 })).toMatchObject({ outcome: 'died' });
  setInConsole({ name: 'memory', memorySize: 512, timeout: 60 });
  expect(await invoke('memory', { fillMB: 200 })).toMatchObject({ outcome: 'ok', coldStart: true });
});

it.each([
  ['timeout', { timeout: 4000 }],
  ['memorySize', { memorySize: 100 }],
  ['envVariables', { envVariables: { A: 1 } }],
])('a wrong %s is said at each call', async (field, set) => {
  setInConsole({ name: 'memory', ...set });
  const { outcome, error } = await invoke('memory');
  expect(outcome).toBe('error');
  expect(error).toContain(`"${field}" of "memory" must be`);
});

it('GET /functions shows what is in force', async () => {
  setInConsole({ name: 'memory', timeout: 20, memorySize: 512, envVariables: { WORD: 'shown' } });
  const { functions } = (await cloud.api('GET', '/functions')).body as { functions: { name: string }[] };
  expect(functions.find(({ name }) => name === 'memory')).toMatchObject({
    timeoutMs: 20_000,
    memoryMB: 512,
    env: { WORD: 'shown' },
  });
});

it('one run more than the environment’s quota is refused, for every kind of caller', async () => {
  setInConsole();
  cloud.settings.set({ 'functions.concurrency': 1 });
  const calls = [{ name: 'slow', data: {} }];
  const running = cloud.functions.invoke({ name: 'chain', event: { calls }, source: 'wx_client' });
  expect((await cloud.api('POST', '/client/functions', { openid: 'oA', name: 'slow' })).body).toMatchObject({
    errCode: -501004,
  });
  expect(await invoke('slow')).toMatchObject({ outcome: 'error', instance: null });
  const run = await running;
  expect(run).toMatchObject({ outcome: 'ok', calls: [{ outcome: 'EXCEED_CONCURRENT_REQUEST_LIMIT' }] });
  cloud.settings.set({ 'functions.concurrency': 1000 });
});

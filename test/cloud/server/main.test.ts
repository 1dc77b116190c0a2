// The emulator as a program: one ready line, a clear end, clear refusals, nothing left behind.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FIXTURES } from '../../support/cloud';

const ROOT = path.resolve(__dirname, '../../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emulator-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Program {
  readonly process: ChildProcess;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  out: string;
  err: string;
}
function start(...args: string[]): Program {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'emulator', 'main.js'), ...args], { cwd: folder });
  const program: Program = {
    process: child,
    ended: new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code))),
    out: '',
    err: '',
  };
  child.stdout.on('data', (chunk: Buffer) => (program.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (program.err += chunk.toString()));
  return program;
}
const started = (...args: string[]) => start('--port', '0', '--no-open', '--data', path.join(folder, 'data'), ...args);

async function ready(program: Program): Promise<string> {
  while (!program.out.includes('\n')) {
    if (program.process.exitCode !== null) throw new Error(program.err);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const url = /^ready (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(program.out)?.[1];
  if (!url) throw new Error(`Not the ready line: ${program.out}`);
  return url;
}

/** Processes whose parent is this one; Linux only. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
}
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A test that waits for what stays alive runs into jest's own time-out. */
async function allGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 10));
}

it('prints one ready line when everything answers; SIGTERM ends it with 0, frees the port and leaves no process', async () => {
  const program = started();
  const url = await ready(program);
  expect(await (await fetch(`${url}emulator/v1/health`)).json()).toMatchObject({ ready: true });
  const children = childrenOf(program.process.pid ?? 0);
  const listening = fetch(`${url}emulator/v1/events`).catch(() => undefined);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  await listening;
  await expect(fetch(url)).rejects.toThrow();
  await allGone(children);
  expect(program.out).toBe(`ready ${url}\n`);
  expect(program.err).toBe('');
});

it('Ctrl-C ends it too, also while a function runs', async () => {
  const program = started();
  const url = await ready(program);
  const body = JSON.stringify({ event: { MsgType: 'nothing' } });
  const { functions } = (await (await fetch(`${url}emulator/v1/functions`)).json()) as {
    functions: { name: string }[];
  };
  const [first] = functions;
  const running = fetch(`${url}emulator/v1/functions/${first?.name ?? 'none'}/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  }).catch(() => undefined);
  program.process.kill('SIGINT');
  expect(await program.ended).toBe(0);
  await running;
});

it('instances end with an emulator that is killed: frozen, waiting, or busy without a pause', async () => {
  // The project's own functions may not be built here; a project around the fixtures always is.
  const project = path.join(folder, 'project');
  const config = { appid: 'wx0c5c0c5c0c5c0c5c', cloudfunctionRoot: path.relative(project, FIXTURES) };
  mkdirSync(project);
  writeFileSync(path.join(project, 'project.config.json'), JSON.stringify(config));
  const program = started('--project', project);
  const url = await ready(program);
  const invoke = (name: string, event: unknown) =>
    fetch(`${url}emulator/v1/functions/${name}/invoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event }),
    });
  await invoke('counter', {});
  const waiting = invoke('slow', { waitMs: 60_000 }).catch(() => undefined);
  const busy = invoke('slow', { busyMs: 60_000 }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 600));
  const children = childrenOf(program.process.pid ?? 0);
  program.process.kill('SIGKILL');
  await program.ended;
  await Promise.all([waiting, busy]);
  await allGone(children);
});

describe('refuses to start with a reason and exit code 1', () => {
  it('a port in use is named', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const program = start('--port', String(port), '--no-open', '--data', path.join(folder, 'data'));
    expect(await program.ended).toBe(1);
    expect(program.err).toContain(`Port ${port} is in use`);
    expect(program.out).toBe('');
    other.close();
  });

  it.each([
    ['an unknown option', ['--prot', '1'], "'--prot'"],
    ['a port that is none', ['--port', '99999'], '--port must be a port'],
    ['a project without its file', ['--project', tmpdir()], 'project.config.json does not exist'],
    ['a data folder that is a file', ['--data', __filename], `${__filename} is a file, not a folder. Choose another`],
  ])('%s', async (_what, args, message) => {
    const program = start(...args);
    expect(await program.ended).toBe(1);
    expect(program.err).toContain(message);
  });
});

it('a function whose config.json is wrong is named once at the start, with what to do, and the others run', async () => {
  const project = path.join(folder, 'project');
  mkdirSync(path.join(project, 'functions', 'wrong'), { recursive: true });
  mkdirSync(path.join(project, 'functions', 'right'));
  const write = (file: string, content: string) => writeFileSync(path.join(project, file), content);
  write('project.config.json', JSON.stringify({ appid: 'wx0c5c0c5c0c5c0c5c', cloudfunctionRoot: 'functions' }));
  const trigger = { name: 'tick', type: 'timer', config: '* * *' };
  write('functions/wrong/index.js', 'exports.main = () => 1;');
  write('functions/wrong/config.json', JSON.stringify({ triggers: [trigger] }));
  write('functions/right/index.js', 'exports.main = () => 2;');
  const program = started('--project', project);
  const url = await ready(program);
  const run = async (name: string) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}emulator/v1/functions/${name}/invoke`, { method: 'POST', headers, body: '{}' });
    return (await answer.json()) as { outcome: string; returned: unknown; error: string };
  };
  expect(await run('right')).toMatchObject({ outcome: 'ok', returned: 2 });
  expect((await run('wrong')).error).toContain('seven fields');
  program.process.kill('SIGTERM');
  await program.ended;
  const said = program.err.trim().split('\n');
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`The function "wrong" cannot run: ${path.join(project, 'functions/wrong/config.json')}`);
  expect(said[0]).toContain('the timer "tick" has a bad "config"');
  expect(said[0]).toContain('Mend it and save');
});

it('--help tells the options', async () => {
  const program = start('--help');
  expect(await program.ended).toBe(0);
  for (const option of ['--port', '--automator-port', '--data', '--project', '--no-open'])
    expect(program.out).toContain(option);
});

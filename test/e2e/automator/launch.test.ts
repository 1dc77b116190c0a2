// automator.launch with the emulator's command line in the place of DevTools'. The client keeps its process for 15 seconds
// after a launch, so it runs in a process of its own.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import automator from 'miniprogram-automator';
import { eventually } from '../../support/patience';
import { fixture } from './bench';

const run = promisify(execFile);
const cliPath = path.resolve(__dirname, '../../../dist/emulator/cli');

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => {
        resolve(port);
      });
    });
  });

/** Whether nobody answers any more, of who tried to connect. */
const noClient = [
  (client: { disconnect(): void }) => {
    client.disconnect();
    return false;
  },
  () => true,
] as const;

/** What a launch saw: the first page, the accounts, and whether anybody still answered two seconds after close(). */
const script = `
  const automator = require(process.argv[1]);
  (async () => {
    const { port, ...options } = JSON.parse(process.argv[2]);
    const miniProgram = await automator.launch({ ...options, port });
    const page = await miniProgram.currentPage();
    const accounts = await miniProgram.testAccounts();
    await miniProgram.close();
    let ended = false;
    for (let tries = 0; !ended && tries < 400; tries += 1) {
      const again = await automator.connect({ wsEndpoint: 'ws://127.0.0.1:' + port }).catch(() => null);
      again?.disconnect();
      ended = again === null;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    console.log(JSON.stringify({ path: page.path, accounts, ended }));
    process.exit(0);
  })().catch((error) => { console.error(error); process.exit(1); });
`;

it('launch({cliPath, projectPath, account}) starts the emulator, and close() ends it', async () => {
  const options = {
    cliPath,
    projectPath: path.relative(process.cwd(), fixture),
    port: await freePort(),
    account: 'launched',
    args: ['--lang', 'en'],
    timeout: 60_000,
    trustProject: true,
  };
  const client = require.resolve('miniprogram-automator');
  const { stdout } = await run(process.execPath, ['-e', script, client, JSON.stringify(options)]);
  expect(JSON.parse(stdout)).toEqual({
    path: 'pages/index/index',
    accounts: [{ openid: 'launched', nickName: expect.any(String) as string }],
    ended: true,
  });
});

it.each([
  ['with options that only DevTools’ windows understand', ['--lang', 'en', 'auto', '--project', fixture]],
  ['in its older form', ['--auto', fixture]],
])(
  'cli %s serves the port, and ends at once itself',
  async (_form, args) => {
    const port = await freePort();
    await run(process.execPath, [cliPath, ...args, '--auto-port', String(port), '--ticket', 'T', '--trust-project']);
    const wsEndpoint = `ws://127.0.0.1:${port}`;
    const connected = await eventually(
      () => automator.connect({ wsEndpoint }).catch(() => null),
      (client) => client !== null,
    );
    expect((await connected!.currentPage())?.path).toBe('pages/index/index');
    await connected!.close();
  },
  90_000,
);

it.each([
  ['close --project', ['close', '--project', fixture]],
  ['quit', ['quit']],
])(
  'cli %s ends what cli has started, also where it is still starting',
  async (_form, args) => {
    const port = await freePort();
    // What others have started on this machine is left alone.
    const folder = await mkdtemp(path.join(tmpdir(), 'launch-'));
    const cli = (...words: string[]) =>
      run(process.execPath, [cliPath, ...words], { env: { ...process.env, TMPDIR: folder } });
    await cli('auto', '--project', fixture, '--auto-port', String(port));
    expect((await cli(...args)).stdout).toContain('1 closed');
    const wsEndpoint = `ws://127.0.0.1:${port}`;
    await eventually(
      () => automator.connect({ wsEndpoint }).then(...noClient),
      (isGone) => isGone,
    );
    expect((await cli(...args)).stdout).toContain('No emulator');
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  },
  90_000,
);

it('launch() does not take a port that is in use', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as { port: number }).port);
    });
  });
  await expect(automator.launch({ cliPath, projectPath: fixture, port })).rejects.toThrow(`Port ${port} is in use`);
  await new Promise((resolve) => server.close(resolve));
});

it.each([
  [['deploy'], 'There is no command'],
  [['upload', '--project', fixture], 'miniprogram-ci'],
  [['auto', '--auto-port', '9420'], '--project DIR is missing'],
  [['auto', '--project', fixture], '--auto-port N is missing'],
  [['auto', '--project', '/nowhere', '--auto-port', '9420'], 'has no project.config.json'],
])('cli %j says what is wrong', async (args, words) => {
  await expect(run(process.execPath, [cliPath, ...args])).rejects.toThrow(words);
});

// DevTools' command line as scripts call it: what an emulator can do of it is done or said to be done, the rest is refused with what does it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerTo } from '../../../../emulator/automator/command-line/answers';
import { commandNames, readCommand } from '../../../../emulator/automator/command-line/read';

let project: string;
const temporary = process.env['TMPDIR'];
beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'command-line-'));
  writeFileSync(path.join(project, 'project.config.json'), '{}');
  // What somebody else has started on this machine is not looked at.
  process.env['TMPDIR'] = project;
});
afterAll(() => {
  if (temporary === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temporary;
  rmSync(project, { recursive: true, force: true });
});
const cli = (...args: string[]) => answerTo(readCommand(args));

it.each([
  [['--lang', 'en', '--port', '8080', 'close', '--project', 'a']],
  [['close', '--project=a', '--disable-gpu']],
  [['--debug', 'close', '--project', 'a']],
  [['--close', 'a']],
])('%j is close', (args) => {
  expect(readCommand(args)).toMatchObject({ name: 'close', project: 'a', unknown: null });
});

it('the client’s own words are read, in both forms, with its arguments before the command', () => {
  const read = { name: 'auto', project: '/a', port: '9420', account: 'me', unknown: null };
  const rest = ['--auto-port', '9420', '--auto-account', 'me', '--trust-project'];
  expect(readCommand(['--lang', 'en', 'auto', '--project', '/a', ...rest])).toEqual(read);
  expect(readCommand(['--auto', '/a', ...rest])).toEqual(read);
  expect(readCommand(['-u', '1.0.0@/a'])).toMatchObject({ name: 'upload', project: '/a' });
});

it.each(['islogin', 'login', 'quit', 'cache', 'reset-fileutils'])('%s goes well without a project', async (name) => {
  expect(await cli(name)).toMatchObject({ code: 0 });
});

it('islogin answers as DevTools does: scripts read it', async () => {
  expect(JSON.parse((await cli('islogin')).say)).toEqual({ login: true });
});

it.each(['open', 'close', 'build-npm'])(
  '%s goes well with a project, and names what is missing without one',
  async (name) => {
    expect(await cli(name, '--project', project)).toMatchObject({ code: 0 });
    expect(await cli(name)).toMatchObject({ code: 1, say: expect.stringContaining('--project DIR') as string });
    const elsewhere = path.join(project, 'elsewhere');
    expect((await cli(name, '--project', elsewhere)).say).toContain(`${elsewhere} has no project.config.json`);
  },
);

it.each(['preview', 'auto-preview', 'upload', 'cloud'])('%s is WeChat’s, and who can do it is named', async (name) => {
  const { code, say } = await cli(name, '--project', project);
  expect(code).toBe(1);
  expect(say).toContain('miniprogram-ci');
});

it('whatever is asked for is answered in Chinese and in English, and only commands with a way out of their own end with 0', async () => {
  for (const name of commandNames.filter((each) => each !== 'auto' && each !== 'islogin')) {
    const { say } = await cli(name, '--project', project);
    expect(say).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
  }
  expect(await cli('deploy')).toMatchObject({ code: 1, say: expect.stringContaining('"deploy"') as string });
  expect(await cli()).toMatchObject({ code: 1 });
  expect(await cli('--help')).toMatchObject({ code: 0 });
  expect((await cli('--version')).say).toMatch(/\d+\.\d+\.\d+/);
});

it.each(['0', '65536', 'x', '-1'])('no port %s is served', async (port) => {
  expect((await cli('auto', '--project', project, `--auto-port=${port}`)).say).toContain('--auto-port N');
});

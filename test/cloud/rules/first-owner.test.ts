// How the first owner comes in: by a code that the start of a new shop shows, once, and that the database knows only as a digest.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Desk } from '../desk/shop';

const ROOT = path.resolve(__dirname, '../../..');
const codeIn = (said: string) => /店主登录码：([A-Z2-9]+)/.exec(said)?.[1];
const firstOwner = ['dist/tools/rules.js', 'owner', '--first', '--emulator'];

/** The step that set-up runs. */
function setUp(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...firstOwner, url], { cwd: ROOT }, (error, out, err) => {
      if (error) reject(new Error(err));
      else resolve(out);
    });
  });
}

describe('on a shop', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.shop.cloud.stop());
  beforeEach(() => desk.shop.reset());

  it('C11: the code lets one owner in, at the shop’s own time, and stands nowhere in the database', async () => {
    const said = await setUp(desk.shop.cloud.url);
    expect(said).toContain('desk/join/join');
    const code = codeIn(said)!;
    const invitations = await desk.shop.documents('invitations');
    expect(invitations).toHaveLength(1);
    expect(JSON.stringify(invitations)).not.toContain(code);
    const openid = await desk.shop.arrive();
    expect(await desk.told(openid, 'join', { code, name: '店主' })).toMatchObject({ role: 'owner' });
    const other = await desk.shop.arrive();
    expect(await desk.ask(other, 'join', { code, name: '别人' })).toMatchObject({ error: { code: 'not-allowed' } });
  });

  it('a shop that has an owner is told no code, and nothing is written', async () => {
    await desk.owner();
    const before = await desk.shop.documents('invitations');
    expect(await setUp(desk.shop.cloud.url)).toBe('');
    expect(await desk.shop.documents('invitations')).toEqual(before);
  });
});

describe('at the start', () => {
  let folder: string;
  let program: ChildProcess | null = null;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'start-'));
  });
  afterEach(async () => {
    const ended = new Promise((resolve) => program?.on('close', resolve));
    program?.kill('SIGTERM');
    await ended;
    program = null;
    await rm(folder, { recursive: true, force: true });
  });

  /** As `npm start` does it once everything is built. @returns what it says until that has `words` */
  function started(words: RegExp, ...args: string[]): Promise<string> {
    const emulator = [process.execPath, 'dist/emulator/main.js', '--port', '0', '--no-open', '--in-memory', ...args];
    const script = `import('./scripts/run-last.mjs').then(({ runLast }) => runLast(${JSON.stringify(emulator)}, ${JSON.stringify([process.execPath, ...firstOwner])}))`;
    const child = spawn(process.execPath, ['-e', script], { cwd: ROOT });
    program = child;
    return new Promise((resolve, reject) => {
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (words.test(said)) resolve(said);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('close', () => reject(new Error(said)));
    });
  }

  it('the code follows the ready line, with the page where it is typed', async () => {
    const said = await started(/join\/join/);
    expect(said).toMatch(/^ready http:\S+\n店主登录码：[A-Z2-9]{12}\n.*desk\/join\/join/);
  });

  it('a project without a desk starts as before, without a word about owners', async () => {
    await mkdir(path.join(folder, 'database'));
    await writeFile(path.join(folder, 'project.config.json'), '{}');
    const collections = { notes: { permission: 'ADMINONLY', indexes: [] } };
    await writeFile(path.join(folder, 'database', 'collections.json'), JSON.stringify(collections));
    const said = await started(/^ready \S+\n/m, '--project', folder);
    const url = /ready (\S+)/.exec(said)![1]!;
    expect(await setUp(url)).toBe('');
    const health = await fetch(`${url}emulator/v1/health`);
    expect(health.ok).toBe(true);
  });
});

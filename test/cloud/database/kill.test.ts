import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { newFolder, openDatabase } from '../../unit/emulator/database/host';

const KILLS = 100;
const folder = newFolder();
const dataDir = path.join(folder, 'data');
const writer = path.join(folder, 'writer.cjs');

beforeAll(() => {
  buildSync({
    entryPoints: [path.join(__dirname, 'writer.ts')],
    outfile: writer,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The highest number each writer was answered, and how many pairs in all. */
class Answered {
  readonly counters = new Map<string, number>();
  pairs = 0;
  note(line: string): void {
    const [kind, w, n] = line.split(' ');
    if (kind === 'c') this.counters.set(`w${w}`, Number(n));
    if (kind === 'p') this.pairs += 1;
  }
}

/** Runs a writer until it has been answered `enough` times and kills it; what it found when it began is checked first. */
async function round(answered: Answered, enough: number): Promise<void> {
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (lines === 0) expectNothingLost(JSON.parse(line) as Found, answered);
    else answered.note(line);
    if (lines++ === enough) child.kill('SIGKILL');
  }
  await exit;
  expect(lines).toBeGreaterThan(enough);
}

interface Found {
  readonly counters: readonly (readonly [string, number])[];
  readonly pairs: number;
}

function expectNothingLost(found: Found, answered: Answered): void {
  const counters = new Map(found.counters);
  for (const [name, n] of answered.counters) expect(counters.get(name)).toBeGreaterThanOrEqual(n);
  expect(found.pairs).toBeGreaterThanOrEqual(answered.pairs * 2);
  // Two documents of one add are there together or not at all.
  expect(found.pairs % 2).toBe(0);
}

it(`loses nothing that was answered, in ${KILLS} kills under load`, async () => {
  const answered = new Answered();
  for (let kill = 0; kill < KILLS; kill++) await round(answered, (kill * 7) % 60);
  const { database } = await openDatabase({ dataDir, collections: { counters: {}, pairs: {} } });
  const counters = database.find('counters').map(({ _id, n }) => [String(_id), Number(n)] as const);
  expectNothingLost({ counters, pairs: database.count('pairs') }, answered);
  await database.stop();
  // Some of the kills came while the log was being shortened: without that it would be far longer.
  const written = [...answered.counters.values()].reduce((sum, n) => sum + n, 0) * 40_000;
  expect(statSync(path.join(dataDir, 'database.log')).size).toBeLessThan(written / 2);
});

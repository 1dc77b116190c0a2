// A process that writes as fast as it can until it is killed. First line on standard output: what it found. Then one line
// for each write that was answered.
import { writeSync } from 'node:fs';
import path from 'node:path';
import { makeHost } from '../../unit/emulator/database/host';
import { Database } from '../../../emulator/services/database';

const WRITERS = 6;
/** Makes the log long, so that it is shortened now and then while the process is killed. */
const padding = 'x'.repeat(40_000);

async function main(dataDir: string): Promise<void> {
  const host = makeHost({
    root: path.join(dataDir, '..', 'project'),
    collections: { counters: {}, pairs: { indexes: [{ name: 'w', keys: { w: 1, n: 1 }, unique: true }] } },
  });
  const database = new Database(host, { dataDir });
  await database.start();
  const counters = database.find('counters').map(({ _id, n }) => [_id, n]);
  const pairs = database.find('pairs').map(({ w, n, half }) => [w, n, half]);
  writeSync(1, `${JSON.stringify({ counters, pairs: pairs.length })}\n`);
  await Promise.all(Array.from({ length: WRITERS }, (_unused, w) => write(database, w)));
}

/** Each round is one conditional update and one add of two documents that belong together. */
async function write(database: Database, w: number): Promise<void> {
  const id = `w${w}`;
  if (database.count('counters', { _id: id }) === 0) await database.add('counters', { _id: id, n: 0 });
  for (;;) {
    const [counter] = database.find('counters', { where: { _id: id } });
    const n = Number(counter?.['n']) + 1;
    const { modified } = await database.update('counters', { _id: id, n: n - 1 }, { $set: { n, padding } });
    if (modified !== 1) throw new Error(`writer ${w} lost its counter`);
    writeSync(1, `c ${w} ${n}\n`);
    await database.add('pairs', { w, n: 2 * n, half: 0 }, { w, n: 2 * n + 1, half: 1 });
    writeSync(1, `p ${w} ${n}\n`);
  }
}

void main(process.argv[2] as string);

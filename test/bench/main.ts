// `npm run bench [-- name …]`: every figure as a ratio against a peer measured in the same run; a table here, a picture in dist/bench.svg.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { packageRoot } from '../../emulator/package-root';
import { benchColdStart } from './cold-start';
import { benchDatabase } from './database';
import { benchEmulatorStart } from './emulator-start';
import { benchFaq } from './faq';
import { benchIntents } from './intents';
import { benchKeywords } from './keywords';
import { benchPhone } from './phone';
import { benchPushReply } from './push-reply';
import { picture, table } from './report';
import type { BenchRow } from './row';

const root = packageRoot();
const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  'cold-start': () => benchColdStart(root),
  'emulator-start': () => benchEmulatorStart(root),
  'push-reply': () => benchPushReply(root),
  phone: () => benchPhone(root),
  database: () => benchDatabase(root),
  keywords: () => benchKeywords(root),
  faq: () => benchFaq(root),
  intents: () => benchIntents(root),
};

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in benches));
  if (unknown.length > 0) {
    console.error(`No bench named ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const chosen = Object.entries(benches).filter(([name]) => asked.length === 0 || asked.includes(name));
  const bar = new SingleBar({ format: '{bar} {value}/{total}  {name}', hideCursor: true });
  bar.start(chosen.length, 0, { name: '' });
  const rows: BenchRow[] = [];
  for (const [name, bench] of chosen) {
    bar.update({ name });
    rows.push(...(await bench()));
    bar.increment();
  }
  bar.stop();
  const file = path.join(root, 'dist', 'bench.svg');
  writeFileSync(file, picture(rows));
  console.log(`\n${table(rows)}\n\npicture: ${path.relative(process.cwd(), file)}`);
}

void main();

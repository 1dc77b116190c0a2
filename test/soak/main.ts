// `npm run soak -- --messages N [--seed S] [--wave W]`: a progress bar, a report, a picture in dist/soak.svg; exit code 1 when a
// contract was broken, with the line that shows it again. Ctrl-C ends it after the wave that runs; a second one at once.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { packageRoot } from '../../emulator/package-root';
import { picture, table } from './report';
import { soak, type SoakOptions } from './run';

const usage = 'npm run soak -- [--messages N] [--seed S] [--wave W]   (10000 messages of a new seed unless told)';

function readOptions(): SoakOptions | null {
  try {
    const { values } = parseArgs({
      options: { messages: { type: 'string' }, seed: { type: 'string' }, wave: { type: 'string' } },
    });
    const number = (name: 'messages' | 'seed' | 'wave', otherwise: number): number => {
      const given = values[name];
      if (given === undefined) return otherwise;
      if (!/^\d{1,10}$/.test(given)) throw new Error(`--${name} must be a whole number; got "${given}".`);
      return Number(given);
    };
    return {
      messages: number('messages', 10_000),
      seed: number('seed', Math.floor(Math.random() * 1_000_000)),
      ...(values.wave === undefined ? {} : { wave: number('wave', 0) }),
    };
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return null;
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) {
    process.exitCode = 2;
    return;
  }
  const bar = new SingleBar({
    format: '{bar} {value}/{total} messages  {violations} violations  {duration_formatted}',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 20_000,
  });
  let enough = false;
  process.once('SIGINT', () => (enough = true));
  bar.start(options.messages, 0, { violations: 0 });
  const result = await soak({
    ...options,
    enough: () => enough,
    progress: (messages, violations) => {
      bar.update(Math.min(messages, options.messages), { violations });
    },
  });
  bar.stop();
  const file = path.join(packageRoot(), 'dist', 'soak.svg');
  writeFileSync(file, picture(result));
  console.log(`\n${table(result)}\n\npicture: ${path.relative(process.cwd(), file)}`);
  for (const { contract, what, openid, wave } of result.violations.slice(0, 50))
    console.log(`${contract} wave ${wave} ${openid}: ${what}`);
  const [first] = result.violations;
  if (first === undefined) return;
  process.exitCode = 1;
  console.log(`\nTo see it again: npm run soak -- --seed ${result.seed} --wave ${first.wave}`);
}

void main();

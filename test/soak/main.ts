// `npm run soak -- --messages N [--seed S] [--wave W] [--deadline MS]`: a progress bar, a report, a picture in dist/soak.svg; exit code 1 when a
// contract was broken, with the line that shows it again. Ctrl-C ends it after the wave that runs; a second one at once.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { packageRoot } from '../../emulator/package-root';
import { picture, table } from './report';
import { soak, type SoakOptions, type SoakResult } from './run';

const names = ['messages', 'seed', 'wave', 'deadline'] as const;
const usage = `npm run soak -- [options]

  --messages N   how many at least (default 10000)
  --seed S       the number of the run (default: a new one)
  --wave W       only this wave of it, to see it again
  --deadline MS  when WeChat hangs up on a push (default 5000, as WeChat does; more on a machine that is busy with other work)`;

function readOptions(): SoakOptions | null {
  try {
    const { values } = parseArgs({
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    });
    const number = (name: (typeof names)[number], otherwise: number): number => {
      const given = values[name];
      if (given === undefined) return otherwise;
      if (typeof given !== 'string' || !/^\d{1,10}$/.test(given))
        throw new Error(`--${name} must be a whole number; got "${String(given)}".`);
      return Number(given);
    };
    return {
      messages: number('messages', 10_000),
      seed: number('seed', Math.floor(Math.random() * 1_000_000)),
      deadlineMs: number('deadline', 5_000),
      ...(values['wave'] === undefined ? {} : { wave: number('wave', 0) }),
    };
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return null;
  }
}

function line({ contract, wave, openid, what }: SoakResult['violations'][number]): string {
  return `${contract} wave ${wave} ${openid}: ${what}`;
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
  let shown = 0;
  let enough = false;
  process.once('SIGINT', () => (enough = true));
  bar.start(options.messages, 0, { violations: 0 });
  const result = await soak({
    ...options,
    enough: () => enough,
    progress: (messages, violations) => {
      bar.update(Math.min(messages, options.messages), { violations: violations.length });
      for (const violation of violations.slice(shown)) console.error(line(violation));
      shown = violations.length;
    },
  });
  bar.stop();
  const file = path.join(packageRoot(), 'dist', 'soak.svg');
  writeFileSync(file, picture(result));
  console.log(`\n${table(result)}\n\npicture: ${path.relative(process.cwd(), file)}`);
  for (const violation of result.violations.slice(shown)) console.error(line(violation));
  const [first] = result.violations;
  if (first === undefined) return;
  process.exitCode = 1;
  console.log(`\nTo see it again: npm run soak -- --seed ${result.seed} --wave ${first.wave}`);
}

void main();

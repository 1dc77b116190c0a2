// Types, lint, import directions, format and unused code, side by side; prints only what fails.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const bin = (name) => path.join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const projects = [
  'tsconfig.json',
  'miniprogram/tsconfig.json',
  'test/unit/miniprogram/tsconfig.json',
  'emulator/console/tsconfig.json',
  'emulator/phone/runtime/tsconfig.json',
];
const checks = [
  ...projects.filter((file) => existsSync(file)).map((file) => [`types (${file})`, bin('tsc'), ['-p', file]]),
  ['lint', bin('eslint'), ['--max-warnings=0', '.']],
  [
    'import directions',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', 'cloudfunctions', 'contracts', 'emulator', 'miniprogram', 'tools', 'test'],
  ],
  ['format', bin('prettier'), ['--log-level', 'warn', '--check', '.']],
  ['unused code', bin('knip'), []],
];

let failed = 0;
const queue = [...checks];
await Promise.all(
  Array.from({ length: 2 }, async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const [name, command, args] = check;
      try {
        await run(command, args, { shell: process.platform === 'win32', maxBuffer: 1 << 26 });
        console.log(`ok    ${name}`);
      } catch (error) {
        failed += 1;
        console.error(`FAIL  ${name}\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
      }
    }
  }),
);
if (failed > 0) process.exit(1);

// The one door for every npm script: makes sure the locked dependencies are installed and what the task needs is
// built, then runs it. Uses nothing but Node itself, so that it works in a fresh clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runLast } from './run-last.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const bin = (name) => path.join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/**
 * Each task: the commands it runs in order, and whether the build comes first. The task's own arguments go to the last. `ready` runs once the last
 * one has said `ready <address>`, with that address: the emulator knows nothing of the product, so the product sets itself up.
 */
const tasks = {
  start: {
    build: true,
    commands: [['node', '--enable-source-maps', 'dist/emulator/main.js']],
    ready: ['node', '--enable-source-maps', 'dist/tools/rules.js', 'owner', '--first', '--emulator'],
  },
  build: { commands: [[bin('gulp'), '--silent', 'build']] },
  watch: { commands: [[bin('gulp'), 'watch']] },
  clean: { commands: [[bin('gulp'), 'clean']] },
  format: { commands: [[bin('prettier'), '--log-level', 'warn', '--write', '.']] },
  check: { commands: [['node', 'scripts/check.mjs']] },
  jest: { build: true, commands: [[bin('jest')]] },
  test: { build: true, commands: [['node', 'scripts/check.mjs'], [bin('jest')]] },
  e2e: { build: true, commands: [[bin('jest'), '--selectProjects', 'e2e', '--']] },
  size: { build: true, commands: [['node', 'scripts/size.mjs']] },
  screens: { build: true, commands: [['node', '--enable-source-maps', 'dist/test/screens.js']] },
  soak: { build: true, commands: [['node', '--enable-source-maps', 'dist/test/soak.js']] },
  rules: { build: true, commands: [['node', '--enable-source-maps', 'dist/tools/rules.js']] },
  bench: { build: true, commands: [['node', '--enable-source-maps', 'dist/test/bench.js']] },
};

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`Unknown task "${name}". One of: ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}
checkNode();
install();
if (task.build) runSync([bin('gulp'), '--silent', 'build']);
for (const command of task.commands.slice(0, -1)) runSync(command);
runLast([...task.commands.at(-1), ...args], task.ready);

function checkNode() {
  const wanted = [20, 19];
  const have = process.versions.node.split('.').map(Number);
  if (have[0] > wanted[0] || (have[0] === wanted[0] && have[1] >= wanted[1])) return;
  console.error(`Node ${wanted.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the locked dependencies when they are missing or the lock file has changed since. */
function install() {
  const stamp = path.join('node_modules', '.locked');
  const locked = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === locked) return;
  console.log('Installing the locked dependencies …');
  runSync([process.platform === 'win32' ? 'npm.cmd' : 'npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, locked);
}

function runSync([command, ...rest]) {
  const { status, error } = spawnSync(command, rest, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

// The one door for every npm script: makes sure the locked dependencies are installed and what the task needs is
// built, then runs it. Uses nothing but Node itself, so that it works in a fresh clone.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** Runs the task itself, handing Ctrl-C and SIGTERM on and leaving with its exit code. */
function runLast([command, ...rest], ready) {
  const stdio = ready ? ['inherit', 'pipe', 'inherit'] : 'inherit';
  const child = spawn(command, rest, { stdio, shell: process.platform === 'win32' });
  if (ready) onReady(child.stdout, (address) => runBeside([...ready, address]));
  // A terminal sends Ctrl-C to the whole group, so the child already has SIGINT: only wait for it to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // npm does not hand SIGTERM on: when it is gone, whoever started us wants the task to end.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 200).unref();
  child.on('error', (error) => {
    console.error(`${command}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)));
}

/** Hands on what a program says, and tells the address it is ready at, once. */
function onReady(stdout, then) {
  let said = '';
  stdout.setEncoding('utf8');
  stdout.on('data', (text) => {
    process.stdout.write(text);
    if (said === null) return;
    said += text;
    const address = /^ready (\S+)\r?\n/m.exec(said)?.[1];
    if (address === undefined) return;
    said = null;
    then(address);
  });
}

/** Runs a step beside the task; what goes wrong with it is shown and stops nothing. */
function runBeside([command, ...rest]) {
  spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' }).on(
    'error',
    (error) => console.error(`${command}: ${error.message}`),
  );
}

import { spawn } from 'node:child_process';

/**
 * Runs a program in place of this one, handing Ctrl-C and SIGTERM on and leaving with its exit code.
 * @param ready what to run beside it, with the address added, once it has said `ready <address>`
 */
export function runLast([command, ...rest], ready) {
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
  // All it said has been handed on by then.
  child.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)));
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

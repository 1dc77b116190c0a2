// Times whole processes, ours and the peer's in turn, so that a slow moment of the machine hits both.
import { spawn } from 'node:child_process';

/** How long a process takes from spawn to its end, in milliseconds. Rejects when it fails. */
export async function timeProcess(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const begun = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${errors.slice(-500)}`);
  return performance.now() - begun;
}

/** How long a process takes from spawn to the line it announces itself with, in milliseconds; it is ended afterwards. */
export async function timeUntilLine(command: string, args: readonly string[], line: RegExp): Promise<number> {
  const begun = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (line.test(text)) resolve(performance.now() - begun);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code} before it was ready: ${text}`)));
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  return ready;
}

/** Runs ours and the peer `times` times in turn after one warm-up each. */
export async function inTurn(
  times: number,
  ours: () => Promise<number>,
  peer: () => Promise<number>,
): Promise<{ ours: number[]; peer: number[] }> {
  await ours();
  await peer();
  const sample: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let i = 0; i < times; i += 1) {
    sample.ours.push(await ours());
    sample.peer.push(await peer());
  }
  return sample;
}

// Ends the instances when the emulator itself was killed and could end nothing any more. In: which processes live. Out:
// nothing, unless the emulator is gone. An instance notices that by itself, except one that is busy without a pause.
import { spawn, type ChildProcess } from 'node:child_process';

/** Keeps the living processes by its input; when that ends, so does the emulator: whoever is left is ended too. */
const SCRIPT = `
while read -r change pid; do
  others=; for each in $living; do [ "$each" = "$pid" ] || others="$others $each"; done; living=$others
  [ "$change" = + ] && living="$living $pid"
done
for each in $living; do kill -9 "$each"; done
`;

/** One shell for all instances; where there is no shell (Windows), only the instances' own watch remains. */
export class Reaper {
  readonly #shell: ChildProcess | null;

  constructor() {
    if (process.platform === 'win32') {
      this.#shell = null;
      return;
    }
    // In a group of its own, so that Ctrl-C at the terminal does not take it first.
    const shell = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} });
    shell.on('error', (error) => {
      console.error('Busy functions may outlive an emulator that is killed; no shell could be started:', error.message);
    });
    shell.stdin.on('error', () => undefined);
    shell.unref();
    this.#shell = shell;
  }

  watch(pid: number | undefined): void {
    if (pid !== undefined) this.#shell?.stdin?.write(`+ ${pid}\n`);
  }

  forget(pid: number | undefined): void {
    if (pid !== undefined) this.#shell?.stdin?.write(`- ${pid}\n`);
  }

  /** Everything was ended in order. */
  stop(): void {
    this.#shell?.stdin?.end();
  }
}

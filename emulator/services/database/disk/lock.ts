// One emulator per data folder. In: a folder. Out: a lock file with our process id, or an error that says who has it. A
// lock whose process has died is taken over, also when its id was given to another process since.
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const held = new Set<string>();

/**
 * Takes the lock.
 * @returns a function that gives it back
 * @throws Error when another living process, or this one, has the folder
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(path.resolve(folder), 'lock');
  for (let attempt = 0; attempt < 10; attempt++) {
    if (take(file)) {
      held.add(file);
      return () => {
        if (held.delete(file)) rmSync(file, { force: true });
      };
    }
    const owner = ownerOf(file);
    if (owner !== null) {
      throw new Error(
        `${path.dirname(file)} is in use by another emulator (process ${owner}). End it, or start this one with another folder (--data DIR).`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new Error(`${file} could not be taken: other processes keep taking it.`);
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify({ pid: process.pid, born: birthOf(process.pid) }));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The living process that has the lock, or null. */
function ownerOf(file: string): number | null {
  let owner: { pid?: unknown; born?: unknown };
  try {
    owner = JSON.parse(readFileSync(file, 'utf8')) as typeof owner;
  } catch {
    // Half-written by a process that died, or just taken away.
    return null;
  }
  const { pid, born } = owner;
  if (typeof pid !== 'number') return null;
  if (pid === process.pid) return held.has(file) ? pid : null;
  if (!isAlive(pid)) return null;
  const now = birthOf(pid);
  return now !== null && typeof born === 'string' && now !== born ? null : pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in the kernel's own count; null where the system does not tell. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; the 20th field after it is the start time.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';

/** An emulator that the command line started, as it is noted for `close` and `quit`. */
export interface Started {
  /** The project's folder, in full. */
  readonly project: string;
  readonly port: number;
  readonly pid: number;
}

/** One that is still starting is asked again for so long, and each time waited for so long, in milliseconds. */
const patience = 15_000;
const answerPatience = 5_000;
const pause = 200;

/** Each person's own, one file for each port. */
const folder = (): string => path.join(tmpdir(), `wechat-emulator-cli-${userInfo().username}`);
const fileOf = ({ port }: Started): string => path.join(folder(), `${port}.json`);

export function note(started: Started): void {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(started), JSON.stringify(started));
}

/** Those that still run; what ended by itself is forgotten. @param project of this project only */
export function running(project: string | null): Started[] {
  let names: string[];
  try {
    names = readdirSync(folder());
  } catch {
    return [];
  }
  const noted = names.flatMap((name) => readNote(path.join(folder(), name)) ?? []);
  for (const one of noted) if (!isAlive(one)) rmSync(fileOf(one), { force: true });
  return noted.filter((one) => isAlive(one) && (project === null || one.project === project));
}

/** Ends an emulator as a client's close() does. @returns whether it answered */
export async function end(started: Started): Promise<boolean> {
  const until = Date.now() + patience;
  while (isAlive(started)) {
    if (await askToClose(started)) {
      rmSync(fileOf(started), { force: true });
      return true;
    }
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return true;
}

async function askToClose(started: Started): Promise<boolean> {
  const socket = new WebSocket(`ws://127.0.0.1:${started.port}`);
  const answered = await new Promise<boolean>((resolve) => {
    const alarm = setTimeout(resolve, answerPatience, false);
    const over = (done: boolean) => {
      clearTimeout(alarm);
      resolve(done);
    };
    socket.on('open', () => {
      socket.send(JSON.stringify({ id: 'close', method: 'Tool.close', params: {} }));
    });
    socket.on('message', () => {
      over(true);
    });
    socket.on('error', () => {
      over(false);
    });
  });
  socket.terminate();
  return answered;
}

function readNote(file: string): Started | null {
  try {
    const { project, port, pid } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Started>;
    const isWhole = typeof project === 'string' && Number.isInteger(port) && Number.isInteger(pid);
    return isWhole ? ({ project, port, pid } as Started) : null;
  } catch {
    return null;
  }
}

function isAlive({ pid }: Started): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

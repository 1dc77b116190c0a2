// One function instance: a real process of its own, one run at a time. In: a function to load, an event to run. Out: how
// the run ended and what it logged. It never runs two events at once and never survives the emulator.
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { InvocationOutcome, LogLine } from '../../service';
import type { Deployment } from './deployment';
import {
  CONTROL_FD,
  frame,
  LIFELINE_FD,
  REPORT_FD,
  Unframer,
  type ClockState,
  type Order,
  type Report,
} from './instance/protocol';

export interface InstanceOptions {
  /** The built bootstrap. */
  readonly bootstrap: string;
  readonly env: Readonly<Record<string, string>>;
  readonly memoryMB: number;
  /** Where instances keep compiled code between cold starts. */
  readonly codeCache: string;
}

export interface RunResult {
  readonly outcome: InvocationOutcome;
  readonly returned: unknown;
  readonly error: string | null;
}

interface Running {
  readonly log: (line: Omit<LogLine, 'time'> & { time?: number }) => void;
  readonly loaded: (ms: number) => void;
  readonly end: (result: RunResult) => void;
}

/** How long after its end a process's last words are waited for, in real milliseconds. */
const LAST_WORDS_MS = 200;

export class Instance {
  id = '';
  deployment: Deployment | null = null;
  /** Its function was changed: it ends after the run it is in. */
  retired = false;
  /** Runs begun in it. */
  runs = 0;
  /** Virtual time since when it waits for work. */
  idleSince = 0;
  readonly memoryMB: number;
  readonly #child: ChildProcess;
  readonly #codeCache: string;
  /** Resolves when the process is gone. */
  readonly exited: Promise<void>;
  #running: Running | null = null;
  #ended = false;
  #errorTail = '';

  constructor(options: InstanceOptions) {
    this.memoryMB = options.memoryMB;
    this.#codeCache = options.codeCache;
    this.#child = spawn(
      process.execPath,
      [`--max-old-space-size=${options.memoryMB}`, '--no-deprecation', options.bootstrap],
      { stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'], env: options.env, windowsHide: true },
    );
    for (const stream of this.#child.stdio) stream?.on('error', ignore);
    this.exited = new Promise((resolve) => {
      this.#child.on('exit', (code, signal) => {
        this.#ended = true;
        resolve();
        this.#died(signal ?? `exit code ${code ?? 'unknown'}`);
      });
      this.#child.on('error', (error) => {
        this.#ended = true;
        resolve();
        this.#finish({ outcome: 'died', returned: null, error: `The instance could not start: ${error.message}` });
      });
    });
    this.#hear();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get state(): 'running' | 'idle' | 'ended' {
    if (this.#ended) return 'ended';
    return this.#running ? 'running' : 'idle';
  }

  /** Makes this process the instance of a function; it is loaded with the first run. */
  assign(id: string, deployment: Deployment): void {
    this.id = id;
    this.deployment = deployment;
  }

  /**
   * Runs one event to its end. Never rejects.
   * @param run.timeoutMs real milliseconds, loading included, after which the process is killed
   */
  run(run: {
    order: Extract<Order, { type: 'invoke' }>;
    functionEnv: Record<string, string>;
    timeoutMs: number;
    log: Running['log'];
    loaded: Running['loaded'];
  }): Promise<RunResult> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        // What arrived while this process was busy is read first.
        setImmediate(() => {
          this.#finish({ outcome: 'timeout', returned: null, error: timeoutText(run.timeoutMs) }, true);
        });
      }, run.timeoutMs);
      this.#running = {
        log: run.log,
        loaded: run.loaded,
        end: (result) => {
          clearTimeout(timer);
          resolve(result);
        },
      };
      this.#errorTail = '';
      this.runs += 1;
      if (this.#ended) this.#died('it had ended before');
      const { deployment } = this;
      if (this.runs === 1 && deployment)
        this.#send({
          type: 'load',
          entry: deployment.entry,
          folder: deployment.folder,
          env: run.functionEnv,
          codeCache: this.#codeCache,
        });
      this.#send(run.order);
    });
  }

  /** Tells a running function that the clock was moved; a frozen one is told with its next run. */
  followClock(state: ClockState): void {
    if (this.#running) this.#pipe(LIFELINE_FD).write(frame(state as never));
  }

  /** Kills the process; a run in it ends as `died`. Resolves when the process is gone. */
  async end(): Promise<void> {
    if (!this.#ended) this.#child.kill('SIGKILL');
    await this.exited;
  }

  /** For the emulator's own last moment: no waiting. */
  kill(): void {
    if (!this.#ended) this.#child.kill('SIGKILL');
  }

  #hear(): void {
    const unframer = new Unframer();
    (this.#child.stdio[REPORT_FD] as Readable).on('data', (chunk: Buffer) => {
      for (const report of unframer.push(chunk)) this.#heard(report as Report);
    });
    lines(this.#child.stdout, (text) => this.#running?.log({ level: 'log', text }));
    lines(this.#child.stderr, (text) => {
      this.#errorTail = `${this.#errorTail}${text}\n`.slice(-4000);
      this.#running?.log({ level: 'error', text });
    });
  }

  #heard(report: Report): void {
    switch (report.type) {
      case 'loaded':
        this.#running?.loaded(report.ms);
        return;
      case 'log':
        this.#running?.log(report as LogLine);
        return;
      case 'returned':
        this.#finish({ outcome: 'ok', returned: JSON.parse(report.json), error: null });
        return;
      case 'threw':
        this.#finish({ outcome: 'error', returned: null, error: report.error });
        return;
      case 'load-failed':
        // A function that cannot be loaded is loaded anew, from its file, at the next call.
        this.#finish({ outcome: 'error', returned: null, error: report.error }, true);
        return;
    }
  }

  #died(how: string): void {
    if (!this.#running) return;
    const running = this.#running;
    const report = () => {
      if (this.#running !== running) return;
      const error = `The instance's process ended (${how}) before the function returned.\n${this.#errorTail}`.trim();
      this.#finish({ outcome: 'died', returned: null, error });
    };
    this.#child.once('close', report);
    setTimeout(report, LAST_WORDS_MS);
  }

  #finish(result: RunResult, kill = false): void {
    const running = this.#running;
    if (!running) return;
    this.#running = null;
    if (kill) {
      this.#ended = true;
      this.#child.kill('SIGKILL');
    }
    running.end(result);
  }

  #send(order: Order): void {
    this.#pipe(CONTROL_FD).write(frame(order));
  }

  #pipe(fd: number): Writable {
    return this.#child.stdio[fd] as Writable;
  }
}

/** In the words of Tencent SCF. */
function timeoutText(ms: number): string {
  return `Invoking task timed out after ${ms / 1000} seconds`;
}

function ignore(): void {
  // A pipe of a process that just ended: its end is reported by the process itself.
}

function lines(stream: Readable | null, line: (text: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    parts.forEach(line);
  });
  stream?.on('end', () => {
    if (rest !== '') line(rest);
  });
}

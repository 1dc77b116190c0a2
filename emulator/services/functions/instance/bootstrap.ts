// The process of one function instance. In: orders on the control pipe. Out: reports. Between two runs it sits in a
// blocking read, so nothing of the function moves: WeChat freezes an instance when its function returns, and what was
// pending goes on at the next run. It never outlives the emulator.
import { Socket } from 'node:net';
import { redirectAiGateway } from './ai-gateway';
import { loadCached } from './code-cache';
import { captureConsole } from './console';
import { readExactly, writeAll } from './pipes';
import {
  CONTROL_FD,
  frame,
  LIFELINE_FD,
  REPORT_FD,
  Unframer,
  type ClockState,
  type Order,
  type Report,
} from './protocol';
import { followClock, installVirtualDate, virtualNow } from './virtual-date';

type Main = (event: unknown, context: unknown) => unknown;
type Invoke = Extract<Order, { type: 'invoke' }>;

/** Gone with the emulator, without running anything of the function. */
function vanish(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable: the process was killed');
}

function report(message: Report): void {
  try {
    writeAll(REPORT_FD, frame(message));
  } catch {
    vanish();
  }
}

function nextOrder(): Order {
  const header = readExactly(CONTROL_FD, 4);
  const body = header && readExactly(CONTROL_FD, header.readUInt32BE());
  return body ? (JSON.parse(body.toString()) as Order) : vanish();
}

/** Keeps the event loop alive during a run, hears the clock change, and ends the process when the emulator is gone. */
function holdLifeline(): void {
  const lifeline = new Socket({ fd: LIFELINE_FD, readable: true, writable: false });
  const unframer = new Unframer();
  lifeline.on('data', (chunk: Buffer) => {
    for (const state of unframer.push(chunk)) followClock(state as ClockState);
  });
  lifeline.on('error', vanish);
  lifeline.on('close', vanish);
}

let exported: { main?: unknown } | null = null;
let runEnv: string[] = [];
/** What loading took of the first run's time, in milliseconds. */
let loadMs = 0;
/** Due after the first run, when nobody waits. */
let keepCode: (() => void) | null = null;

function load(order: Extract<Order, { type: 'load' }>): void {
  const begun = performance.now();
  Object.assign(process.env, order.env);
  try {
    process.chdir(order.folder);
    const { exports, keep } = loadCached(order.entry, order.codeCache);
    exported = exports as { main?: unknown };
    keepCode = keep;
    loadMs = performance.now() - begun;
    report({ type: 'loaded', ms: loadMs });
  } catch (error) {
    report({ type: 'load-failed', error: errorText(error) });
  }
}

async function invoke({ event, context, env, clock }: Invoke): Promise<void> {
  for (const name of runEnv) Reflect.deleteProperty(process.env, name);
  runEnv = Object.keys(env);
  Object.assign(process.env, env);
  followClock(clock);
  const deadline = performance.now() + context.time_limit_in_ms - loadMs;
  loadMs = 0;
  try {
    const main = exported?.main;
    if (typeof main !== 'function') throw new TypeError('exports.main is not a function; index.js must export it.');
    const returned = await (main as Main)(JSON.parse(event), {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      environ: Object.entries(env)
        .map(([name, value]) => `${name}=${value}`)
        .join(';'),
      getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    });
    // What JSON cannot say (undefined, a function) reaches the caller as null.
    report({ type: 'returned', json: JSON.stringify(returned) ?? 'null' });
  } catch (error) {
    report({ type: 'threw', error: errorText(error) });
  }
}

function errorText(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  try {
    return typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error));
  } catch {
    return String(error);
  }
}

/** Sits frozen until an order comes, and after each run again. */
function serve(): void {
  for (;;) {
    const order = nextOrder();
    if (order.type === 'load') load(order);
    else {
      void invoke(order).then(() => {
        keepCode?.();
        keepCode = null;
        serve();
      });
      return;
    }
  }
}

installVirtualDate();
captureConsole((level, text) => {
  report({ type: 'log', level, text, time: virtualNow() });
});
redirectAiGateway();
holdLifeline();
serve();

// The words between the emulator and one function instance, and how they are framed: four bytes of length (big endian),
// then JSON. In: messages and bytes. Out: bytes and messages. It never reads or writes a pipe itself.

/** The pipes of an instance's process, by file descriptor. */
export const CONTROL_FD = 3;
export const REPORT_FD = 4;
/** Read only while the function runs: clock changes, and the end of the emulator. */
export const LIFELINE_FD = 5;

/** What a function's Date follows: a fixed time, or an offset from the machine's own clock, in milliseconds. */
export interface ClockState {
  readonly offset: number;
  readonly frozenAt: number | null;
  /** A later state has a higher number; an older one that arrives late is dropped. */
  readonly version: number;
  /** How far this instance's clock is off, in milliseconds, as machines' clocks are. */
  readonly skewMs: number;
}

/** To the instance. */
export type Order =
  | {
      readonly type: 'load';
      readonly entry: string;
      readonly folder: string;
      readonly env: Record<string, string>;
      /** Where compiled code is kept between cold starts. */
      readonly codeCache: string;
    }
  | {
      readonly type: 'invoke';
      /** The event as JSON. */
      readonly event: string;
      /** The whole WX_* and TCB_* environment of this run; those of the run before are removed. */
      readonly env: Record<string, string>;
      readonly clock: ClockState;
      readonly context: RunContext;
    };

/** From the instance. */
export type Report =
  | { readonly type: 'loaded'; readonly ms: number }
  | { readonly type: 'load-failed'; readonly error: string }
  | { readonly type: 'log'; readonly level: string; readonly text: string; readonly time: number }
  | { readonly type: 'returned'; readonly json: string }
  | { readonly type: 'threw'; readonly error: string };

/** The second argument of `exports.main`, as Tencent SCF fills it. */
export interface RunContext {
  readonly request_id: string;
  readonly function_name: string;
  readonly function_version: string;
  readonly namespace: string;
  readonly memory_limit_in_mb: number;
  readonly time_limit_in_ms: number;
  readonly tencentcloud_region: string;
}

export function frame(message: Order | Report): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const header = Buffer.alloc(4);
  header.writeUInt32BE(body.length);
  return Buffer.concat([header, body]);
}

/** Collects chunks and gives out the messages that are complete. */
export class Unframer {
  #chunks: Buffer[] = [];
  #size = 0;

  push(chunk: Buffer): unknown[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const messages: unknown[] = [];
    for (let body = this.#take(); body; body = this.#take()) messages.push(JSON.parse(body.toString()));
    return messages;
  }

  #take(): Buffer | null {
    if (this.#size < 4) return null;
    let all = this.#chunks.length === 1 ? this.#chunks[0] : undefined;
    if (!all || all.length < 4) this.#chunks = [(all = Buffer.concat(this.#chunks))];
    const end = 4 + all.readUInt32BE();
    if (this.#size < end) return null;
    if (all.length < end) all = Buffer.concat(this.#chunks);
    this.#chunks = all.length > end ? [all.subarray(end)] : [];
    this.#size = all.length - end;
    return all.subarray(4, end);
  }
}

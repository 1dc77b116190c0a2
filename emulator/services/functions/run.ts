// One run of a function, as the emulator remembers it. In: who asked for what. Out: the record that everyone reads while
// it fills. It never runs anything.
import { randomBytes } from 'node:crypto';
import type { FunctionRunner, Invocation, LogLine } from '../../service';
import { LOG_LINES_PER_RUN, REMEMBERED_INVOCATIONS } from './constants';

export type RunRequest = Parameters<FunctionRunner['invoke']>[0];

/** An invocation while it is being filled, with what only this service knows of it. */
export type Run = { -readonly [K in keyof Invocation]: Invocation[K] } & {
  /** Its identity at /admin: the WX_API_TOKEN of its environment. */
  readonly token: string;
  /** Extra WX_* values of its context, without the prefix. */
  readonly context: Readonly<Record<string, string>>;
  /** How long its instance took to load the function, in milliseconds; null for a warm one. */
  coldStartMs: number | null;
};

export function createRun({ name, event, source, openid, context = {}, pushId }: RunRequest): Run {
  return {
    id: randomBytes(8).toString('hex'),
    token: randomBytes(24).toString('hex'),
    function: name,
    instance: null,
    source,
    openid: openid ?? null,
    context,
    event,
    pushId: pushId ?? null,
    startedAt: null,
    ms: null,
    outcome: null,
    returned: null,
    error: null,
    coldStart: null,
    coldStartMs: null,
    calls: [],
    logs: [],
  };
}

/** Keeps a line, up to what one run may write. */
export function keepLog(run: Run, line: LogLine): void {
  const logs = run.logs;
  if (logs.length < LOG_LINES_PER_RUN) logs.push(line);
  else if (logs.length === LOG_LINES_PER_RUN)
    logs.push({ level: 'warn', text: 'Further lines of this run are not kept.', time: line.time });
}

/** The last runs, findable by id and by token; also after they ended, since a thawed request may still arrive. */
export class Runs {
  readonly #byId = new Map<string, Run>();
  readonly #byToken = new Map<string, Run>();

  add(run: Run): void {
    this.#byId.set(run.id, run);
    this.#byToken.set(run.token, run);
    if (this.#byId.size <= REMEMBERED_INVOCATIONS) return;
    for (const old of this.#byId.values()) {
      if (old.outcome === null) continue;
      this.#byId.delete(old.id);
      this.#byToken.delete(old.token);
      return;
    }
  }

  byId(id: string): Run | undefined {
    return this.#byId.get(id);
  }

  byToken(token: string): Run | undefined {
    return this.#byToken.get(token);
  }

  /** Newest first. */
  list(): Run[] {
    return [...this.#byId.values()].reverse();
  }

  clear(): void {
    this.#byId.clear();
    this.#byToken.clear();
  }
}

// Media checks under way. In: a picture's or a sound's address. Out: some virtual time later the event wxa_media_check,
// with a verdict by the word list. It never delays the call that began it.
import type { Host } from '../../service';
import type { Push } from '../push';
import { CHECKED_MEDIUM } from './constants';
import { requestId } from './refusal';
import type { SafetyVerdict, SafetyWords } from './safety';
import type { OpenapiSettings } from './settings';
import type { MediaCheck, State } from './state';

/** WeChat's errcode for a file that could not be downloaded. */
const NOT_DOWNLOADED = -1008;
/** Real milliseconds to wait for a file. */
const DOWNLOAD_MS = 10_000;

export class MediaChecks {
  readonly #alarms = new Map<string, () => void>();
  #running = 0;

  constructor(
    private readonly host: Host,
    private readonly deps: { push: Push; safety: SafetyWords; state: State; settings: OpenapiSettings },
  ) {}

  /** Checks whose file is being read right now. */
  get inFlight(): number {
    return this.#running;
  }

  /** Takes up again what was left when the emulator stopped. */
  start(): void {
    for (const check of this.deps.state.state.mediaChecks ?? []) this.#arm(check);
  }

  stop(): void {
    for (const cancel of this.#alarms.values()) cancel();
    this.#alarms.clear();
  }

  /** @returns the trace_id by which the result is recognised */
  begin(openid: string, url: string): string {
    const at = this.host.clock.now() + Math.min(this.deps.settings.mediaCheckAfterMs, CHECKED_MEDIUM.answeredWithin);
    const check: MediaCheck = { traceId: requestId(), openid, url, at };
    this.#keep((checks) => [...checks, check]);
    this.#arm(check);
    return check.traceId;
  }

  #arm(check: MediaCheck): void {
    const finish = () => {
      this.#running += 1;
      void this.#finish(check)
        .catch((error: unknown) => console.error(`The emulator failed on media check ${check.traceId}:`, error))
        .finally(() => (this.#running -= 1));
    };
    this.#alarms.set(check.traceId, this.host.clock.at(check.at, finish));
  }

  async #finish({ traceId, openid, url }: MediaCheck): Promise<void> {
    const data = await download(url);
    // A reset or a stop meanwhile called it off.
    if (!this.#alarms.delete(traceId)) return;
    this.#keep((checks) => checks.filter((check) => check.traceId !== traceId));
    const verdict = data && this.deps.safety.checkBytes(data);
    this.deps.push.push(openid, {
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: this.host.project.appid,
      trace_id: traceId,
      version: 2,
      ...(verdict
        ? result(verdict)
        : { errcode: NOT_DOWNLOADED, errmsg: 'download media fail', detail: [], result: {} }),
    });
  }

  #keep(change: (checks: readonly MediaCheck[]) => readonly MediaCheck[]): void {
    const { state } = this.deps;
    state.change({ mediaChecks: change(state.state.mediaChecks ?? []) });
  }
}

function result({ suggest, label }: SafetyVerdict) {
  const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }];
  return { detail, errcode: 0, errmsg: 'ok', result: { suggest, label } };
}

/** The bytes at an address, or null when they cannot be had or are more than WeChat takes. */
async function download(url: string): Promise<Buffer | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
    if (!response.ok || !response.body) return null;
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > CHECKED_MEDIUM.bytes) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return null;
  }
}

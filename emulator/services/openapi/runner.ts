// Runs one API call, whoever makes it: counts it, makes the fault that the settings ask for, turns a refusal into
// WeChat's answer, and writes the log. Who may call was decided before.
import type { Api, ApiCall, World } from './api';
import type { CallRecord } from '../../service';
import type { CallLog } from './log';
import type { OpenapiAnswer } from './protocol';
import { Rates } from './rates';
import { Refusal, REFUSALS, type Errcode } from './refusal';

/** A call, and the names of its parameters that could not be read. */
export type IncomingCall = ApiCall & { readonly unreadable: readonly string[] };

export class Runner {
  readonly rates = new Rates();

  constructor(
    private readonly world: World,
    private readonly log: CallLog,
  ) {}

  /**
   * @param caller the function that calls; null for anything else
   * @param record the platform call behind it, with the fault that is to be made
   */
  async run(api: Api, call: IncomingCall, caller: string | null, record?: CallRecord): Promise<OpenapiAnswer> {
    const answer = await this.#answer(api, call, record?.failWith);
    this.note(api, call, caller, 'json' in answer ? answer.json : shownBytes(answer.contentType, answer.data), record);
    return answer;
  }

  /** Writes one call into the log. */
  note(api: Api, call: ApiCall, caller: string | null, response: unknown, record?: CallRecord): void {
    const openid = aboutWhom(api, call);
    const { errcode, errorCode } = (response ?? {}) as { errcode?: unknown; errorCode?: unknown };
    this.world.book?.called({
      api: api.name,
      openid,
      message: call.params,
      errcode: errcode ?? errorCode,
      fault: record?.failWith !== undefined,
      startedAt: record?.startedAt ?? performance.timeOrigin + performance.now(),
    });
    this.log.add({
      api: api.name,
      time: this.world.host.clock.now(),
      function: caller,
      ...(openid !== undefined && { openid }),
      request: shownRequest(call),
      response,
    });
    this.world.host.feed.emit({ topic: 'openapi', id: api.name });
  }

  async #answer(api: Api, call: IncomingCall, failWith: number | undefined): Promise<OpenapiAnswer> {
    try {
      this.rates.count(api.name, this.world.host.clock.now());
      this.#fail(failWith ?? this.faultCode(api.name));
      if (call.unreadable.length > 0) throw new Refusal(47001, call.unreadable.join(', '));
      return await api.run(call, this.world);
    } catch (error) {
      if (error instanceof Refusal) return { json: error.answer() };
      throw error;
    }
  }

  /** @throws Refusal the fault that is asked for, if it is one of WeChat's own */
  #fail(code: number | null): void {
    if (code !== null && code in REFUSALS) throw new Refusal(code as Errcode);
  }

  /** The code of the fault that this call meets; those of -6041xx are the cloud's own. */
  faultCode(apiName: string): number | null {
    const { failWith, failApi, failShare } = this.world.settings;
    const met = failWith !== 'none' && (failApi === '' || failApi === apiName) && Math.random() < failShare;
    return met ? Number(failWith) : null;
  }
}

/** The openid a call is about, if its API is about one. */
export function aboutWhom(api: Api, call: ApiCall): string | undefined {
  const openid = api.about && call.params[api.about];
  return typeof openid === 'string' ? openid : undefined;
}

/** A call as the log shows it: files by their size. */
export function shownRequest({ params, uploads }: ApiCall): Record<string, unknown> {
  const files = Array.from(uploads, ([key, { data, fileName }]) => [key, { fileName, bytes: data.length }] as const);
  return { ...params, ...Object.fromEntries(files) };
}

export function shownBytes(contentType: string, data: Buffer): Record<string, unknown> {
  return { contentType, bytes: data.length };
}

// WeChat's server APIs, called by functions as cloud.openapi.* (云调用). In: the SDK's wx.openApi and wx.api actions. Out:
// WeChat's answers, messages in the chat, an entry in the log. It decides by WeChat's rules alone and never by what a
// function means to do.
//
// Wiring: `new Openapi(host, { chat, functions, dataDir })`, its `actions` into the SDK's door.
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import {
  AdminError,
  BinaryReply,
  type AdminAction,
  type AdminReply,
  type AdminRequest,
  type FunctionRunner,
  type Host,
  type Service,
} from '../../service';
import type { Chat } from '../chat';
import type { Api, ApiCall, World } from './api';
import { APIS } from './apis';
import { CallLog } from './log';
import { decodeRequest, encodeAnswer, encodeCloudError, type OpenapiAnswer, type OpenapiRequest } from './protocol';
import { Refusal, requestId } from './refusal';
import { openapiRoutes } from './routes';
import { SafetyWords, type SafetyWord } from './safety';
import { openapiSettings } from './settings';
import { StateFile } from './state-file';

/** What the cloud answers before an API is asked (WeChat: 云开发错误码). */
const CLOUD = { unknownApi: -604100, notPermitted: -604101, illegalSource: -604104 } as const;
interface State {
  safetyWords?: readonly SafetyWord[];
}
/** A plain answer, or the cloud's own error code. */
type Outcome = { readonly answer: OpenapiAnswer } | { readonly cloudError: number };

export class Openapi implements Service {
  readonly name = 'openapi';
  readonly actions: Readonly<Record<string, AdminAction>>;
  readonly safety: SafetyWords;
  readonly log = new CallLog();
  readonly #world: World;
  readonly #state: StateFile<State>;

  /** @param deps.dataDir where edited word lists are kept; null keeps them in memory only */
  constructor(
    private readonly host: Host,
    private readonly deps: { chat: Chat; functions: FunctionRunner; dataDir: string | null },
  ) {
    this.#state = new StateFile<State>(deps.dataDir === null ? null : path.join(deps.dataDir, 'openapi.json'), {});
    this.safety = new SafetyWords(this.#state);
    this.#world = { host, settings: openapiSettings(host), chat: deps.chat, safety: this.safety };
    this.actions = {
      'wx.openApi': (request) => this.#openapi(request),
      'wx.api': (request) => this.#callOpenapi(request),
    };
  }

  routes(api: FastifyInstance): void {
    openapiRoutes(api, this);
  }

  async start(): Promise<void> {
    this.#state.load();
  }

  async reset(): Promise<void> {
    this.#state.clear();
    this.log.clear();
  }

  /** `cloud.openapi.a.b(…)`: multipart with a protobuf body. */
  async #openapi(request: AdminRequest): Promise<AdminReply> {
    const apiName = text(request.body.apiName);
    const bytes = request.files.get('requestData');
    let decoded: OpenapiRequest;
    try {
      decoded = decodeRequest(bytes ?? Buffer.alloc(0));
    } catch (error) {
      throw new AdminError('INVALID_PARAM', `requestData is not a CommApiData message: ${(error as Error).message}`);
    }
    const outcome = await this.#call(apiName, decoded, request);
    const body = 'answer' in outcome ? encodeAnswer(outcome.answer) : encodeCloudError(outcome.cloudError);
    return new BinaryReply('application/octet-stream', body);
  }

  /** `cloud.callOpenAPI({apiName, requestData})`, the older form: JSON both ways. */
  async #callOpenapi(request: AdminRequest): Promise<AdminReply> {
    let params: unknown;
    try {
      params = JSON.parse(text(request.body.requestData) || '{}');
    } catch {
      throw new AdminError('INVALID_PARAM', 'requestData is not JSON.');
    }
    if (typeof params !== 'object' || params === null)
      throw new AdminError('INVALID_PARAM', 'requestData is not a JSON object.');
    const decoded = { appid: null, params: { ...params }, uploads: new Map(), unreadable: [], svrkit: null };
    const outcome = await this.#call(text(request.body.apiName), decoded, request);
    if ('cloudError' in outcome)
      throw new AdminError('INVALID_REQUEST_SOURCE', `system error: error code: ${outcome.cloudError}`);
    const { answer } = outcome;
    if (!('json' in answer)) throw new AdminError('INVALID_PARAM', 'This API answers with bytes; use cloud.openapi.');
    return { data: { responseData: JSON.stringify(answer.json) } };
  }

  async #call(apiName: string, decoded: OpenapiRequest, request: AdminRequest): Promise<Outcome> {
    const api = APIS.get(apiName);
    const openid = api?.about && text(decoded.params[api.about]);
    const { call, invocation } = request;
    call.name = apiName;
    if (openid !== undefined) call.target = openid;
    const outcome = await this.#answer(api, decoded, request);
    const response =
      'cloudError' in outcome
        ? { errorCode: outcome.cloudError }
        : 'json' in outcome.answer
          ? outcome.answer.json
          : { contentType: outcome.answer.contentType, bytes: outcome.answer.data.length };
    const shownRequest = {
      ...decoded.params,
      ...Object.fromEntries(
        Array.from(decoded.uploads, ([key, { data, fileName }]) => [key, { fileName, bytes: data.length }]),
      ),
    };
    call.request = shownRequest;
    call.response = response;
    call.outcome = verdictOf(response);
    this.log.add({
      api: apiName,
      time: this.host.clock.now(),
      function: invocation?.function ?? null,
      ...(openid !== undefined && { openid }),
      request: shownRequest,
      response,
    });
    this.host.feed.emit({ topic: 'openapi', id: apiName });
    return outcome;
  }

  async #answer(api: Api | undefined, decoded: OpenapiRequest, { invocation }: AdminRequest): Promise<Outcome> {
    if (!invocation && this.#world.settings.fromOutside === 'refuse') return { cloudError: CLOUD.illegalSource };
    if (!api) return { cloudError: CLOUD.unknownApi };
    const permitted = !invocation || this.deps.functions.permittedOpenapi(invocation.function).includes(api.name);
    if (!permitted || (decoded.appid !== null && decoded.appid !== this.host.project.appid))
      return { cloudError: CLOUD.notPermitted };
    const fault = this.#fault(api.name);
    if (fault) return fault;
    return { answer: await this.#run(api, decoded) };
  }

  async #run(api: Api, decoded: ApiCall & { unreadable: readonly string[] }): Promise<OpenapiAnswer> {
    try {
      if (decoded.unreadable.length > 0) throw new Refusal(47001, decoded.unreadable.join(', '));
      return await api.run(decoded, this.#world);
    } catch (error) {
      if (error instanceof Refusal) return { json: error.answer() };
      throw error;
    }
  }

  /** The fault that the settings ask for, if this call meets it. */
  #fault(apiName: string): Outcome | null {
    const { failWith, failApi, failShare } = this.#world.settings;
    if (failWith === 'none' || (failApi !== '' && failApi !== apiName) || Math.random() >= failShare) return null;
    const code = Number(failWith);
    if (code <= -604100) return { cloudError: code };
    return { answer: { json: { errcode: code, errmsg: `${FAULTS[failWith]} rid: ${requestId()}` } } };
  }
}

/** The words of the errors that only a fault makes, or that any API may be made to say. */
const FAULTS: Readonly<Record<string, string>> = {
  '-1': 'system error',
  '40001': 'invalid credential, access_token is invalid or not latest',
  '45009': 'reach max api daily quota limit',
  '45011': 'api minute-quota reach limit, must slower, retry next minute',
  '45015': 'response out of time limit or subscription is canceled',
  '45047': 'out of response count limit',
  '48001': 'api unauthorized',
  '61010': 'code is expired',
  '87014': 'risky content',
};

function verdictOf(response: Record<string, unknown>): string {
  const code = response.errorCode ?? response.errcode;
  return typeof code === 'number' && code !== 0 ? String(code) : 'ok';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

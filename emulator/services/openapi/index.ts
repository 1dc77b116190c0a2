// WeChat's server APIs. In: cloud.openapi.* of functions (云调用: the SDK's wx.openApi and wx.api), and requests to
// api.weixin.qq.com. Out: WeChat's answers, messages in the chat, later results as pushes, an entry in the log. It
// decides by WeChat's rules alone and never by what a function means to do.
//
// Wiring: `new Openapi(host, { chat, push, functions, dataDir })` after Chat and Push.
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
import type { Book } from '../book';
import type { Chat } from '../chat';
import type { Push } from '../push';
import type { World } from './api';
import { APIS } from './apis';
import { CLOUD_CALLS_PER_MINUTE } from './constants';
import { HttpsApi } from './https';
import { KfAccounts } from './kf-accounts';
import { CallLog } from './log';
import { MediaChecks } from './media-checks';
import { OpenDataStore } from './open-data';
import {
  decodeRequest,
  encodeAnswer,
  encodeCloudError,
  encodeSvrkitAnswer,
  type OpenapiAnswer,
  type OpenapiRequest,
} from './protocol';
import { openapiRoutes } from './routes';
import { aboutWhom, Runner, shownBytes, shownRequest } from './runner';
import { SafetyWords } from './safety';
import { openapiSettings } from './settings';
import type { OpenapiState } from './state';
import { StateFile } from './state-file';
import { Subscriptions } from './subscriptions';

/** What the cloud answers before an API is asked (WeChat: 云开发错误码). */
const CLOUD = { unknownApi: -604100, notPermitted: -604101, illegalSource: -604104 } as const;
/** A plain answer, or the cloud's own error code. */
type Outcome = { readonly answer: OpenapiAnswer } | { readonly cloudError: number };

export class Openapi implements Service {
  readonly name = 'openapi';
  readonly actions: Readonly<Record<string, AdminAction>>;
  readonly log = new CallLog();
  readonly openData: OpenDataStore;
  readonly https: HttpsApi;
  /** What the APIs can reach; the routes show it. */
  readonly world: World;
  readonly #state: StateFile<OpenapiState>;
  readonly #runner: Runner;

  /** @param deps.dataDir where word lists, consents, accounts and tokens are kept; null keeps them in memory only */
  constructor(
    private readonly host: Host,
    private readonly deps: {
      chat: Chat;
      push: Push;
      functions: FunctionRunner;
      dataDir: string | null;
      book?: Book;
    },
  ) {
    const { chat, push, dataDir, book } = deps;
    const state = new StateFile<OpenapiState>(dataDir === null ? null : path.join(dataDir, 'openapi.json'), {});
    const settings = openapiSettings(host);
    const safety = new SafetyWords(state);
    this.world = {
      host,
      settings,
      chat,
      safety,
      subscriptions: new Subscriptions(host, { push, state }),
      mediaChecks: new MediaChecks(host, { push, safety, state, settings }),
      kfAccounts: new KfAccounts(state),
      ...(book && { book }),
    };
    this.openData = new OpenDataStore(host, state);
    this.#state = state;
    this.#runner = new Runner(this.world, this.log);
    this.https = new HttpsApi(this.world, this.#runner, state);
    this.actions = {
      'wx.openApi': (request) => this.#openapi(request),
      'wx.api': (request) => this.#callOpenapi(request),
    };
  }

  /** Media checks whose file is being read right now. */
  get inFlight(): number {
    return this.world.mediaChecks.inFlight;
  }

  get safety(): SafetyWords {
    return this.world.safety;
  }

  routes(api: FastifyInstance): void {
    openapiRoutes(api, this);
  }

  site(app: FastifyInstance): void {
    this.https.routes(app);
  }

  async start(): Promise<void> {
    this.#state.load();
    this.world.mediaChecks.start();
  }

  async stop(): Promise<void> {
    this.world.mediaChecks.stop();
  }

  async reset(): Promise<void> {
    this.world.mediaChecks.stop();
    this.#state.clear();
    this.#runner.rates.clear();
    this.log.clear();
  }

  /** `cloud.openapi.a.b(…)`: multipart with a protobuf body. */
  async #openapi(request: AdminRequest): Promise<AdminReply> {
    const apiName = text(request.body.apiName);
    let decoded: OpenapiRequest;
    try {
      decoded = decodeRequest(request.files.get('requestData') ?? Buffer.alloc(0));
    } catch (error) {
      throw new AdminError('INVALID_PARAM', `requestData is not a CommApiData message: ${(error as Error).message}`);
    }
    if (decoded.svrkit) return binary(this.#svrkit(apiName, decoded.svrkit, request));
    const outcome = await this.#call(apiName, decoded, request);
    return binary('answer' in outcome ? encodeAnswer(outcome.answer) : encodeCloudError(outcome.cloudError));
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

  /** What a function may ask of WeChat's inner services: `cloud.getOpenData`. */
  #svrkit(apiName: string, { data }: { data: Buffer }, { call, invocation }: AdminRequest): Buffer {
    call.name = apiName;
    const refused = !invocation && this.world.settings.fromOutside === 'refuse' ? CLOUD.illegalSource : null;
    const cloudError = refused ?? (apiName === 'ApiGetOpenDataByCloudId' ? null : CLOUD.unknownApi);
    call.outcome = cloudError === null ? 'ok' : String(cloudError);
    return cloudError === null ? encodeSvrkitAnswer(this.openData.answer(data)) : encodeCloudError(cloudError);
  }

  async #call(apiName: string, decoded: OpenapiRequest, request: AdminRequest): Promise<Outcome> {
    const { call, invocation } = request;
    const api = APIS.get(apiName) ?? { name: apiName, run: () => ({ json: {} }) };
    const openid = aboutWhom(api, decoded);
    call.name = apiName;
    if (openid !== undefined) call.target = openid;
    call.request = shownRequest(decoded);
    const cloudError = this.#refusedByCloud(apiName, decoded, request);
    if (cloudError !== null) {
      call.outcome = String(cloudError);
      call.response = { errorCode: cloudError };
      this.#runner.note(api, decoded, invocation?.function ?? null, call.response, call);
      return { cloudError };
    }
    const answer = await this.#runner.run(api, decoded, invocation?.function ?? null, call);
    call.response = 'json' in answer ? answer.json : shownBytes(answer.contentType, answer.data);
    call.outcome = 'json' in answer ? verdictOf(answer.json.errcode) : 'ok';
    return { answer };
  }

  /** The cloud's own refusal, before the API is asked; null when there is none. */
  #refusedByCloud(apiName: string, decoded: OpenapiRequest, { invocation, call }: AdminRequest): number | null {
    if (!invocation && this.world.settings.fromOutside === 'refuse') return CLOUD.illegalSource;
    if (!APIS.has(apiName)) return CLOUD.unknownApi;
    if (invocation && !this.deps.functions.permittedOpenapi(invocation.function).includes(apiName))
      return CLOUD.notPermitted;
    if (decoded.appid !== null && decoded.appid !== this.host.project.appid) return CLOUD.notPermitted;
    if (this.#runner.rates.add('', this.host.clock.now()).inMinute > CLOUD_CALLS_PER_MINUTE)
      throw new AdminError('EXCEED_REQUEST_LIMIT', `More than ${CLOUD_CALLS_PER_MINUTE} cloud calls in a minute.`);
    const fault = call.failWith ?? this.#runner.faultCode(apiName);
    return fault !== null && fault <= CLOUD.unknownApi ? fault : null;
  }
}

function binary(body: Buffer): BinaryReply {
  return new BinaryReply('application/octet-stream', body);
}

function verdictOf(errcode: unknown): string {
  return typeof errcode === 'number' && errcode !== 0 ? String(errcode) : 'ok';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

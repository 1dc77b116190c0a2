// api.weixin.qq.com on this machine, below /api.weixin.qq.com/ of the one port. In: requests as WeChat's HTTPS API takes
// them, with an access_token. Out: WeChat's answers, always HTTP 200, an errcode where it refuses.
import { own } from '../../../own';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../../../service';
import { acceptMultipart, type MultipartBody } from '../../../server/bodies';
import type { World } from '../api';
import { APIS } from '../apis';
import type { OpenapiAnswer } from '../protocol';
import { Refusal } from '../refusal';
import type { IncomingCall, Runner } from '../runner';
import type { State } from '../state';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { KfSessions } from './kf-sessions';
import { Tokens } from './tokens';

const PREFIX = '/api.weixin.qq.com';
/** The largest body that is read: a picture of 10 MB and its form. */
const BODY_LIMIT = 12 * 1024 * 1024;

export class HttpsApi {
  readonly tokens: Tokens;
  readonly #sessions: KfSessions;

  constructor(
    private readonly world: World,
    private readonly runner: Runner,
    state: State,
  ) {
    this.tokens = new Tokens(world.host, state);
    this.#sessions = new KfSessions(world, state);
  }

  routes(app: FastifyInstance): void {
    void app.register(async (site) => {
      site.removeAllContentTypeParsers();
      acceptMultipart(site);
      // WeChat reads a body as JSON whatever its content type says.
      site.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
        done(null, body);
      });
      site.setErrorHandler((error, _request, reply) => reply.status(200).send(refusalFor(error).answer()));
      site.all(`${PREFIX}/*`, (request, reply) => this.#answer(request, reply));
    });
  }

  async #answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = (request.url.split('?')[0] ?? '').slice(PREFIX.length);
    const query = request.query as Readonly<Record<string, unknown>>;
    if (path === '/cgi-bin/token') return reply.send(this.#plainToken(request, query));
    if (path === '/cgi-bin/stable_token') return reply.send(this.#stableToken(request));
    const endpoint = own(ENDPOINTS, path);
    if (!endpoint) throw new Refusal(40066);
    onlyBy(endpoint.method, request);
    this.tokens.check(query.access_token);
    const answer = await this.#run(endpoint, path, callOf(endpoint.method, request, query));
    return 'json' in answer ? reply.send(answer.json) : reply.type(answer.contentType).send(answer.data);
  }

  async #run(endpoint: Endpoint, path: string, call: IncomingCall): Promise<OpenapiAnswer> {
    const api =
      'api' in endpoint
        ? APIS.get(endpoint.api)!
        : {
            name: path,
            run: ({ params }: IncomingCall) => ({
              json: {
                errcode: 0,
                errmsg: 'ok',
                ...endpoint.answer(params, { world: this.world, sessions: this.#sessions }),
              },
            }),
          };
    return this.runner.run(api, call, null);
  }

  #plainToken(request: FastifyRequest, query: Readonly<Record<string, unknown>>) {
    onlyBy('GET', request);
    this.#knownPlace(request);
    this.tokens.authenticate(query);
    return this.tokens.plain();
  }

  #stableToken(request: FastifyRequest) {
    onlyBy('POST', request);
    const { params } = callOf('POST', request, {});
    this.#knownPlace(request);
    this.tokens.authenticate(params);
    return this.tokens.stable(params.force_refresh === true);
  }

  /** @throws Refusal 40164 when the settings have a list of addresses and the caller's is not in it */
  #knownPlace({ ip }: FastifyRequest): void {
    const list = this.world.settings.ipAllowList.split(',').map((item) => item.trim());
    const address = ip.replace(/^::ffff:/, '');
    if (list.some((item) => item !== '') && !list.includes(address))
      throw new Refusal(40164, `${address} ipv6 ::ffff:${address}`);
  }
}

/** @throws Refusal 43001 · 43002 */
function onlyBy(method: 'GET' | 'POST', request: FastifyRequest): void {
  if (request.method !== method) throw new Refusal(method === 'GET' ? 43001 : 43002);
}

/** The parameters of a request: of the query, and of a JSON or multipart body. @throws Refusal 44002 · 47001 */
function callOf(
  method: 'GET' | 'POST',
  { body }: FastifyRequest,
  { access_token: _, ...query }: Readonly<Record<string, unknown>>,
): IncomingCall {
  if (method === 'GET') return { params: query, uploads: new Map(), unreadable: [] };
  if (isMultipart(body)) {
    const uploads = new Map(Array.from(body.files, ([name, data]) => [name, { data, fileName: name }]));
    return { params: { ...query, ...body.fields }, uploads, unreadable: [] };
  }
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Refusal(44002);
  let params: unknown;
  try {
    params = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal(47001);
  }
  if (typeof params !== 'object' || params === null || Array.isArray(params)) throw new Refusal(47001);
  return { params: { ...query, ...params }, uploads: new Map(), unreadable: [] };
}

function isMultipart(body: unknown): body is MultipartBody {
  return typeof body === 'object' && body !== null && 'files' in body && body.files instanceof Map;
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { statusCode } = (typeof error === 'object' && error !== null ? error : {}) as { statusCode?: unknown };
  if (error instanceof ApiError) return new Refusal(47001);
  if (typeof statusCode !== 'number' || statusCode >= 500) {
    console.error('The emulator failed on a request to api.weixin.qq.com:', error);
    return new Refusal(-1);
  }
  return statusCode === 413 ? new Refusal(45002) : new Refusal(47001);
}

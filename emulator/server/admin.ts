// `/admin`, where the unmodified wx-server-sdk sends everything. In: its envelope, JSON or multipart. Out: the answer of
// the service that knows the action, in WeChat's envelope, at HTTP 200. It never knows what an action does.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  AdminError,
  BinaryReply,
  LostAnswer,
  type AdminAction,
  type AdminReply,
  type AdminRequest,
  type CallRecord,
  type Invocation,
} from '../service';
import type { Network } from '../services/network';
import { acceptJson, acceptMultipart, type MultipartBody } from './bodies';
import { BODY_LIMIT, toApiError } from './errors';

/** Stands around every platform call: it may wait, refuse, or break before or after the action ran. */
export type Around = (request: AdminRequest, run: () => Promise<AdminReply>) => Promise<AdminReply>;

export interface AdminOptions {
  readonly actions: ReadonlyMap<string, AdminAction>;
  readonly network: Network;
  readonly around: Around;
  /** The invocation that a WX_API_TOKEN belongs to; undefined for a token never given out. */
  invocationOf(token: string): Invocation | undefined;
  /** Whether a reset or the end came since the invocation began. */
  isOver(invocation: Invocation): boolean;
}

/** Platform calls being answered right now. */
export class Calls {
  inFlight = 0;
}

export function adminRoutes(app: FastifyInstance, options: AdminOptions): Calls {
  const calls = new Calls();
  void app.register(async (admin) => {
    acceptJson(admin);
    acceptMultipart(admin);
    admin.setErrorHandler((error, _request, reply) => {
      const { code, message } = toApiError(error);
      return refuse(reply, code === 'internal' ? 'SYS_ERR' : 'INVALID_PARAM', message);
    });
    admin.post('/admin', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      calls.inFlight += 1;
      try {
        return await answer(options, request.body, reply);
      } finally {
        calls.inFlight -= 1;
      }
    });
  });
  return calls;
}

async function answer(options: AdminOptions, body: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const startedAt = performance.timeOrigin + performance.now();
  const call: CallRecord = { name: '', startedAt, ms: null, outcome: null };
  try {
    const request = read(options, body, call);
    const run = options.actions.get(request.action);
    if (!run) throw new AdminError('INVALID_PARAM', `The emulator knows no action "${request.action}".`);
    request.invocation?.calls?.push(call);
    const act = async () => {
      // It was on its way when everything began anew: whatever it wanted to change is no longer there.
      if (request.invocation && options.isOver(request.invocation)) throw new LostAnswer('The run was called off.');
      return run(request);
    };
    const answered = await options.network.through(() => options.around(request, act));
    call.outcome ??= 'ok';
    if (answered instanceof BinaryReply) return await reply.type(answered.contentType).send(answered.body);
    return await reply.send({ requestId: requestId(), ...answered });
  } catch (error) {
    if (error instanceof LostAnswer) {
      call.outcome = 'lost';
      reply.hijack();
      reply.raw.destroy();
      return reply;
    }
    const known = error instanceof AdminError;
    if (!known) console.error(`The emulator failed on the platform call "${call.name}":`, error);
    const code = known ? error.code : 'SYS_ERR';
    call.outcome = code;
    return await refuse(reply, code, error instanceof Error ? error.message : String(error));
  } finally {
    call.ms = performance.timeOrigin + performance.now() - startedAt;
  }
}

/** Takes the envelope off. */
function read(options: AdminOptions, body: unknown, call: CallRecord): AdminRequest {
  const multipart = isMultipart(body);
  const fields = multipart ? body.fields : body;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw new AdminError('INVALID_PARAM', 'The body must be a JSON object or a multipart form with an "action".');
  const { action, wxCloudApiToken: token = '' } = fields as Record<string, unknown>;
  if (typeof action !== 'string' || action === '')
    throw new AdminError('INVALID_PARAM', '"action" is missing or not a text.');
  call.name = action;
  if (typeof token !== 'string') throw new AdminError('INVALID_PARAM', '"wxCloudApiToken" must be a text.');
  const invocation = token === '' ? null : options.invocationOf(token);
  if (invocation === undefined)
    throw new AdminError('INVALID_REQUEST_SOURCE', 'This WX_API_TOKEN belongs to no invocation of this emulator.');
  return {
    action,
    body: fields as Record<string, unknown>,
    files: multipart ? body.files : new Map(),
    invocation,
    call,
  };
}

function isMultipart(body: unknown): body is MultipartBody {
  return typeof body === 'object' && body !== null && 'files' in body && body.files instanceof Map;
}

function refuse(reply: FastifyReply, code: string, message: string): FastifyReply {
  return reply.status(200).send({ code, message, requestId: requestId() });
}

/** As WeChat writes its request ids: one per request, told to the caller. */
function requestId(): string {
  return randomBytes(16).toString('hex');
}

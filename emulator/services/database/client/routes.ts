// The routes a phone uses: the SDK's actions on behalf of a visitor, and a stream of snapshots for `watch`. Answers are in
// the SDK's own envelope, so that a refusal carries WeChat's code.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ApiError } from '../../../service';
import { DatabaseError, errCodes } from '../errors';
import { SdkRequest } from '../sdk-requests';
import { parseSort } from '../query/find';
import { toRelaxed } from '../values/ejson';
import { isFields, type Fields } from '../values/types';
import type { Caller, DoorContext } from './door';
import { watch } from './watch';

/** A comment line now and then keeps the stream open and shows a dead reader. */
const HEARTBEAT_MS = 15_000;

export function clientRoutes(api: FastifyInstance, context: DoorContext, callerOf: (openid: string) => Caller): void {
  api.post('/client/database', async (request, reply) => {
    const { openid, action, ...body } = isFields(request.body) ? request.body : {};
    if (typeof openid !== 'string' || typeof action !== 'string')
      throw new ApiError(400, 'bad-body', '"openid" and "action" must be texts, beside the fields of the action.');
    try {
      return { requestId: randomUUID(), ...(await callerOf(openid).call(action, body)) };
    } catch (error) {
      return reply.send(refusal(error));
    }
  });

  api.get('/client/database/watch', (request, reply) => {
    const { openid, ...body } = request.query as Fields;
    if (typeof openid !== 'string') throw new ApiError(400, 'bad-query', '"openid" must be a text.');
    stream(reply, (show, refuse) => {
      const { limit } = body;
      const asked = new SdkRequest({ ...body, ...(limit !== undefined && { limit: Number(limit) }) }, context.now());
      const query = callerOf(openid).narrowed(asked.collection, 'read', asked.query);
      const wanted = { collection: asked.collection, query, sort: parseSort(asked.order), limit: asked.count('limit') };
      return watch(context.store(), wanted, { show: (snapshot) => show(toRelaxed(snapshot)), refuse });
    });
  });
}

/** Sends events until the reader goes; a refusal is an event of its own, for the listener's onError. */
function stream(
  reply: FastifyReply,
  begin: (show: (json: string) => void, refuse: (error: unknown) => void) => () => void,
): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  const refuse = (error: unknown) => {
    if (!(error instanceof DatabaseError)) {
      console.error('The emulator failed to follow a query:', error);
      raw.destroy();
      return;
    }
    raw.end(`event: refusal\ndata: ${JSON.stringify(refusal(error))}\n\n`);
  };
  try {
    const end = begin((json) => raw.write(`event: snapshot\ndata: ${json}\n\n`), refuse);
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS).unref();
    raw.on('close', () => {
      clearInterval(heartbeat);
      end();
    });
  } catch (error) {
    refuse(error);
  }
}

/** WeChat's code as functions get it, and the errCode a page sees. */
function refusal(error: unknown) {
  if (!(error instanceof DatabaseError)) throw error;
  return { code: error.code, errCode: errCodes[error.code], message: error.message, requestId: randomUUID() };
}

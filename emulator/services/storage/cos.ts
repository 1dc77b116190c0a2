// Object storage (COS) on this machine, below /cos/ of the one port: where the SDK puts and gets bytes. In: signed PUT and
// GET. Out: bytes, or an error in COS's XML. It never gives anything to an address whose time is over.
import { own } from '../../own';
import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BODY_LIMIT } from '../../server/errors';
import type { StoredFile } from './files';

export interface CosOptions {
  /** Whether a signature for this path holds, and whether its time is over. */
  check(verb: 'get' | 'put', path: string, until: number, signature: string): 'ok' | 'wrong' | 'expired';
  get(path: string): StoredFile | undefined;
  read(file: StoredFile): Promise<Buffer>;
  put(path: string, contentType: string, body: Buffer): Promise<void>;
  largest(): number;
  /** The simulated way to the cloud and back. */
  through<T>(call: () => Promise<T>): Promise<T>;
}

/** What a browser should take a file for when its uploader did not say. */
const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
};

export function cosRoutes(app: FastifyInstance, options: CosOptions): void {
  void app.register(async (site) => {
    site.removeAllContentTypeParsers();
    site.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });
    site.setErrorHandler((error, request, reply) => {
      const tooLarge = (error as { statusCode?: number }).statusCode === 413;
      if (!tooLarge) console.error('The emulator failed on a stored file:', error);
      return tooLarge
        ? refuse(reply, request, 400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.')
        : refuse(reply, request, 500, 'InternalError', (error as Error).message);
    });
    site.put('/cos/:bucket/*', { bodyLimit: BODY_LIMIT }, (request, reply) =>
      options.through(() => put(options, request, reply)),
    );
    site.get('/cos/:bucket/*', (request, reply) => options.through(() => get(options, request, reply)));
  });
}

async function put(options: CosOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = pathIn(request);
  const { authorization = '', 'content-type': said } = request.headers;
  const type = said ?? own(types, extname(path).toLowerCase()) ?? 'application/octet-stream';
  const [, until = '', signature = ''] = /^q-sign-time=(\d+)&q-signature=([0-9a-f]+)$/.exec(authorization) ?? [];
  const refusal = refusalOf(options.check('put', path, Number(until), signature));
  if (refusal) return refuse(reply, request, ...refusal);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (body.length > options.largest())
    return refuse(
      reply,
      request,
      400,
      'EntityTooLarge',
      `The file has ${body.length} bytes; at most ${options.largest()}.`,
    );
  await options.put(path, type, body);
  // The SDK reads anything in a body as an error.
  return reply.status(200).send('');
}

async function get(options: CosOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = pathIn(request);
  const { sign = '', t = '' } = request.query as Record<string, unknown>;
  const refusal = refusalOf(options.check('get', path, Number(t), String(sign)));
  if (refusal) return refuse(reply, request, ...refusal);
  const file = options.get(path);
  if (!file) return refuse(reply, request, 404, 'NoSuchKey', 'The specified key does not exist.');
  return reply.type(file.contentType).send(await options.read(file));
}

function refusalOf(checked: 'ok' | 'wrong' | 'expired'): [number, string, string] | null {
  if (checked === 'ok') return null;
  return checked === 'expired'
    ? [403, 'AccessDenied', 'Request has expired.']
    : [403, 'SignatureDoesNotMatch', 'The signature does not fit this file.'];
}

function pathIn(request: FastifyRequest): string {
  return (request.params as { '*': string })['*'];
}

/** COS's error body; the SDK needs every one of its elements. */
function refuse(
  reply: FastifyReply,
  request: FastifyRequest,
  status: number,
  code: string,
  message: string,
): FastifyReply {
  const element = (name: string, text: string) =>
    `<${name}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${name}>`;
  const parts = [
    element('Code', code),
    element('Message', message),
    element('Resource', `/${pathIn(request)}`),
    element('RequestId', randomBytes(12).toString('base64')),
    element('TraceId', randomBytes(24).toString('base64')),
  ];
  return reply
    .status(status)
    .type('application/xml')
    .send(`<?xml version='1.0' encoding='utf-8' ?>\n<Error>${parts.join('')}</Error>`);
}

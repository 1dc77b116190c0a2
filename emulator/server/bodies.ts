// Bodies as they arrive. In: JSON and multipart bytes. Out: objects, or a refusal that says what is wrong with them.
// It never knows what a field means.
import { Busboy } from '@fastify/busboy';
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../service';
import { BODY_LIMIT } from './errors';

/** A multipart body: its text fields, and its binary parts by name. */
export interface MultipartBody {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** JSON in place of fastify's own parser, so that an empty body is allowed and a bad one is named. */
export function acceptJson(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') {
      done(null, undefined);
      return;
    }
    try {
      done(null, JSON.parse(body as string));
    } catch (error) {
      done(new ApiError(400, 'bad-json', `The body is not valid JSON: ${(error as Error).message}`));
    }
  });
}

/** multipart/form-data as the SDK sends it for openapi calls. */
export function acceptMultipart(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) => {
    readMultipart(request.headers['content-type'] ?? '', body as Buffer).then(
      (parsed) => {
        done(null, parsed);
      },
      (error: unknown) => {
        done(new ApiError(400, 'bad-multipart', `The multipart body cannot be read: ${(error as Error).message}`));
      },
    );
  });
}

function readMultipart(contentType: string, body: Buffer): Promise<MultipartBody> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const files = new Map<string, Buffer>();
    const busboy = new Busboy({
      headers: { 'content-type': contentType },
      limits: { fieldSize: BODY_LIMIT, fileSize: BODY_LIMIT, parts: 1000 },
    });
    busboy.on('field', (name, value) => fields.set(name, value));
    busboy.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => files.set(name, Buffer.concat(chunks)));
      stream.on('error', reject);
    });
    busboy.on('finish', () => {
      resolve({ fields: Object.fromEntries(fields), files });
    });
    busboy.on('error', reject);
    busboy.end(body);
  });
}

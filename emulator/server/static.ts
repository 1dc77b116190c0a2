// Built files for the browser. In: a folder and a path. Out: the file. It never leaves its folder.
import { own } from '../own';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Serves the files of `folder` below `prefix`; the prefix itself gives index.html.
 * @param prefix starts and ends with `/`
 */
export function serveFolder(app: FastifyInstance, prefix: string, folder: string): void {
  app.get(`${prefix}*`, async (request, reply) => {
    const wanted = (request.params as { '*': string })['*'] || 'index.html';
    return sendFile(reply, folder, wanted);
  });
}

async function sendFile(reply: FastifyReply, folder: string, wanted: string): Promise<FastifyReply> {
  const file = path.resolve(folder, wanted);
  const type = own(types, path.extname(file));
  const inside = file.startsWith(path.resolve(folder) + path.sep);
  if (!inside || type === undefined || wanted.includes('\0')) return notFound(reply);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return notFound(reply);
  }
  return reply.header('cache-control', 'no-cache').type(type).send(bytes);
}

function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

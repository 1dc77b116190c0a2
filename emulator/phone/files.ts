// Pictures and other files of the mini program, as its pages name them.
import { own } from '../own';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyReply } from 'fastify';
import { ApiError } from '../service';
import type { MiniprogramFiles } from './compiler/files';
import { normalize } from './compiler/files';

const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.aac': 'audio/aac',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
  '.br': 'application/octet-stream',
  '.cer': 'application/octet-stream',
  '.mp4': 'video/mp4',
  '.json': 'application/json; charset=utf-8',
};

/** @throws ApiError 404 for a file that is not there, or is no asset */
export async function sendAppFile(reply: FastifyReply, files: MiniprogramFiles, name: string): Promise<FastifyReply> {
  const inside = normalize(name);
  const type = own(types, path.extname(inside).toLowerCase());
  const file = type === undefined || inside.startsWith('..') || inside.includes('\0') ? null : files.locate(inside);
  if (file === null || type === undefined)
    throw new ApiError(404, 'unknown-file', `The mini program has no asset "${inside}".`);
  return reply
    .type(type)
    .header('cache-control', 'no-cache')
    .send(await readFile(file));
}

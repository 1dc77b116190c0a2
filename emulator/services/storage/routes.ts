// The storage's part of the emulator's API. In: the console's and the phone's requests. Out: files and their addresses.
// The phone's are asked for permission as a mini program's are; the console is an administrator.
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { checkedBody } from '../../body';
import { ApiError } from '../../service';
import type { Storage } from './index';

const text = v.pipe(v.string('must be a text'), v.minLength(1, 'must not be empty'));
const upload = {
  contentType: v.optional(text, 'application/octet-stream'),
  data: v.pipe(v.string('must be base64'), v.base64('must be base64')),
};
const consoleUpload = v.object({ path: text, ...upload });
const clientUpload = v.object({ openid: text, cloudPath: text, ...upload });
const clientFiles = v.object({
  openid: text,
  fileList: v.array(
    v.union([v.string(), v.object({ fileID: v.string(), maxAge: v.optional(v.number()) })], 'must be a file id'),
    'must be a list',
  ),
});

export function storageRoutes(api: FastifyInstance, storage: Storage): void {
  api.get('/storage/files', (request) => {
    const { prefix = '' } = request.query as { prefix?: string };
    return { files: storage.list(prefix) };
  });
  api.get('/storage/content', async (request, reply) => {
    const { contentType, body } = await storage.content(fileIdIn(request.query));
    return reply.type(contentType).send(body);
  });
  api.post('/storage/files', async (request, reply) => {
    const { path, contentType, data } = checkedBody(consoleUpload, request.body);
    const file = await storage.put(path, { contentType, creator: null }, Buffer.from(data, 'base64'));
    return reply.status(201).send(file);
  });
  api.delete('/storage/files', async (request, reply) => {
    await storage.remove(fileIdIn(request.query));
    return reply.status(204).send();
  });

  api.post('/client/storage/upload', async (request) => {
    const { openid, cloudPath, contentType, data } = checkedBody(clientUpload, request.body);
    return storage.uploadFromClient(openid, cloudPath, contentType, Buffer.from(data, 'base64'));
  });
  api.post('/client/storage/urls', (request) => {
    const { openid, fileList } = checkedBody(clientFiles, request.body);
    return storage.urlsForClient(openid, fileList.map(asked));
  });
  api.post('/client/storage/delete', async (request) => {
    const { openid, fileList } = checkedBody(clientFiles, request.body);
    return storage.deleteFromClient(openid, fileList.map(asked));
  });
}

function asked(file: string | { fileID: string; maxAge?: number | undefined }): { fileid: string; max_age?: number } {
  if (typeof file === 'string') return { fileid: file };
  return { fileid: file.fileID, ...(file.maxAge === undefined ? {} : { max_age: file.maxAge }) };
}

function fileIdIn(query: unknown): string {
  const { fileID } = query as { fileID?: unknown };
  if (typeof fileID === 'string' && fileID !== '') return fileID;
  throw new ApiError(400, 'bad-query', '"fileID" is missing.', 'GET /emulator/v1/storage/files lists them.');
}

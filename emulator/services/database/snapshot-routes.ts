// Snapshots over the emulator's API: download and restore, and named ones. Only documents are in them: no settings, no
// clock, no files.
import type { FastifyInstance } from 'fastify';
import { knownFields } from '../../body';
import { ApiError } from '../../service';
import { fromBytes, toBytes, type Snapshots } from './disk/snapshots';
import type { Operation } from './disk/record';
import type { Store } from './store/store';

/** A snapshot of a million documents is some 200 MB. */
const LARGEST_SNAPSHOT = 1024 * 1024 * 1024;

export interface SnapshotContext {
  store(): Store;
  readonly snapshots: Snapshots;
  restore(state: readonly (readonly Operation[])[]): Promise<void>;
}

type Named = { Params: { name: string } };

export function snapshotRoutes(api: FastifyInstance, context: SnapshotContext): void {
  const { snapshots } = context;
  api.get('/database/snapshot', (_request, reply) =>
    reply
      .type('application/octet-stream')
      .header('content-disposition', 'attachment; filename="database.snapshot"')
      .send(toBytes(context.store().state())),
  );
  void api.register(async (scope) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: LARGEST_SNAPSHOT },
      (_request, body, done) => done(null, body),
    );
    scope.post('/database/restore', { bodyLimit: LARGEST_SNAPSHOT }, async (request, reply) => {
      if (!Buffer.isBuffer(request.body))
        throw new ApiError(
          400,
          'bad-body',
          'The body must be a downloaded snapshot, sent as application/octet-stream.',
        );
      await context.restore(fromBytes(request.body));
      return reply.status(204).send();
    });
  });

  api.get('/snapshots', () => ({ snapshots: snapshots.list() }));
  api.post('/snapshots', async (request, reply) => {
    const { name } = knownFields('body', ['name'], request.body);
    if (typeof name !== 'string') throw new ApiError(400, 'bad-body', '"name" must be the name of the snapshot.');
    snapshots.save(name, context.store().state());
    return reply.status(201).send({ name });
  });
  api.post<Named>('/snapshots/:name/restore', async (request, reply) => {
    await context.restore(snapshots.load(request.params.name));
    return reply.status(204).send();
  });
  api.delete<Named>('/snapshots/:name', async (request, reply) => {
    snapshots.delete(request.params.name);
    return reply.status(204).send();
  });
}

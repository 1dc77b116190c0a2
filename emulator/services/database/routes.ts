// The Database routes of docs/emulator-api.md: what an operator sees and does in the cloud console. Edits here notify no
// function. Bodies and answers are relaxed Extended JSON.
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as v from 'valibot';
import { checkedQuery, knownFields } from '../../body';
import { AdminError, ApiError } from '../../service';
import { checkIndexes, checkPermission } from './declaration';
import { insert, remove, replace, search, type Session } from './operations';
import { parseSort } from './query/find';
import { Collection } from './store/collection';
import type { Store } from './store/store';
import { fromEjson, parseEjson, toRelaxed } from './values/ejson';
import { isFields, type Fields } from './values/types';

const once = v.optional(v.string('must be given once'));
const DEFAULT_ROWS = 50;
const MOST_ROWS = 1000;

export interface RouteContext {
  store(): Store;
  readonly session: Session;
  /** Epoch milliseconds of the virtual clock. */
  now(): number;
}

type Named = { Params: { name: string } };
type Document = { Params: { name: string; id: string } };

export function databaseRoutes(api: FastifyInstance, context: RouteContext): void {
  const { session } = context;
  const decoded = (body: unknown): Fields => {
    const value = fromEjson(body, 'the body', { serverTime: context.now() });
    if (!isFields(value)) throw new ApiError(400, 'bad-body', 'The body must be one document, a JSON object.');
    return value;
  };
  /** Runs and waits for the disk; refusals of the database become refusals of the API. */
  const run = async <T>(work: () => T): Promise<T> => {
    const result = await asApi(work);
    await context.store().synced();
    return result;
  };

  api.get('/database/collections', () => ({
    collections: context.store().names.map((name) => describe(context.store(), name)),
  }));
  api.post('/database/collections', async (request, reply) => {
    const { name } = knownFields('body', ['name'], request.body);
    if (typeof name !== 'string') throw new ApiError(400, 'bad-body', '"name" must be the name of the new collection.');
    await run(() => context.store().createCollection(name));
    return reply.status(201).send(describe(context.store(), name));
  });
  api.put<Named>('/database/collections/:name', async (request) => {
    const { name } = request.params;
    const { permission, indexes } = knownFields('body', ['permission', 'indexes'], request.body);
    const wrong = (message: string) => new ApiError(400, 'bad-collection', message);
    await run(() => {
      context.store().collection(name);
      if (indexes !== undefined)
        context.store().setIndexes(
          name,
          checkIndexes(indexes, (place, message) => wrong(`${place.slice(1)}: ${message}`)),
        );
      if (permission !== undefined)
        context.store().setPermission(
          name,
          checkPermission(permission, (message) => wrong(`permission: ${message}`)),
        );
    });
    return describe(context.store(), name);
  });
  api.delete<Named>('/database/collections/:name', async (request, reply) => {
    await run(() => context.store().dropCollection(request.params.name));
    return reply.status(204).send();
  });

  api.get<Named>('/database/collections/:name/documents', async (request, reply) => {
    const { where, sort, skip, limit } = pageQuery(request.query);
    const page = await asApi(() => {
      const query = queryOf(where, 'where', context.now());
      const request_ = { query: query ?? {}, sort: parseSort(queryOf(sort, 'sort', context.now())) };
      const rows = search(session, request.params.name, {
        ...request_,
        skip: rowCount(skip, 'skip', 0, Infinity),
        limit: rowCount(limit, 'limit', DEFAULT_ROWS, MOST_ROWS),
      });
      const all = query && Object.keys(query).length > 0 ? search(session, request.params.name, { query }) : null;
      return {
        documents: rows.entries.map((entry) => entry.document),
        total: all ? all.entries.length : context.store().collection(request.params.name).size,
        plan: { index: rows.index, scanned: rows.scanned },
      };
    });
    return json(reply, toRelaxed(page));
  });
  api.post<Named>('/database/collections/:name/documents', async (request, reply) => {
    const [id] = await run(() => insert(session, request.params.name, [decoded(request.body)]));
    return json(reply.status(201), toRelaxed({ _id: id }));
  });
  api.put<Document>('/database/collections/:name/documents/:id', async (request, reply) => {
    const { name } = request.params;
    const id = await run(() => {
      const found = idOf(context.store().collection(name), request.params.id);
      replace(session, name, found, decoded(request.body));
      return found;
    });
    return json(reply, toRelaxed({ _id: id }));
  });
  api.delete<Document>('/database/collections/:name/documents/:id', async (request, reply) => {
    const { name, id } = request.params;
    await run(() => remove(session, name, { _id: idOf(context.store().collection(name), id) }, false));
    return reply.status(204).send();
  });
}

/** Each at most once, as texts. */
function pageQuery(query: unknown) {
  return checkedQuery(v.object({ where: once, sort: once, skip: once, limit: once }), query);
}

function describe(store: Store, name: string) {
  const collection = store.collection(name);
  return {
    name,
    count: collection.size,
    indexes: [
      { name: '_id_', keys: { _id: 1 }, unique: true },
      ...collection.indexes.map((index) => index.declaration),
    ],
    permission: store.permissionOf(name),
  };
}

/** An id in a path is a text; a number or an ObjectId is written as Extended JSON, or plainly when nothing else is meant. */
function idOf(collection: Collection, text: string): unknown {
  const candidates: unknown[] = [text];
  if (text.startsWith('{')) candidates.push(parseEjson(text, 'the id'));
  if (text !== '' && Number.isFinite(Number(text))) candidates.push(Number(text));
  const found = candidates.find((id) => collection.get(Collection.keyOf(id)));
  if (found === undefined)
    throw new ApiError(404, 'unknown-document', `Collection "${collection.name}" has no document "${text}".`);
  return found;
}

function queryOf(text: string | undefined, name: string, serverTime: number): Fields | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = parseEjson(text, `"${name}"`, { serverTime });
  if (!isFields(value)) throw new ApiError(400, 'bad-query', `"${name}" must be a JSON object in Extended JSON.`);
  return value;
}

function rowCount(text: string | undefined, name: string, otherwise: number, most: number): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new ApiError(
      400,
      'bad-query',
      `"${name}" must be a whole number from 0${most < Infinity ? ` to ${most}` : ''}; got "${text}".`,
    );
  return value;
}

async function asApi<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    const status = error.code === 'DATABASE_COLLECTION_NOT_EXIST' ? 404 : error.code === 'SYS_ERR' ? 500 : 400;
    throw new ApiError(status, error.code, error.message);
  }
}

const json = (reply: FastifyReply, text: string) => reply.type('application/json; charset=utf-8').send(text);

// The `database.*` actions of wx-server-sdk. In: requests at `/admin`. Out: WeChat's answers, whose documents are texts of
// canonical Extended JSON. A write is answered when its record is on the disk. Functions are administrators: no access
// rules here.
import type { AdminAction, AdminReply, CallRecord } from '../../service';
import { aggregate } from './aggregation';
import { DEFAULT_LIMIT, MAX_BULK, MAX_LIMIT, MAX_RESULT_BYTES } from './constants';
import { failed, invalidParam } from './errors';
import { countAll, insert, remove, replace, search, update, type Session } from './operations';
import { parseSort, type Found } from './query/find';
import { parseProjection } from './query/projection';
import { SdkRequest } from './sdk-requests';
import type { DatabaseSettings } from './settings';
import type { Store } from './store/store';
import { toCanonical } from './values/ejson';
import type { Fields } from './values/types';

export interface SdkContext {
  store(): Store;
  readonly settings: DatabaseSettings;
  /** Epoch milliseconds of the virtual clock. */
  now(): number;
  /** Where reads and writes of a request go: its transaction, or the store itself. */
  session(transactionId: string | undefined): Session;
}

type Run = (request: SdkRequest, call: CallRecord, context: SdkContext) => AdminReply;

/** @returns the actions by name, those of transactions apart */
export function sdkActions(context: SdkContext): Record<string, AdminAction> {
  const reading =
    (run: Run): AdminAction =>
    async ({ body, call }) => {
      const request = new SdkRequest(body, context.now());
      if (typeof body['collectionName'] === 'string') call.target = body['collectionName'];
      call.request = shortened(body);
      return run(request, call, context);
    };
  const writing =
    (run: Run): AdminAction =>
    async (request) => {
      const reply = await reading(run)(request);
      await context.store().synced();
      return reply;
    };
  return {
    'database.insertDocument': writing(insertDocument),
    'database.getDocument': reading(getDocument),
    'database.calculateDocument': reading(calculateDocument),
    'database.modifyDocument': writing(modifyDocument),
    'database.removeDocument': writing(removeDocument),
    'database.aggregateDocuments': reading(aggregateDocuments),
    'database.addCollection': writing(addCollection),
  };
}

const insertDocument: Run = (request, _call, context) => {
  const { documents } = request;
  if (documents.length === 0) throw invalidParam('"data" must have at least one document');
  if (documents.length > MAX_BULK)
    throw failed(`Write batch sizes must be between 1 and ${MAX_BULK}. Got ${documents.length} operations.`);
  return { data: { insertedIds: insert(context.session(request.transactionId), request.collection, documents) } };
};

const getDocument: Run = (request, call, context) => {
  const { settings } = context;
  if (request.transactionId !== undefined && !request.isOfOneDocument && !settings.transactionQueries)
    throw invalidParam('a transaction reads and writes single documents by doc(id), not by where()');
  const project = parseProjection(request.projection);
  const limit = Math.min(request.count('limit') || DEFAULT_LIMIT, settings.maxLimit);
  const found = search(context.session(request.transactionId), request.collection, {
    query: request.query,
    sort: parseSort(request.order),
    skip: request.count('offset') ?? 0,
    limit,
  });
  note(call, found);
  return {
    data: {
      list: answered(found.entries.map(({ document }) => project(document))),
      limit,
      offset: request.count('offset') ?? 0,
    },
  };
};

const calculateDocument: Run = (request, call, context) => {
  const session = context.session(request.transactionId);
  const { collection, query } = request;
  if (Object.keys(query).length === 0) return { data: { total: countAll(session, collection) } };
  const found = search(session, collection, { query });
  note(call, found);
  return { data: { total: found.entries.length } };
};

const modifyDocument: Run = (request, call, context) => {
  const session = context.session(request.transactionId);
  const { collection, query, data } = request;
  if (!request.flag('merge')) {
    if (!('_id' in query)) throw invalidParam('a document can only be set by its _id');
    if (!request.flag('upsert') && search(session, collection, { query, limit: 1 }).entries.length === 0)
      return { data: { updated: 0 } };
    const { created } = replace(session, collection, query['_id'], data);
    return { data: created ? { updated: 0, upsert_id: query['_id'] } : { updated: 1 } };
  }
  const result = update(session, collection, {
    query,
    operators: data,
    multi: request.flag('multi'),
    now: new Date(request.serverTime),
  });
  note(call, result);
  return { data: { updated: result[context.settings.updatedCounts] } };
};

const removeDocument: Run = (request, call, context) => {
  const found = remove(
    context.session(request.transactionId),
    request.collection,
    request.query,
    request.flag('multi'),
  );
  note(call, found);
  return { data: { deleted: found.entries.length } };
};

const aggregateDocuments: Run = (request, call, context) => {
  const result = aggregate(
    context.session(request.transactionId),
    request.collection,
    request.stages.map(({ key, value }) => [key, value]),
    { defaultRows: context.settings.aggregateRows, mostRows: MAX_LIMIT, now: new Date(request.serverTime) },
  );
  note(call, result);
  return { data: { list: answered(result.documents) } };
};

const addCollection: Run = (request, _call, context) => {
  context.store().createCollection(request.collection);
  return { data: {} };
};

/** What the console shows of a request. */
function shortened(body: Fields): Fields {
  const shown = ['query', 'data', 'stages', 'order', 'projection', 'limit', 'offset', 'transactionId'];
  return Object.fromEntries(
    shown.filter((name) => body[name] !== undefined).map((name) => [name, shortText(body[name])]),
  );
}

function shortText(value: unknown): unknown {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
const SHOWN_CHARACTERS = 400;

/** Lets the console say how a search was done: `index: null` is a scan of the whole collection. */
function note(call: CallRecord, { index, scanned }: Pick<Found, 'index' | 'scanned'>): void {
  call.response = { index, scanned };
}

/**
 * Documents as the SDK reads them.
 * @throws DatabaseError when the answer is larger than WeChat lets through
 */
export function answered(documents: readonly Fields[]): string[] {
  const list = documents.map(toCanonical);
  const bytes = list.reduce((sum, text) => sum + text.length, 0);
  if (bytes > MAX_RESULT_BYTES)
    throw failed(`the answer is larger than ${MAX_RESULT_BYTES} bytes; ask for fewer documents or fields`);
  return list;
}

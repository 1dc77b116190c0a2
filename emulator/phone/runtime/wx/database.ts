// wx.cloud.database: the queries of WeChat's own client library, sent to the emulator in its own words, with the answers
// and errors a mini program gets. The emulator's database applies permissions and security rules.
import { own } from '../../../own';
import { Db } from '@cloudbase/database';
import type { Phone } from '../phone';
import { watchQuery, type WatchOptions } from './database-watch';
import { asMethod, WxFailure, type Options } from './method';

/** What the library answers, whatever it was asked. */
interface Answer {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  readonly data?: unknown;
  readonly id?: string;
  readonly updated?: number;
  readonly deleted?: number;
  readonly total?: number;
}
type LibraryCall = (argument?: unknown) => Promise<Answer>;
type Library = Readonly<Record<string, unknown>>;

/** WeChat 云开发 错误码 for the refusals of the database. */
const codes: Readonly<Record<string, readonly [code: number, text: string]>> = {
  DATABASE_PERMISSION_DENIED: [-502003, 'database permission denied'],
  DATABASE_COLLECTION_NOT_EXIST: [-502005, 'database collection not exists'],
  INVALID_PARAM: [-501007, 'invalid parameters'],
};
const failed = [-502001, 'database request fail'] as const;

/** A client's `get` returns at most this many documents, and these where no limit is given. */
const clientLimit = 20;

export function database(phone: Phone): Record<string, unknown> {
  Db.reqClass = class {
    send(action: string, body: object): Promise<unknown> {
      return phone.api.post('/client/database', { openid: phone.openid, action, ...body });
    }
  };
  const library = new Db({ env: phone.bundle.env, _useFeature: true });
  const { command, Geo, serverDate, RegExp } = library as unknown as Library;
  return {
    command,
    Geo,
    serverDate,
    RegExp,
    collection: (name: string) => collection(phone, name, library.collection(name) as unknown as Library),
  };
}

function work(phone: Phone, name: string, run: (options: Options) => Promise<unknown>): (options?: unknown) => unknown {
  return asMethod(name, run, (error) => {
    phone.report(error);
  });
}

/** A call of the library; its refusals become WeChat's. */
async function ask(name: string, library: Library, method: string, argument?: unknown): Promise<Answer> {
  const call = library[method] as LibraryCall;
  let answer: Answer;
  try {
    answer = await call.call(library, argument);
  } catch (error) {
    throw refusal(name, -1, (error as Error).message);
  }
  if (answer.code === undefined) return answer;
  const [code, text] = own(codes, answer.code) ?? failed;
  throw refusal(name, code, `${text} | errMsg: [${answer.requestId ?? ''}] ${answer.message ?? ''}`);
}

function refusal(name: string, errCode: number, text: string): WxFailure {
  return new WxFailure(text, { errCode, errMsg: `${name}:fail ${errCode} ${text}` });
}

/** A query that can still be narrowed. */
function query(phone: Phone, collectionName: string, library: Library): Record<string, unknown> {
  const narrow =
    (method: string) =>
    (...given: unknown[]) =>
      query(phone, collectionName, (library[method] as (...args: unknown[]) => Library).apply(library, given));
  const { limit, order } = (library._apiOptions ?? {}) as { limit?: number; order?: unknown };
  return {
    where: narrow('where'),
    orderBy: narrow('orderBy'),
    skip: narrow('skip'),
    field: narrow('field'),
    limit: (count: number) => narrow('limit')(Math.min(count, clientLimit)),
    get: work(phone, 'collection.get', async () => {
      const bounded =
        limit === undefined ? (library.limit as (count: number) => Library).call(library, clientLimit) : library;
      const { data } = await ask('collection.get', bounded, 'get');
      return { data };
    }),
    count: work(phone, 'collection.count', async () => {
      const { total } = await ask('collection.count', library, 'count');
      return { total };
    }),
    ...changes(phone, 'collection', library),
    watch: (options: WatchOptions) =>
      watchQuery(phone, { collectionName, query: library._fieldFilters, limit, order }, options),
  };
}

/** What a query and a document can both do to what they mean. */
function changes(phone: Phone, what: 'collection' | 'document', library: Library): Record<string, unknown> {
  return {
    update: work(phone, `${what}.update`, async (options) => {
      const { updated = 0 } = await ask(`${what}.update`, library, 'update', options.data);
      return { stats: { updated } };
    }),
    remove: work(phone, `${what}.remove`, async () => {
      const { deleted = 0 } = await ask(`${what}.remove`, library, 'remove');
      return { stats: { removed: deleted } };
    }),
  };
}

function collection(phone: Phone, name: string, library: Library): Record<string, unknown> {
  return {
    ...query(phone, name, library),
    doc: (id: string | number) =>
      document(phone, name, id, (library.doc as (id: string | number) => Library).call(library, id)),
    add: work(phone, 'collection.add', async (options) => {
      const { id } = await ask('collection.add', library, 'add', options.data);
      return { _id: id };
    }),
  };
}

function document(phone: Phone, name: string, id: string | number, library: Library): Record<string, unknown> {
  return {
    get: work(phone, 'document.get', async () => {
      const { data } = await ask('document.get', library, 'get');
      const found = Array.isArray(data) ? (data as unknown[])[0] : data;
      if (found === undefined || found === null)
        throw refusal('document.get', -1, `document with _id ${id} does not exist`);
      return { data: found };
    }),
    set: work(phone, 'document.set', async (options) => {
      const { updated = 0 } = await ask('document.set', library, 'set', options.data);
      return { _id: id, stats: { updated, created: updated > 0 ? 0 : 1 } };
    }),
    ...changes(phone, 'document', library),
    watch: (options: WatchOptions) =>
      watchQuery(phone, { collectionName: name, query: JSON.stringify({ _id: id }) }, options),
  };
}

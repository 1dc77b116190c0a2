// The emulator's API, typed. In: plain values. Out: answers, or an ApiFailure that says what to do. It keeps nothing.
import type * as T from './types';
import { texts } from './texts';

const base = '/emulator/v1';

/** A call that was refused (status ≥ 400) or never arrived (status 0). */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(base + path, { method, ...encoded(body) });
  } catch {
    throw new ApiFailure(0, 'offline', texts.failure.offline, texts.failure.offlineHint);
  }
  const text = await response.text();
  let answer: unknown;
  try {
    answer = text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    throw new ApiFailure(response.status, 'not-json', texts.failure.notJson, text.slice(0, 200));
  }
  if (response.ok) return answer as Answer;
  const { error } = (answer ?? {}) as { error?: { code?: string; message?: string; hint?: string } };
  throw new ApiFailure(
    response.status,
    error?.code ?? String(response.status),
    error?.message ?? response.statusText,
    error?.hint,
  );
}

/** JSON, or a file as its bytes. */
function encoded(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof Blob) return { body, headers: { 'content-type': 'application/octet-stream' } };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } };
}

const get = <Answer>(path: string) => call<Answer>('GET', path);
const post = <Answer = unknown>(path: string, body: unknown = {}) => call<Answer>('POST', path, body);
const put = <Answer = unknown>(path: string, body: unknown) => call<Answer>('PUT', path, body);
const remove = (path: string) => call<null>('DELETE', path);
const at = encodeURIComponent;
/** `?a=1&b=2`, leaving out what is undefined. */
function query(fields: Record<string, string | number | undefined>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([k, v]) => [k, String(v)])).toString()}`;
}

export const api = {
  health: () => get<T.Health>('/health'),
  reset: () => post('/reset'),

  visitors: () => get<{ visitors: T.Visitor[] }>('/visitors'),
  addVisitor: (nickname?: string) => post<T.Visitor>('/visitors', nickname ? { nickname } : {}),
  enter: (openid: string, sessionFrom: string) =>
    post<{ pushId: string }>(`/visitors/${at(openid)}/enter`, sessionFrom === '' ? {} : { sessionFrom }),
  transcript: (openid: string) => get<T.Transcript>(`/visitors/${at(openid)}/messages`),
  say: (openid: string, message: T.NewMessage) =>
    post<{ msgId: string; pushId: string | null }>(`/visitors/${at(openid)}/messages`, message),
  desk: (openid: string, act: T.DeskAct) => post(`/visitors/${at(openid)}/desk`, act),
  subscriptions: (openid: string) => get<T.Subscriptions>(`/visitors/${at(openid)}/subscriptions`),
  subscribe: (openid: string, templates: Record<string, 'accept' | 'reject' | 'revoke'>) =>
    post(`/visitors/${at(openid)}/subscriptions`, { templates }),
  mediaUrl: (mediaId: string) => `${base}/media/${at(mediaId)}`,

  pushes: (openid?: string, limit = 100) => get<{ pushes: T.PushRow[] }>(`/pushes${query({ openid, limit })}`),
  push: (id: string) => get<T.Push>(`/pushes/${at(id)}`),
  redeliver: (id: string, how: { times?: number; together?: boolean }) =>
    post<{ pushId: string }>(`/pushes/${at(id)}/redeliver`, how),
  pushBody: (openid: string, event: T.Json) => post<{ pushId: string }>('/pushes', { openid, event }),

  collections: () => get<{ collections: T.Collection[] }>('/database/collections'),
  addCollection: (name: string) => post('/database/collections', { name }),
  removeCollection: (name: string) => remove(`/database/collections/${at(name)}`),
  documents: (name: string, how: { where?: T.Json; sort?: T.Json; skip?: number; limit?: number }) =>
    get<T.Found>(
      `/database/collections/${at(name)}/documents${query({
        where: how.where === undefined ? undefined : JSON.stringify(how.where),
        sort: how.sort === undefined ? undefined : JSON.stringify(how.sort),
        skip: how.skip,
        limit: how.limit,
      })}`,
    ),
  addDocument: (name: string, document: T.Json) =>
    post<{ _id: T.Json }>(`/database/collections/${at(name)}/documents`, document),
  putDocument: (name: string, id: string, document: T.Json) =>
    put(`/database/collections/${at(name)}/documents/${at(id)}`, document),
  removeDocument: (name: string, id: string) => remove(`/database/collections/${at(name)}/documents/${at(id)}`),

  setCollection: (name: string, change: { indexes?: T.Json; permission?: T.Json }) =>
    put(`/database/collections/${at(name)}`, change),

  snapshots: () => get<{ snapshots: T.Snapshot[] }>('/snapshots'),
  saveSnapshot: (name: string) => post('/snapshots', { name }),
  restoreSnapshot: (name: string) => post(`/snapshots/${at(name)}/restore`),
  removeSnapshot: (name: string) => remove(`/snapshots/${at(name)}`),
  /** All documents as one file, and such a file put back. */
  backupUrl: `${base}/database/snapshot`,
  restoreBackup: (file: Blob) => post('/database/restore', file),

  files: (prefix?: string) => get<{ files: T.StoredFile[] }>(`/storage/files${query({ prefix })}`),
  upload: (file: { path: string; contentType: string; data: string }) => post<T.StoredFile>('/storage/files', file),
  removeFile: (fileID: string) => remove(`/storage/files${query({ fileID })}`),
  fileUrl: (fileID: string) => `${base}/storage/content${query({ fileID })}`,

  functions: () => get<{ functions: T.FunctionRow[] }>('/functions'),
  invoke: (name: string, how: { event?: T.Json; openid?: string; source?: string }) =>
    post<T.Invocation>(`/functions/${at(name)}/invoke`, how),
  runTimer: (name: string) => post(`/functions/${at(name)}/timer`),
  endInstances: (name: string) => remove(`/functions/${at(name)}/instances`),
  invocations: (name?: string, limit = 50) =>
    get<{ invocations: T.InvocationRow[] }>(`/invocations${query({ function: name, limit })}`),
  invocation: (id: string) => get<T.Invocation>(`/invocations/${at(id)}`),

  faults: () => get<T.FaultPlan>('/faults'),
  setFaults: (plan: { seed: T.Json; faults: T.JsonObject[] }) => put<T.FaultPlan>('/faults', plan),
  clearFaults: () => remove('/faults'),
  book: (openid?: string) => get<T.Book>(`/book${query({ openid })}`),

  clock: () => get<T.Clock>('/clock'),
  setClock: (change: { now?: number; advanceMs?: number; frozen?: boolean }) => put<T.Clock>('/clock', change),
  settings: () => get<{ settings: T.Setting[] }>('/settings'),
  setSettings: (changes: Record<string, T.SettingValue>) => put('/settings', changes),
  safetyWords: () => get<{ words: T.SafetyWord[] }>('/safety-words'),
  setSafetyWords: (words: T.SafetyWord[]) => put('/safety-words', { words }),
  aiAnswers: () => get<{ answers: T.AiAnswer[] }>('/ai/answers'),
  setAiAnswers: (answers: T.AiAnswer[]) => put('/ai/answers', { answers }),
  kfAccounts: () => get<{ accounts: T.KfAccount[] }>('/kf-accounts'),
  setKfAccount: (account: string, online: boolean) => put(`/kf-accounts/${at(account)}`, { online }),
  templates: () => get<{ templates: T.Template[] }>('/subscribe-templates'),
  setTemplates: (templates: T.Json) => put('/subscribe-templates', { templates }),
  credentials: () => get<{ appid: string; appSecret: string }>('/openapi/credentials'),
  openapiCalls: (limit = 200) => get<{ calls: T.OpenapiCall[] }>(`/openapi/calls${query({ limit })}`),
};

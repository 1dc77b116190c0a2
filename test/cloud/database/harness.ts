// An emulator with a database of its own and the unmodified wx-server-sdk pointed at it, both in this process.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator, type Emulator } from '../../../emulator/start';
import type { SettingValue } from '../../../emulator/settings';

/** The part of the SDK's surface these tests use, its answers left open. */
export interface SdkDatabase {
  collection(name: string): SdkCollection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<SdkTransaction>;
  runTransaction<T>(work: (transaction: SdkTransaction) => Promise<T>, retries?: number): Promise<T>;
  serverDate(options?: { offset: number }): unknown;
  RegExp(options: { regexp: string; options?: string }): unknown;
  Geo: Record<string, (...args: unknown[]) => unknown>;
  command: SdkCommand;
}
export type SdkCommand = Record<string, (...args: unknown[]) => SdkOperator> & {
  aggregate: Record<string, (...args: unknown[]) => unknown>;
  project: Record<string, (...args: unknown[]) => unknown>;
};
export interface SdkOperator {
  and(...more: unknown[]): SdkOperator;
  or(...more: unknown[]): SdkOperator;
}
export interface SdkQuery {
  where(query: unknown): SdkQuery;
  orderBy(field: string, order: 'asc' | 'desc'): SdkQuery;
  skip(rows: number): SdkQuery;
  limit(rows: number): SdkQuery;
  field(fields: Record<string, unknown>): SdkQuery;
  get(): Promise<{ data: Row[] }>;
  count(): Promise<{ total: number }>;
  update(request: { data: unknown; multi?: boolean }): Promise<{ stats: { updated: number } }>;
  remove(request?: { multi?: boolean }): Promise<{ stats: { removed: number } }>;
}
export interface SdkCollection extends SdkQuery {
  doc(id: string | number): SdkDocument;
  add(request: { data: unknown }): Promise<{ _id: string; _ids?: string[] }>;
  aggregate(): SdkAggregate;
}
export interface SdkDocument {
  field(fields: Record<string, unknown>): SdkDocument;
  get(): Promise<{ data: Row }>;
  set(request: { data: unknown }): Promise<{ stats: { updated: number; created: number } }>;
  update(request: { data: unknown }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}
export type SdkAggregate = Record<string, (...args: unknown[]) => SdkAggregate> & { end(): Promise<{ list: Row[] }> };
export interface SdkTransaction {
  collection(name: string): SdkCollection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}
export type Row = Record<string, unknown>;

export interface Cloud {
  readonly emulator: Emulator;
  readonly db: SdkDatabase;
  readonly project: string;
  stop(): Promise<void>;
}

export interface CloudOptions {
  /** `database/collections.json`. */
  readonly collections?: unknown;
  /** Lines of `database/starter/<name>.jsonl`. */
  readonly starter?: Readonly<Record<string, readonly string[]>>;
  readonly settings?: Readonly<Record<string, SettingValue>>;
  readonly dataDir?: string;
}

/** Starts both; the SDK's default is to throw when a document is not found, as on WeChat. */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const project = makeProject(options);
  const emulator = await startEmulator({
    project,
    port: 0,
    dataDir: options.dataDir ?? null,
    settings: { 'network.delayMs': 0, ...options.settings },
  });
  process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: `${emulator.url}admin` });
  process.env['TENCENTCLOUD_RUNENV'] = 'SCF';
  process.env['TENCENTCLOUD_REGION'] = 'ap-shanghai';
  process.env['SCF_NAMESPACE'] = emulator.project.env;
  process.env['TENCENTCLOUD_SECRETID'] = 'local';
  process.env['TENCENTCLOUD_SECRETKEY'] = 'local';
  // Loaded only now: the SDK looks at the environment when it is loaded.
  const cloud = (await import('wx-server-sdk')) as unknown as { default?: Sdk } & Sdk;
  const sdk = cloud.default ?? cloud;
  sdk.init({ env: emulator.project.env });
  return {
    emulator,
    db: sdk.database(),
    project,
    stop: async () => {
      await emulator.stop();
      rmSync(project, { recursive: true, force: true });
    },
  };
}

interface Sdk {
  init(options: { env: string }): void;
  database(): SdkDatabase;
}

/** A mini program project with nothing but a database. */
export function makeProject({ collections, starter = {} }: CloudOptions): string {
  const project = mkdtempSync(path.join(tmpdir(), 'cloud-'));
  writeFileSync(path.join(project, 'project.config.json'), JSON.stringify({ appid: 'wx0000000000000000' }));
  mkdirSync(path.join(project, 'cloudfunctions'));
  mkdirSync(path.join(project, 'database', 'starter'), { recursive: true });
  if (collections !== undefined)
    writeFileSync(path.join(project, 'database', 'collections.json'), JSON.stringify(collections));
  for (const [name, lines] of Object.entries(starter))
    writeFileSync(path.join(project, 'database', 'starter', `${name}.jsonl`), lines.join('\n'));
  return project;
}

/** Most calls give errCode and errMsg; a commit of a transaction gives the server's code as it is. */
export interface Refusal {
  readonly errCode: number;
  readonly errMsg: string;
  readonly code?: string;
}

/** What a call was refused with, as the SDK's caller sees it. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const result = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error as Refusal }),
  );
  if ('value' in result) throw new Error(`The call was not refused; it answered ${JSON.stringify(result.value)}.`);
  return result.error;
}

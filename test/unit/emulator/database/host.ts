// A database alone: real clock, feed and settings, no server around it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFeed } from '../../../../emulator/feed';
import { readProject } from '../../../../emulator/project';
import type { AdminReply, CallRecord, Host } from '../../../../emulator/service';
import { Clock } from '../../../../emulator/services/clock';
import { Database } from '../../../../emulator/services/database';
import { Settings, type SettingValue } from '../../../../emulator/settings';

export interface TestDatabase {
  readonly database: Database;
  readonly host: Host;
  /** Calls an SDK action with the body the SDK would send. */
  readonly call: (
    action: string,
    body: Record<string, unknown>,
  ) => Promise<{ reply: Record<string, unknown>; call: CallRecord }>;
}

export interface TestDatabaseOptions {
  readonly dataDir?: string | null;
  /** `collections.json`, as an object or as text. */
  readonly collections?: unknown;
  readonly starter?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, SettingValue>>;
  /** Folder of the project; a new one when absent. */
  readonly root?: string;
}

const folders: string[] = [];
/** A folder of its own, gone after the test file. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'database-'));
  folders.push(folder);
  return folder;
}
// The writer of the kill test uses this file too, outside of jest.
if (typeof afterAll === 'function')
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

export function makeHost(options: TestDatabaseOptions = {}): Host {
  const { collections, starter = {}, settings = {}, root = newFolder() } = options;
  mkdirSync(path.join(root, 'database', 'starter'), { recursive: true });
  writeFileSync(path.join(root, 'project.config.json'), '{"appid": "wx0"}');
  if (collections !== undefined) {
    const text = typeof collections === 'string' ? collections : JSON.stringify(collections);
    writeFileSync(path.join(root, 'database', 'collections.json'), text);
  }
  for (const [name, text] of Object.entries(starter))
    writeFileSync(path.join(root, 'database', 'starter', `${name}.jsonl`), text);
  const feed = createFeed();
  return { project: readProject(root), settings: new Settings(settings), clock: new Clock(feed), feed };
}

export async function openDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const host = makeHost(options);
  const database = new Database(host, { dataDir: options.dataDir ?? null });
  await database.start();
  return {
    database,
    host,
    call: async (action, body) => {
      const call: CallRecord = { name: action, startedAt: 0, ms: null, outcome: null };
      const run = database.actions[action];
      if (!run) throw new Error(`no action ${action}`);
      const reply = (await run({ action, body, files: new Map(), invocation: null, call })) as AdminReply &
        Record<string, unknown>;
      return { reply, call };
    },
  };
}

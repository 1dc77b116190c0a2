// The local database: an SDK round trip, writes that share a disk sync, loading a full log, and one document among a million.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFeed } from '../../emulator/feed';
import { readProject } from '../../emulator/project';
import type { Host } from '../../emulator/service';
import { Clock } from '../../emulator/services/clock';
import { Database } from '../../emulator/services/database';
import { cloudEnvironment } from '../../emulator/services/functions/environment';
import { Settings } from '../../emulator/settings';
import { startEmulator } from '../../emulator/start';
import { benchRow, type BenchRow } from './row';

const message = (n: number) => ({
  _id: `m${n}`,
  visitor: `v${n % 1000}`,
  content: { type: 'text', text: `第 ${n} 条消息：这件多少钱？` },
  state: 'done',
  createTime: 1_700_000_000 + n,
});

export async function benchDatabase(root: string): Promise<BenchRow[]> {
  return [await roundTrip(root), await groupCommit(root), await load(root), await million(root)];
}

async function roundTrip(root: string): Promise<BenchRow> {
  const settings = { 'network.delayMs': 0, 'functions.timers': false };
  const emulator = await startEmulator({ project: root, port: 0, dataDir: null, settings });
  const echo = http.createServer((request, response) => request.pipe(response)).listen(0, '127.0.0.1');
  try {
    await emulator.database.add('messages', message(1));
    Object.assign(process.env, cloudEnvironment(emulator.project, `${emulator.url}admin`));
    const { default: cloud } = await import('wx-server-sdk');
    cloud.init({ env: emulator.project.env });
    const document = cloud.database().collection('messages').doc('m1');
    const { port } = echo.address() as AddressInfo;
    const body = JSON.stringify(message(1));
    const sample: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
    for (let i = -50; i < 400; i += 1) {
      const ours = await timed(async () => document.get());
      const peer = await timed(() => post(port, body));
      if (i < 0) continue;
      sample.ours.push(ours);
      sample.peer.push(peer);
    }
    return benchRow({ name: 'SDK round trip, doc.get', unit: 'ms', ...sample, peerName: 'bare HTTP echo' });
  } finally {
    echo.close();
    await emulator.stop();
  }
}

/** A thousand documents, a hundred callers at a time, against one caller that waits for each. */
async function groupCommit(root: string): Promise<BenchRow> {
  return withFolder(async (folder) => {
    const database = open(root, folder);
    await database.start();
    const sample: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
    let n = 0;
    for (let round = 0; round < 5; round += 1) {
      const together = async () => {
        await Promise.all(Array.from({ length: 100 }, () => database.add('messages', message(n++))));
      };
      const inTurn = async () => {
        for (let i = 0; i < 100; i += 1) await database.add('messages', message(n++));
      };
      sample.ours.push((await timed(together)) / 100);
      sample.peer.push((await timed(inTurn)) / 100);
    }
    await database.stop();
    const name = 'durable write, 100 callers sharing a sync';
    return benchRow({ name, unit: 'ms', ...sample, peerName: 'one caller, a sync for each', atMost: 0.7 });
  });
}

/** Opening a folder with 100,000 documents, against parsing the same lines as JSON and nothing else. */
async function load(root: string): Promise<BenchRow> {
  return withFolder(async (folder) => {
    const first = open(root, folder, { 'database.fsync': false });
    await first.start();
    await fill(first, 100_000);
    await first.stop();
    const lines = readFileSync(path.join(folder, 'database.log'), 'utf8').split('\n');
    const sample: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
    for (let round = 0; round < 3; round += 1) {
      const again = open(root, folder);
      sample.ours.push(await timed(() => again.start()));
      if (again.count('messages') !== 100_000) throw new Error('The log lost documents.');
      await again.stop();
      sample.peer.push(
        await timed(async () => {
          for (const line of lines) if (line.includes('{')) JSON.parse(line.slice(line.search(/[[{]/)));
        }),
      );
    }
    return benchRow({
      name: 'start with 100,000 documents',
      unit: 'ms',
      ...sample,
      peerName: 'JSON.parse of the same lines',
    });
  });
}

/** An indexed conditional update among 1,000,000 documents, against the same among 1,000. */
async function million(root: string): Promise<BenchRow> {
  const [large, small] = [open(root, null), open(root, null)];
  await Promise.all([large.start(), small.start()]);
  await fill(large, 1_000_000);
  await fill(small, 1_000);
  const sample: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  const change = (database: Database, count: number, i: number) =>
    timed(() => database.update('messages', { _id: `m${(i * 7919) % count}`, state: 'done' }, { $set: { seen: i } }));
  for (let i = 0; i < 300; i += 1) {
    sample.ours.push(await change(large, 1_000_000, i));
    sample.peer.push(await change(small, 1_000, i));
  }
  await Promise.all([large.stop(), small.stop()]);
  const name = 'conditional update among 1,000,000';
  return benchRow({ name, unit: 'ms', ...sample, peerName: 'the same among 1,000 (flat)', atMost: 3 });
}

async function fill(database: Database, count: number): Promise<void> {
  for (let begun = 0; begun < count; begun += 10_000) {
    await database.add(
      'messages',
      ...Array.from({ length: Math.min(10_000, count - begun) }, (_, i) => message(begun + i)),
    );
  }
}

function open(root: string, dataDir: string | null, settings: Record<string, boolean> = {}): Database {
  const feed = createFeed();
  const host: Host = { project: readProject(root), settings: new Settings(settings), clock: new Clock(feed), feed };
  return new Database(host, { dataDir });
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-database-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const agent = new http.Agent({ keepAlive: true });

async function post(port: number, body: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', method: 'POST', agent }, (response) => {
      response.resume().on('end', () => resolve());
    });
    request.on('error', reject).end(body);
  });
}

// From a push to the end of the first reply, with nothing stored and with 100,000 messages stored, and with ten rules and ten
// thousand: the cost of a reply must not grow with what a shop has. Both emulators run side by side and are asked in turn.
import { startEmulator, type Emulator } from '../../emulator/start';
import { inTurn } from './processes';
import { benchRow, type BenchRow } from './row';

const stored = 100_000;
const manyRules = 10_000;
const fewRules = 10;

export async function benchPushReply(root: string): Promise<BenchRow[]> {
  return [await withMessages(root), await withRules(root)];
}

async function withMessages(root: string): Promise<BenchRow> {
  const settings = { 'network.delayMs': 0, 'functions.timers': false };
  const empty = await startEmulator({ project: root, port: 0, dataDir: null, settings });
  const full = await startEmulator({ project: root, port: 0, dataDir: null, settings });
  try {
    await fill(full);
    const ask = async (emulator: Emulator) => {
      const visitor = await json<{ openid: string }>(emulator, 'POST', 'visitors', {});
      return () => firstReply(emulator, visitor.openid);
    };
    const sample = await inTurn(30, await ask(full), await ask(empty));
    const name = `push → reply with ${stored.toLocaleString('en')} stored messages`;
    return benchRow({ name, unit: 'ms', ...sample, peerName: 'the same with none stored (flat)', atMost: 1.3 });
  } finally {
    await Promise.all([empty.stop(), full.stop()]);
  }
}

/** Each shop has published its rules, and the instance that answers has read them. */
async function withRules(root: string): Promise<BenchRow> {
  const settings = { 'network.delayMs': 0, 'functions.timers': false, 'functions.timeoutMs': 20_000 };
  const options = { project: root, port: 0, dataDir: null, settings };
  const [many, few] = await Promise.all([startEmulator(options), startEmulator(options)]);
  try {
    const ask = async (emulator: Emulator, count: number) => {
      const rules = Array.from({ length: count }, (_, n) => ({
        _id: `bench-${n}`,
        keywords: [`暗号${n}号`, `口令${n}号`],
        reply: `第 ${n} 条`,
      }));
      for (let at = 0; at < count; at += 1_000) await emulator.database.add('rules', ...rules.slice(at, at + 1_000));
      await json(emulator, 'POST', 'functions/sweep/timer');
      // The first message pays for reading it all, and on a busy machine may be answered by the next tick only.
      const first = await json<{ openid: string }>(emulator, 'POST', 'visitors', {});
      await json(emulator, 'POST', `visitors/${first.openid}/messages`, { msgtype: 'text', text: { content: '你好' } });
      await json(emulator, 'GET', 'idle?timeoutMs=60000');
      const visitor = await json<{ openid: string }>(emulator, 'POST', 'visitors', {});
      return () => firstReply(emulator, visitor.openid);
    };
    const sample = await inTurn(30, await ask(many, manyRules), await ask(few, fewRules));
    const name = `push → reply with ${manyRules.toLocaleString('en')} rules`;
    return benchRow({ name, unit: 'ms', ...sample, peerName: `the same with ${fewRules} rules (flat)`, atMost: 1.3 });
  } finally {
    await Promise.all([many.stop(), few.stop()]);
  }
}

/** Messages of other visitors, as the product stores them. */
async function fill({ database }: Emulator): Promise<void> {
  for (let begun = 0; begun < stored; begun += 5_000) {
    const documents = Array.from({ length: 5_000 }, (_, i) => {
      const n = begun + i;
      return {
        _id: `mp:bench-${n % 2_000}:${n}:${n}`,
        v: 1,
        direction: 'in',
        state: 'done',
        visitor: `bench-${n % 2_000}`,
        channel: 'mini-program',
        openid: `bench-${n % 2_000}`,
        content: { type: 'text', text: `第 ${n} 条消息：这件多少钱？` },
        createTime: 1_700_000_000 + n,
        createdAt: new Date((1_700_000_000 + n) * 1000),
      };
    });
    await database.add('messages', ...documents);
  }
}

/** Writes as the visitor; returns the milliseconds from the push to the end of its first successful send. */
async function firstReply(emulator: Emulator, openid: string): Promise<number> {
  const body = { msgtype: 'text', text: { content: '多少钱' } };
  const { pushId } = await json<{ pushId: string }>(emulator, 'POST', `visitors/${openid}/messages`, body);
  await json(emulator, 'GET', 'idle?timeoutMs=20000');
  type Span = { name: string; startedAt: number; ms: number; outcome: string };
  const push = await json<{ deliveries: Span[]; calls: Span[] }>(emulator, 'GET', `pushes/${pushId}`);
  const send = push.calls.find(({ name, outcome }) => name === 'customerServiceMessage.send' && outcome === 'ok');
  const [delivery] = push.deliveries;
  if (!send || !delivery) throw new Error(`No reply to ${pushId}: ${JSON.stringify(push)}`);
  // The same words within seconds are answered once: the next question is another second's.
  emulator.clock.set({ advanceMs: 60_000 });
  return send.startedAt + send.ms - delivery.startedAt;
}

async function json<T>(emulator: Emulator, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${emulator.url}emulator/v1/${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

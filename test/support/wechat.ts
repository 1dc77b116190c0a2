// WeChat's own side of the emulator without the cloud: a chat, its pushes and the APIs around a function written in the
// test. For tests of these three rooms; the cloud tests run real functions.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import protobuf from 'protobufjs';
import { createFeed } from '../../emulator/feed';
import {
  BinaryReply,
  type CallRecord,
  type FunctionRunner,
  type Host,
  type Invocation,
  type InvocationOutcome,
} from '../../emulator/service';
import { Chat } from '../../emulator/services/chat';
import { Clock } from '../../emulator/services/clock';
import { Openapi } from '../../emulator/services/openapi';
import { Push } from '../../emulator/services/push';
import { Settings, type SettingValue } from '../../emulator/settings';

/** One function of a test: what it does with an event, and which APIs it may call. */
export interface TestFunction {
  readonly openapi?: readonly string[];
  run(event: Record<string, unknown>, invocation: Invocation): unknown;
}
interface Given {
  settings?: Readonly<Record<string, SettingValue>>;
  pairs?: unknown;
  dataDir?: string | null;
}
type Functions = Readonly<Record<string, TestFunction>>;

export const APPID = 'wx0c5c0c5c0c5c0c5c';
const TEXTS_TO_RECEIVE = [{ msgType: 'text', event: '', function: 'receive' }];

export class WeChat {
  readonly host: Host;
  readonly chat: Chat;
  readonly push: Push;
  readonly openapi: Openapi;
  /** Every run of a function so far. */
  readonly runs: Invocation[] = [];
  readonly root = mkdtempSync(path.join(tmpdir(), 'wechat-'));

  constructor(functions: Functions = {}, { settings = {}, pairs = TEXTS_TO_RECEIVE, dataDir = null }: Given = {}) {
    writeFileSync(path.join(this.root, 'message-push.json'), JSON.stringify(pairs));
    const feed = createFeed();
    this.host = {
      project: {
        root: this.root,
        appid: APPID,
        env: 'test-1',
        miniprogramRoot: path.join(this.root, 'miniprogram'),
        cloudfunctionRoot: this.root,
        databaseRoot: path.join(this.root, 'database'),
      },
      settings: new Settings(settings),
      clock: new Clock(feed),
      feed,
    };
    const runner = this.#runner(functions);
    this.chat = new Chat(this.host, { dataDir, baseUrl: () => 'http://127.0.0.1:9700' });
    this.push = new Push(this.host, { chat: this.chat, functions: runner });
    this.openapi = new Openapi(this.host, { chat: this.chat, push: this.push, functions: runner, dataDir });
  }

  async start(): Promise<this> {
    for (const service of [this.chat, this.push, this.openapi] as { start?(): Promise<void> }[])
      await service.start?.();
    return this;
  }

  async stop(): Promise<void> {
    await this.push.stop();
    await this.openapi.stop();
    await this.chat.stop();
    await this.host.clock.stop();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Waits until every push is over. */
  async idle(): Promise<void> {
    while (this.push.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  /** What the visitor's phone shows, as `from: text`. */
  shown(openid: string): string[] {
    return this.chat
      .transcript(openid)
      .map((message) => `${message.from}: ${message.msgtype === 'text' ? message.text.content : message.msgtype}`);
  }

  /** Calls an API as a function does; returns WeChat's JSON, the bytes' type, or the cloud's own error code. */
  async call(
    apiName: string,
    params: Readonly<Record<string, unknown>>,
    invocation: Invocation | null = invocationOf('receive', {}, {}),
  ): Promise<Record<string, unknown>> {
    const call: CallRecord = { name: 'wx.openApi', startedAt: now(), ms: null, outcome: null };
    invocation?.calls.push(call);
    const reply = await this.openapi.actions['wx.openApi']!({
      action: 'wx.openApi',
      body: { apiName },
      files: new Map([['requestData', encoded(params)]]),
      invocation,
      call,
    });
    call.ms = now() - call.startedAt;
    if (!(reply instanceof BinaryReply)) throw new Error('wx.openApi must answer with bytes.');
    return decoded(reply.body);
  }

  #runner(functions: Functions): FunctionRunner {
    return {
      has: (name) => name in functions,
      permittedOpenapi: (name) => functions[name]?.openapi ?? [],
      invoke: async ({ name, event, source, openid, pushId }) => {
        const invocation = invocationOf(name, event, { source, openid, pushId });
        this.runs.push(invocation);
        try {
          // A function sees the event as JSON carries it.
          const seen = JSON.parse(JSON.stringify(event ?? null)) as Record<string, unknown>;
          invocation.returned = (await functions[name]?.run(seen, invocation)) ?? null;
          invocation.outcome = 'ok';
        } catch (error) {
          invocation.outcome = error instanceof Ended ? error.how : 'error';
          invocation.error = (error as Error).message;
        }
        invocation.ms = now() - (invocation.startedAt ?? 0);
        return invocation;
      },
    };
  }
}

/** Thrown by a test's function to end as an instance can end. */
export class Ended extends Error {
  constructor(readonly how: InvocationOutcome) {
    super(how);
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function invocationOf(
  name: string,
  event: unknown,
  run: { source?: string; openid?: string | undefined; pushId?: string | undefined },
): Invocation {
  return {
    id: `${name}-${Math.random()}`,
    function: name,
    instance: `${name}#1`,
    source: run.source ?? 'wx_client',
    openid: run.openid ?? null,
    event,
    pushId: run.pushId ?? null,
    startedAt: now(),
    ms: null,
    outcome: null,
    returned: null,
    error: null,
    coldStart: false,
    calls: [],
    logs: [],
  };
}

// The SDK's side of the wire, written down a second time so that the emulator's reading is checked against it.
const wire = protobuf.parse(`syntax = "proto3";
  message Pair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message Data { repeated Pair pairs = 1; }
  message Request { int32 apiType = 1; Data openapiData = 2; string appid = 6; }
  message Answer { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }`).root;

export function encoded(params: Readonly<Record<string, unknown>>): Buffer {
  // Like the SDK: what is undefined is not sent.
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  const pairs = given.map(([key, value]) =>
    Buffer.isBuffer(value)
      ? { key, value, filename: `${key}.png` }
      : { key, value: Buffer.from(JSON.stringify(value)) },
  );
  return Buffer.from(wire.lookupType('Request').encode({ openapiData: { pairs } }).finish());
}

function decoded(bytes: Buffer): Record<string, unknown> {
  const answer = wire.lookupType('Answer').decode(bytes) as unknown as {
    respData: Uint8Array;
    contentType: string;
    errorCode: number;
  };
  if (answer.errorCode !== 0) return { errorCode: answer.errorCode };
  const data = Buffer.from(answer.respData);
  return answer.contentType === 'application/json'
    ? (JSON.parse(data.toString()) as Record<string, unknown>)
    : { contentType: answer.contentType, data };
}

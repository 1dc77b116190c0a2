// WeChat's message push to cloud functions. In: bodies from the chat, from other services (a media check's result) and
// from the emulator's API. Out: runs of the function that is set for the body's <MsgType, Event>, repeated as WeChat
// repeats them; the hand-over to WeChat's own desk; the failure notice. It never reads what a message says.
//
// Wiring: `new Push(host, { chat, functions })` after the Chat; it connects itself to the chat.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { ApiError, type FunctionRunner, type Host, type Service } from '../../service';
import type { Chat, Pushing } from '../chat';
import { FAILURE_NOTICE } from '../chat/constants';
import { ATTEMPTS, DEADLINE_MS, REMEMBERED } from './constants';
import { envelope, numericMsgId, originalId, textMsgId } from './envelope';
import { PushPairs } from './pairs';
import { fullView, rowView, type Delivery, type PushRecord, type PushView } from './record';
import { pushRoutes } from './routes';
import { judge, type Verdict } from './verdict';

export type { PushView } from './record';

export class Push implements Service, Pushing {
  readonly name = 'push';
  readonly #settings;
  readonly #pairs: PushPairs;
  /** Newest last. */
  readonly #records = new Map<string, PushRecord>();
  #inFlight = 0;
  #lastNumber = 0;

  constructor(
    private readonly host: Host,
    private readonly deps: { chat: Chat; functions: FunctionRunner },
  ) {
    this.#pairs = new PushPairs(host.project.cloudfunctionRoot);
    this.#settings = pushSettings(host);
    deps.chat.connect(this);
  }

  /** Pushes whose delivery is not over: an attempt runs or a repeat is to come. */
  get inFlight(): number {
    return this.#inFlight;
  }

  routes(api: FastifyInstance): void {
    pushRoutes(api, this);
  }

  /** Reads message-push.json, so that a mistake in it is reported at start and not with the first message. */
  async start(): Promise<void> {
    void this.#pairs.problem;
  }

  async reset(): Promise<void> {
    this.#records.clear();
  }

  newMsgId(): string | number {
    const now = this.host.clock.now();
    if (this.#settings.msgIdForm === 'string') return textMsgId(Math.floor(now / 1000));
    this.#lastNumber = Math.max(numericMsgId(now), this.#lastNumber + 8);
    return this.#lastNumber;
  }

  push(openid: string, fields: Readonly<Record<string, unknown>>): string {
    const { appid } = this.host.project;
    const toUserName = this.#settings.toUserName === 'appid' ? appid : originalId(appid);
    const seconds = Math.floor(this.host.clock.now() / 1000);
    return this.pushRaw(openid, envelope(fields, { openid, toUserName, seconds }));
  }

  /** Whether a function is set for this <MsgType, Event>. */
  takes(msgType: string, event: string): boolean {
    return this.#pairs.functionFor(msgType, event) !== null;
  }

  /**
   * Pushes any body.
   * @param copies how often it is delivered, and whether all at once; more than one is what WeChat's repeats look like
   * @returns the push's id; delivery goes on by itself
   */
  pushRaw(openid: string, event: unknown, copies: { times: number; together: boolean } = this.#usualCopies()): string {
    const record: PushRecord = {
      id: randomUUID(),
      openid,
      event,
      createdAt: this.host.clock.now(),
      outcome: 'pending',
      deliveries: [],
    };
    this.#remember(record);
    this.#deliver(record, copies);
    return record.id;
  }

  /** Delivers the same body again, beside what was delivered before. */
  redeliver(id: string, copies: { times: number; together: boolean }): void {
    this.#deliver(this.#record(id), copies);
  }

  /** Newest first. */
  list(filter: { openid?: string | undefined; limit: number }): ReturnType<typeof rowView>[] {
    return [...this.#records.values()]
      .reverse()
      .filter((record) => filter.openid === undefined || record.openid === filter.openid)
      .slice(0, filter.limit)
      .map(rowView);
  }

  /** @throws ApiError 404 `unknown-push` */
  view(id: string): PushView {
    return fullView(this.#record(id));
  }

  #deliver(record: PushRecord, { times, together }: { times: number; together: boolean }): void {
    this.#inFlight += 1;
    const all = async () => {
      if (together) await Promise.all(Array.from({ length: times }, () => this.#deliverOnce(record)));
      else for (let copy = 0; copy < times; copy += 1) await this.#deliverOnce(record);
    };
    void all().finally(() => {
      this.#inFlight -= 1;
      this.#changed(record);
    });
  }

  /** One push as WeChat makes it: up to three attempts, then the notice. */
  async #deliverOnce(record: PushRecord): Promise<void> {
    const { delayMs, delayAtRandomMs, attempts, repeatAfterMs } = this.#settings;
    await sleepIfAny(delayMs + Math.random() * delayAtRandomMs);
    const { MsgType, Event } = fieldsOf(record.event);
    const name = this.#pairs.functionFor(MsgType, Event);
    if (name === null) {
      record.outcome = 'unrouted';
      return;
    }
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      if (attempt > 1) await sleepIfAny(repeatAfterMs);
      const verdict = await this.#attempt(record, name);
      if (verdict.outcome === 'transfer') this.deps.chat.handOver(record.openid);
      if (verdict.outcome === 'success' || verdict.outcome === 'transfer') {
        record.outcome = verdict.outcome === 'transfer' ? 'desk' : 'success';
        return;
      }
    }
    record.outcome = 'failed';
    if (visitorWaits(record.event)) this.deps.chat.notice(record.openid, FAILURE_NOTICE);
  }

  async #attempt(record: PushRecord, name: string): Promise<Verdict> {
    const delivery: Delivery = {
      function: name,
      instance: null,
      startedAt: performance.timeOrigin + performance.now(),
      ms: null,
      outcome: 'running',
      returned: null,
    };
    record.deliveries.push(delivery);
    this.#changed(record);
    const run = this.#run(record, name, delivery);
    const deadline = new AbortController();
    const { deadlineMs } = this.#settings;
    const tooLate = sleep(deadlineMs, 'late' as const, { signal: deadline.signal }).catch(() => 'late' as const);
    const first = await Promise.race([run, tooLate]);
    deadline.abort();
    if (first !== 'late') return first;
    delivery.outcome = 'late';
    delivery.error = `No answer within ${deadlineMs} ms.`;
    return { outcome: 'timeout', error: delivery.error };
  }

  /** Runs the function to its end, even past the deadline, and notes what came of it. */
  async #run(record: PushRecord, name: string, delivery: Delivery): Promise<Verdict> {
    const { source, acceptedReturns, lostAcknowledgements } = this.#settings;
    const { openid, event } = record;
    if (!this.deps.functions.has(name)) {
      const error = `message-push.json names the function "${name}", which is not deployed.`;
      Object.assign(delivery, { ms: 0, outcome: 'error', error });
      return { outcome: 'error', error };
    }
    const invocation = await this.deps.functions.invoke({ name, event, source, openid, pushId: record.id });
    const { appid } = this.host.project;
    const { MsgType } = fieldsOf(event);
    const push = { openid, isMessage: MsgType !== 'event', receivers: [appid, originalId(appid)] };
    let verdict: Verdict | { outcome: 'lost' } = judge(invocation, push, acceptedReturns);
    if (invocation.outcome === 'ok' && Math.random() < lostAcknowledgements) verdict = { outcome: 'lost' };
    delivery.invocation = invocation;
    delivery.instance = invocation.instance;
    delivery.startedAt = invocation.startedAt ?? delivery.startedAt;
    delivery.ms = invocation.ms;
    delivery.returned = invocation.returned;
    if (delivery.outcome === 'running') {
      delivery.outcome = verdict.outcome;
      if ('error' in verdict) delivery.error = verdict.error;
    }
    this.#changed(record);
    return verdict.outcome === 'lost' ? { outcome: 'timeout', error: 'The answer was lost on the way.' } : verdict;
  }

  #usualCopies(): { times: number; together: boolean } {
    return { times: this.#settings.copies, together: true };
  }

  #remember(record: PushRecord): void {
    this.#records.set(record.id, record);
    for (const id of this.#records.keys()) {
      if (this.#records.size <= REMEMBERED) break;
      this.#records.delete(id);
    }
  }

  #record(id: string): PushRecord {
    const record = this.#records.get(id);
    if (!record)
      throw new ApiError(
        404,
        'unknown-push',
        `There is no push "${id}".`,
        `The last ${REMEMBERED} are kept; GET /emulator/v1/pushes lists them.`,
      );
    return record;
  }

  #changed(record: PushRecord): void {
    this.host.feed.emit({ topic: 'push', id: record.id });
  }
}

function pushSettings(host: Host) {
  return host.settings.section('push', {
    toUserName: {
      default: 'appid',
      choices: ['appid', 'original-id'],
      about: '推送中 ToUserName 的形式：小程序 appid，或原始 ID（gh_ 开头）。',
      unconfirmed: '云函数推送示例为 appid，字段表写原始 ID',
    },
    msgIdForm: {
      default: 'string',
      choices: ['string', 'number'],
      about: '推送中 MsgId 的形式：字符串，或 64 位整数（云函数经 JSON.parse 后已失去末几位精度）。',
      unconfirmed: '云函数推送示例为字符串，字段表写 64 位整型',
    },
    source: {
      default: 'wx_unknown',
      choices: ['wx_unknown', 'wx_http', ''],
      about: '推送触发云函数时 getWXContext().SOURCE 的值。',
      unconfirmed: '消息推送的 SOURCE 未见官方说明',
    },
    acceptedReturns: {
      default: 'success',
      choices: ['success', 'success-or-empty', 'anything'],
      about: "除转人工对象外，云函数返回什么算作已接收：仅 'success'；或也接受空字符串；或任意值。",
      unconfirmed: "云函数返回 'success' 与转发对象以外的值的含义",
    },
    deadlineMs: {
      default: DEADLINE_MS,
      range: [1, 60_000],
      about: '多少毫秒内未收到返回即视为失败并重推。',
      unconfirmed: '云函数推送的时限（HTTP 推送为 5 秒）',
    },
    attempts: {
      default: ATTEMPTS,
      range: [1, 10],
      about: '同一条推送总共尝试几次。',
      unconfirmed: '云函数推送的重试次数（HTTP 推送共 3 次）',
    },
    repeatAfterMs: {
      default: 0,
      range: [0, 60_000],
      about: '失败后隔多少毫秒重推。',
      unconfirmed: '云函数推送的重试间隔',
    },
    copies: { default: 1, range: [1, 20], about: '故障：每条推送同时送达几份。' },
    delayMs: { default: 0, range: [0, 600_000], about: '故障：每条推送迟到多少毫秒。' },
    delayAtRandomMs: {
      default: 0,
      range: [0, 600_000],
      about: '故障：再随机迟到 0 至多少毫秒，先后次序因此可能颠倒。',
    },
    lostAcknowledgements: {
      default: 0,
      range: [0, 1],
      about: '故障：云函数已返回但微信未收到的比例（0 至 1），随后重推。',
    },
  });
}

function fieldsOf(event: unknown): { MsgType?: unknown; Event?: unknown } {
  return typeof event === 'object' && event !== null ? event : {};
}

/** Whether a visitor looks at the chat and sees that nothing came: messages and entering, not results or reports. */
function visitorWaits(event: unknown): boolean {
  const { MsgType, Event } = fieldsOf(event);
  return MsgType !== 'event' || Event === 'user_enter_tempsession';
}

async function sleepIfAny(ms: number): Promise<void> {
  if (ms > 0) await sleep(ms);
}

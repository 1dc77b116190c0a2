// WeChat's message push to cloud functions. In: bodies from the chat, from other services (a media check's result) and
// from the emulator's API. Out: runs of the function that is set for the body's <MsgType, Event>, repeated as WeChat
// repeats them; the hand-over to WeChat's own desk; the failure notice. It never reads what a message says.
//
// Wiring: `new Push(host, { chat, functions })` after the Chat; it connects itself to the chat.
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { ApiError, type FunctionRunner, type Host, type Service } from '../../service';
import type { Book } from '../book';
import type { Chat, Pushing } from '../chat';
import { FAILURE_NOTICE } from '../chat/constants';
import type { Faults } from '../faults';
import { REMEMBERED } from './constants';
import { envelope, numericMsgId, originalId, textMsgId } from './envelope';
import { PushPairs } from './pairs';
import { fullView, rowView, type Delivery, type PushRecord, type PushView } from './record';
import { pushRoutes } from './routes';
import { pushSettings } from './settings';
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
  /** Aborted by a reset or a stop: whatever was to come for the pushes before is called off. */
  #era = newEra();

  constructor(
    private readonly host: Host,
    private readonly deps: { chat: Chat; functions: FunctionRunner; book?: Book; faults?: Faults },
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

  async stop(): Promise<void> {
    this.#era.abort();
  }

  async reset(): Promise<void> {
    this.#era.abort();
    this.#era = newEra();
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
  pushRaw(openid: string, event: unknown, copies?: { times: number; together: boolean }): string {
    const record: PushRecord = {
      id: randomUUID(),
      openid,
      event,
      createdAt: this.host.clock.now(),
      outcome: 'pending',
      deliveries: [],
    };
    this.#remember(record);
    this.deps.book?.pushed(record);
    this.#deliver(record, copies ?? this.#usualCopies(record));
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
    // A function may be set for it by now.
    if (record.outcome === 'unrouted') record.outcome = 'pending';
    const { signal } = this.#era;
    const all = async () => {
      if (together)
        await Promise.all(Array.from({ length: times }, (_, n) => this.#deliverOnce(record, n + 1, signal)));
      else for (let n = 1; n <= times && !signal.aborted; n += 1) await this.#deliverOnce(record, n, signal);
      if (!signal.aborted) this.#giveUp(record);
    };
    void all()
      .catch((error: unknown) => {
        if (signal.aborted) return;
        if (record.outcome === 'pending') record.outcome = 'failed';
        console.error(`The emulator failed to deliver push ${record.id}:`, error);
      })
      .finally(() => {
        this.#inFlight -= 1;
        this.#changed(record);
      });
  }

  /** Only once no copy is under way: one that was acknowledged means that the push arrived, whatever became of the others. */
  #giveUp(record: PushRecord): void {
    if (record.outcome !== 'pending' && record.outcome !== 'failed') return;
    record.outcome = 'failed';
    if (visitorWaits(record.event)) this.deps.chat.notice(record.openid, FAILURE_NOTICE);
  }

  /** One copy of a push as WeChat makes it: up to three attempts. */
  async #deliverOnce(record: PushRecord, copy: number, era: AbortSignal): Promise<void> {
    const { delayMs, delayAtRandomMs, attempts, repeatAfterMs } = this.#settings;
    await sleepIfAny(delayMs + Math.random() * delayAtRandomMs, era);
    const { MsgType, Event } = fieldsOf(record.event);
    const name = this.#pairs.functionFor(MsgType, Event);
    if (name === null) {
      record.outcome = 'unrouted';
      return;
    }
    await this.deps.faults?.onItsWay(record, name, copy);
    era.throwIfAborted();
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      if (attempt > 1) await sleepIfAny(repeatAfterMs, era);
      const startedAt = performance.timeOrigin + performance.now();
      const verdict = await this.#attempt(record, name);
      this.deps.book?.attempted(record.id, { startedAt, outcome: verdict.outcome });
      era.throwIfAborted();
      if (verdict.outcome === 'transfer') this.deps.chat.handOver(record.openid);
      if (verdict.outcome === 'success' || verdict.outcome === 'transfer') {
        record.outcome = verdict.outcome === 'transfer' ? 'desk' : 'success';
        return;
      }
    }
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
    if (this.deps.faults?.drops(record, name)) {
      Object.assign(delivery, { ms: 0, outcome: 'lost', error: 'The push was lost on the way.' });
      return { outcome: 'timeout', error: 'The push was lost on the way.' };
    }
    this.#changed(record);
    const run = this.#run(record, name, delivery);
    const deadline = new AbortController();
    const { deadlineMs } = this.#settings;
    const waiting = { signal: deadline.signal, ref: false };
    const tooLate = sleep(deadlineMs, 'late' as const, waiting).catch(() => 'late' as const);
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
    const lost = Math.random() < lostAcknowledgements || this.deps.faults?.losesAcknowledgement(record, name);
    if (invocation.outcome === 'ok' && lost) verdict = { outcome: 'lost' };
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

  #usualCopies(record: PushRecord): { times: number; together: boolean } {
    const { MsgType, Event } = fieldsOf(record.event);
    const asked = this.deps.faults?.copies(record, this.#pairs.functionFor(MsgType, Event));
    return asked ?? { times: this.#settings.copies, together: true };
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

function fieldsOf(event: unknown): { MsgType?: unknown; Event?: unknown } {
  return typeof event === 'object' && event !== null ? event : {};
}

/** Whether a visitor looks at the chat and sees that nothing came: messages and entering, not results or reports. */
function visitorWaits(event: unknown): boolean {
  const { MsgType, Event } = fieldsOf(event);
  return MsgType !== 'event' || Event === 'user_enter_tempsession';
}

/** Any number of pushes may wait on one signal. */
function newEra(): AbortController {
  const era = new AbortController();
  setMaxListeners(0, era.signal);
  return era;
}

/** @throws AbortError when the signal aborts meanwhile */
async function sleepIfAny(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal });
}

// WeChat's own book: what it pushed and what was acknowledged, what each visitor saw, every send with its verdict. In: what
// pushes, APIs and the chat report. Out: the book, to hold a shop's own records against. It holds nothing that only a
// function or an instance knows, and it never changes what it writes down.
//
// Wiring: `new Book(host, { chat })`, then hand it to Push and Openapi.
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { checkedQuery } from '../../body';
import type { Host, Service } from '../../service';
import type { Chat, Message } from '../chat';

/** One push, and how WeChat saw each attempt to deliver it. */
export interface BookPush {
  readonly id: string;
  readonly openid: string;
  readonly event: unknown;
  /** Virtual time, epoch milliseconds. */
  readonly at: number;
  readonly attempts: BookAttempt[];
}
export interface BookAttempt {
  /** Wall-clock epoch milliseconds, with fractions: when it began and when WeChat knew how it ended. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Only `success` and `transfer` acknowledge a push. */
  readonly outcome: string;
}

/** One message that the service asked WeChat to take, and what WeChat said. */
export interface BookSend {
  readonly openid: string;
  readonly api: string;
  readonly message: unknown;
  /** 0: taken, and the visitor has it. */
  readonly errcode: number;
  /** The verdict was a fault that somebody asked for, not WeChat's own rule. */
  readonly fault: boolean;
  /** Virtual time of the verdict, epoch milliseconds. */
  readonly at: number;
  /** Wall-clock epoch milliseconds, with fractions: when the caller asked. */
  readonly startedAt: number;
}

/** When WeChat's own desk took a visitor up or let them go. */
export interface BookDesk {
  readonly openid: string;
  readonly state: 'waiting' | 'accepted' | 'gone';
  readonly at: number;
  readonly startedAt: number;
}

/** The APIs that say something to a visitor. */
const SAYING = new Set(['customerServiceMessage.send', 'subscribeMessage.send']);
/** So much is kept of each list; what is older leaves. */
const KEPT = 500_000;

const whose = v.object({ openid: v.optional(v.string()) });

export class Book implements Service {
  readonly name = 'book';
  readonly #pushes = new Map<string, BookPush>();
  readonly #sends: BookSend[] = [];
  readonly #desk: BookDesk[] = [];
  readonly #deskNow = new Map<string, BookDesk['state']>();

  constructor(
    private readonly host: Host,
    private readonly deps: { chat: Chat },
  ) {
    host.feed.subscribe(({ topic, id }) => {
      if (topic === 'visitor' && id !== undefined && deps.chat.has(id)) this.#noteDesk(id);
    });
  }

  routes(api: FastifyInstance): void {
    api.get('/book', (request) => this.view(checkedQuery(whose, request.query).openid));
  }

  async reset(): Promise<void> {
    this.#pushes.clear();
    this.#sends.length = 0;
    this.#desk.length = 0;
    this.#deskNow.clear();
  }

  /** A push that WeChat is about to deliver. */
  pushed(push: { id: string; openid: string; event: unknown; createdAt: number }): void {
    const { id, openid, event, createdAt } = push;
    this.#pushes.set(id, { id, openid, event, at: createdAt, attempts: [] });
    const [oldest] = this.#pushes.keys();
    if (this.#pushes.size > KEPT && oldest !== undefined) this.#pushes.delete(oldest);
  }

  /** How an attempt to deliver a push ended, as WeChat saw it. */
  attempted(pushId: string, attempt: Omit<BookAttempt, 'endedAt'>): void {
    this.#pushes.get(pushId)?.attempts.push({ ...attempt, endedAt: wallClock() });
  }

  /** A call of one of WeChat's APIs and its answer; only those that say something are written down. */
  called(call: {
    api: string;
    openid: string | undefined;
    message: unknown;
    errcode: unknown;
    fault: boolean;
    startedAt: number;
  }): void {
    const { api, openid = '', message, errcode, fault, startedAt } = call;
    if (!SAYING.has(api)) return;
    const at = this.host.clock.now();
    this.#sends.push({
      openid,
      api,
      message,
      errcode: typeof errcode === 'number' ? errcode : 0,
      fault,
      at,
      startedAt,
    });
    if (this.#sends.length > KEPT) this.#sends.shift();
  }

  /** Of one visitor, or of all; what visitors saw stands under their openids. */
  view(openid?: string): {
    pushes: (BookPush & { acknowledged: boolean })[];
    sends: BookSend[];
    desk: BookDesk[];
    saw: Record<string, readonly Message[]>;
  } {
    const mine = (entry: { openid: string }) => openid === undefined || entry.openid === openid;
    const visitors = this.deps.chat.visitors().filter(mine);
    return {
      pushes: [...this.#pushes.values()].filter(mine).map((push) => ({ ...push, acknowledged: isAcknowledged(push) })),
      sends: this.#sends.filter(mine),
      desk: this.#desk.filter(mine),
      saw: Object.fromEntries(visitors.map((visitor) => [visitor.openid, this.deps.chat.transcript(visitor.openid)])),
    };
  }

  #noteDesk(openid: string): void {
    const state = this.deps.chat.desk(openid)?.state ?? 'gone';
    if (state === (this.#deskNow.get(openid) ?? 'gone')) return;
    this.#deskNow.set(openid, state);
    this.#desk.push({ openid, state, at: this.host.clock.now(), startedAt: wallClock() });
    if (this.#desk.length > KEPT) this.#desk.shift();
  }
}

function isAcknowledged({ attempts }: BookPush): boolean {
  return attempts.some(({ outcome }) => outcome === 'success' || outcome === 'transfer');
}

function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

// One virtual clock for windows, leases, timers, token and media expiry. In: an advance, a date, a freeze. Out: now.
// It never measures how long something really took: execution time is real time.
import type { FastifyInstance } from 'fastify';
import { knownFields } from '../../body';
import { ApiError, type Feed, type Service } from '../../service';

/** The last moment a Date can name, some 275,000 years either way: epoch milliseconds. */
const LAST_MOMENT = 8.64e15;

/** A pending alarm on the virtual clock. */
interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

export class Clock implements Service {
  readonly name = 'clock';
  /** Virtual minus real time, in milliseconds; meaningless while frozen. */
  #offset = 0;
  #frozenAt: number | null = null;
  readonly #alarms = new Set<Alarm>();
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly feed: Feed) {}

  /** Virtual time, epoch milliseconds, an integer. */
  now(): number {
    return Math.floor(this.#frozenAt ?? Date.now() + this.#offset);
  }

  /** What an instance needs to follow this clock: a fixed time, or an offset from its own. */
  get state(): { offset: number; frozenAt: number | null } {
    return { offset: this.#offset, frozenAt: this.#frozenAt };
  }

  /** Runs a callback when the virtual time is reached, at once if it has passed. Returns a way to call it off. */
  at(time: number, run: () => void): () => void {
    const alarm = { at: time, run };
    this.#alarms.add(alarm);
    this.#arm();
    return () => {
      this.#alarms.delete(alarm);
    };
  }

  /**
   * Moves or stops the clock: `now` is set first, then `advanceMs` added, then it is frozen or let go.
   * @throws ApiError 400 `bad-clock` when no Date can name the moment; nothing changes then
   */
  set(change: { now?: number; advanceMs?: number; frozen?: boolean }): void {
    const target = (change.now ?? this.now()) + (change.advanceMs ?? 0);
    if (Math.abs(target) > LAST_MOMENT)
      throw new ApiError(400, 'bad-clock', 'The clock would leave the years that a Date can name; it was not moved.');
    const frozen = change.frozen ?? this.#frozenAt !== null;
    // Alarms on the way see the time they asked for, in order, as if it had passed.
    for (let next = this.#next(); next && next.at <= target; next = this.#next()) {
      this.#jump(Math.max(next.at, this.now()), true);
      this.#ring(next);
    }
    this.#jump(target, frozen);
    this.#arm();
    this.feed.emit({ topic: 'clock' });
  }

  routes(api: FastifyInstance): void {
    const view = () => ({ now: this.now(), iso: new Date(this.now()).toISOString(), frozen: this.#frozenAt !== null });
    api.get('/clock', view);
    api.put('/clock', (request) => {
      this.set(clockChange(request.body));
      return view();
    });
  }

  async reset(): Promise<void> {
    this.#alarms.clear();
    this.#offset = 0;
    this.#frozenAt = null;
    this.#arm();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#alarms.clear();
  }

  #jump(time: number, frozen: boolean): void {
    this.#offset = time - Date.now();
    this.#frozenAt = frozen ? time : null;
  }

  #next(): Alarm | undefined {
    let next: Alarm | undefined;
    for (const alarm of this.#alarms) if (!next || alarm.at < next.at) next = alarm;
    return next;
  }

  #ring(alarm: Alarm): void {
    this.#alarms.delete(alarm);
    try {
      alarm.run();
    } catch (error) {
      // The clock goes on for the others.
      console.error('What was to happen at a moment of the virtual clock failed:', error);
    }
  }

  #arm(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const next = this.#next();
    if (!next || (this.#frozenAt !== null && next.at > this.#frozenAt)) return;
    this.#timer = setTimeout(
      () => {
        const due = this.#next();
        if (due && due.at <= this.now()) this.#ring(due);
        this.#arm();
      },
      Math.min(Math.max(next.at - this.now(), 0), 0x7fffffff),
    );
    this.#timer.unref();
  }
}

function clockChange(body: unknown): { now?: number; advanceMs?: number; frozen?: boolean } {
  const { now, advanceMs, frozen } = knownFields('body', ['now', 'advanceMs', 'frozen'], body);
  const change: { now?: number; advanceMs?: number; frozen?: boolean } = {};
  if (now !== undefined) {
    const time = typeof now === 'string' ? Date.parse(now) : now;
    if (typeof time !== 'number' || !Number.isFinite(time) || Math.abs(time) > LAST_MOMENT) {
      throw new ApiError(
        400,
        'bad-clock',
        `"now" must be epoch milliseconds or an ISO date; got ${JSON.stringify(now)}.`,
      );
    }
    change.now = Math.floor(time);
  }
  if (advanceMs !== undefined) {
    if (typeof advanceMs !== 'number' || !Number.isFinite(advanceMs) || advanceMs < 0) {
      throw new ApiError(
        400,
        'bad-clock',
        `"advanceMs" must be a number of milliseconds, 0 or more; got ${JSON.stringify(advanceMs)}.`,
      );
    }
    change.advanceMs = Math.floor(advanceMs);
  }
  if (frozen !== undefined) {
    if (typeof frozen !== 'boolean')
      throw new ApiError(400, 'bad-clock', `"frozen" must be true or false; got ${JSON.stringify(frozen)}.`);
    change.frozen = frozen;
  }
  return change;
}

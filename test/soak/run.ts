// A soak: many visitors, every fault, instances side by side; then quiet, a tick of the clock, and the books are compared. In: how many
// messages, a seed. Out: what happened and what was wrong. It goes in waves; a wave is repeated from the seed and its number.
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startEmulator, type Emulator } from '../../emulator/start';
import { packageRoot } from '../../emulator/package-root';
import { draw } from '../../emulator/services/faults/draw';
import { audit, type Contract, type Violation } from '../support/guarantees/audit';
import { evidenceOf, type Evidence } from '../support/guarantees/evidence';
import { Random } from '../support/cloud/random';
import { calm, instances, storm } from './plan';
import { life, rules, type Act, type Stretch } from './story';

export interface SoakOptions {
  /** At least so many pushed messages and events. */
  readonly messages: number;
  readonly seed: number;
  /** Only this wave, to see it again. */
  readonly wave?: number;
  /** When WeChat hangs up on a push, in real milliseconds: WeChat's own 5000 unless told, for a machine that is busy otherwise. */
  readonly deadlineMs?: number;
  /** Visitors of one wave. */
  readonly visitors?: number;
  /** Asked before each visitor's stretch: whether to leave it at what was done so far. */
  enough?(messages: number): boolean;
  /** Called after each visitor's stretch. */
  progress?(messages: number, violations: SoakResult['violations']): void;
}

export interface SoakResult {
  readonly seed: number;
  messages: number;
  deliveries: number;
  visitors: number;
  waves: number;
  sends: number;
  /** Pushes that WeChat gave up: none of its attempts was acknowledged. */
  givenUp: number;
  /** Of these, those that are stored and decided all the same. */
  givenUpStored: number;
  readonly states: Record<string, number>;
  /** Replies that had been refused, and were said when the visitor wrote again. */
  saidLater: number;
  readonly faults: Record<string, number>;
  readonly violations: (Violation & { wave: number })[];
  seconds: number;
}

/** A picture of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Friday, 10:00 in China: somebody is at the desk. */
const opening = Date.UTC(2026, 10, 20, 2, 0, 0);
const announcement = 'text 正在为您转接人工客服，请稍候。';
const minute = 60_000;
const threeDays = 3 * 24 * 60 * 60;
/** What passes between two stretches of a visitor's life. */
const pauses = [minute, 10 * minute, 7 * 60 * minute, 49 * 60 * minute];
/** Visitors that are busy at a time, and pushes under way from which on the next act waits. */
const lanes = 16;
const mostInFlight = 20;

export async function soak(options: SoakOptions): Promise<SoakResult> {
  const root = packageRoot();
  const emulator = await startEmulator({
    project: root,
    port: 0,
    dataDir: null,
    functionsRoot: path.join(root, 'dist', 'cloudfunctions'),
    settings: {
      'network.delayMs': 0,
      'functions.timers': false,
      'functions.maxInstances': 12,
      // The clock makes leaps of days; only faults end an instance.
      'functions.warmMinutes': 100_000,
      // WeChat's deadline counts; a busy machine's time-out would add faults that nobody asked for.
      'functions.timeoutMs': 20_000,
      'push.deadlineMs': options.deadlineMs ?? 5_000,
    },
  });
  try {
    return await new Soak(emulator, options).run();
  } finally {
    await emulator.stop();
  }
}

class Soak {
  readonly #result: SoakResult;
  #lateIds = 0;

  constructor(
    private readonly emulator: Emulator,
    private readonly options: SoakOptions,
  ) {
    this.#result = {
      seed: options.seed,
      messages: 0,
      deliveries: 0,
      visitors: 0,
      waves: 0,
      sends: 0,
      givenUp: 0,
      givenUpStored: 0,
      states: {},
      saidLater: 0,
      faults: {},
      violations: [],
      seconds: 0,
    };
  }

  async run(): Promise<SoakResult> {
    const begun = performance.now();
    const result = this.#result;
    const { database, storage } = this.emulator;
    const { fileID } = await storage.put('soak.png', { contentType: 'image/png', creator: null }, png);
    for (const rule of rules(fileID)) await database.add('rules', rule);
    this.emulator.clock.set({ now: opening });
    await this.#warmUp();
    const { wave } = this.options;
    if (wave !== undefined) await this.#wave(wave);
    else for (let n = 0; result.messages < this.options.messages && !this.#enough; n += 1) await this.#wave(n);
    result.seconds = (performance.now() - begun) / 1000;
    return result;
  }

  /** Brings all instances up, so that no visitor waits for the machine. */
  async #warmUp(): Promise<void> {
    const { faults, chat } = this.emulator;
    faults.plan(calm(this.options.seed));
    for (let n = 0; n < instances; n += 1) {
      const { openid } = chat.createVisitor();
      chat.receive(openid, { msgtype: 'text', text: { content: '在吗' } });
    }
    await this.#quiet();
    await this.emulator.book.reset();
  }

  get #enough(): boolean {
    return this.options.enough?.(this.#result.messages) === true;
  }

  async #wave(wave: number): Promise<void> {
    const { emulator } = this;
    const seed = this.#drawn('wave', wave);
    const random = new Random(seed);
    const { visitors: most = 250, messages } = this.options;
    // A visitor pushes some ten messages in a life.
    const size = Math.max(10, Math.min(most, Math.ceil((messages - this.#result.messages) / 10)));
    const openids = Array.from({ length: size }, (_, n) => `soak-${wave}-${n}`);
    const lives = openids.map((openid) => life(this.#drawn('life', openid)));
    for (const openid of openids) {
      emulator.chat.createVisitor({ openid });
      emulator.chat.visit(openid);
    }
    const stretches = Math.max(...lives.map(({ length }) => length));
    for (let stretch = 0, last = false; !last; stretch += 1) {
      emulator.faults.plan(storm(this.#drawn('storm', wave, stretch)));
      const queue = openids.map((openid, n) => ({ openid, part: lives[n]?.[stretch] }));
      const over = new AbortController();
      const ticking = this.#ticks(over.signal, random);
      await Promise.all(Array.from({ length: lanes }, () => this.#lane(queue)));
      over.abort();
      await ticking;
      await this.#quiet();
      last = stretch === stretches - 1 || this.#enough;
      this.#countFaults();
      await this.#settle(seed);
      this.#judge(wave, openids, last);
      for (const openid of openids) if (emulator.chat.desk(openid)) emulator.chat.deskCloses(openid);
      emulator.clock.set({ advanceMs: random.pick(pauses) });
    }
    emulator.faults.plan({ seed: 1, faults: [] });
    await emulator.book.reset();
    this.#result.visitors += size;
    this.#result.waves += 1;
  }

  async #lane(queue: { openid: string; part: Stretch | undefined }[]): Promise<void> {
    for (let next = queue.shift(); next !== undefined && !this.#enough; next = queue.shift()) {
      const { openid, part } = next;
      for (const act of part?.acts ?? []) {
        while (this.emulator.push.inFlight >= mostInFlight) await setTimeout(2);
        this.#act(openid, act);
        if (part && part.pauseMs > 0) await setTimeout(part.pauseMs);
      }
      this.options.progress?.(this.#result.messages, this.#result.violations);
    }
  }

  #act(openid: string, act: Act): void {
    const { chat, push, clock } = this.emulator;
    let pushed: string | null;
    switch (act.what) {
      case 'ask':
        pushed = chat.receive(openid, { msgtype: 'text', text: { content: act.text } }).pushId;
        break;
      case 'late':
        // WeChat's window is over for the answer: it waits until the visitor writes.
        pushed = push.pushRaw(openid, {
          ToUserName: 'wx1',
          FromUserName: openid,
          CreateTime: Math.floor(clock.now() / 1000) - threeDays,
          MsgType: 'text',
          Content: act.text,
          MsgId: String((this.#lateIds += 1)),
        });
        break;
      case 'enter':
        pushed = chat.enter(openid);
        break;
      case 'picture':
        pushed = chat.receive(openid, {
          msgtype: 'image',
          image: { contentType: 'image/png', data: png },
        }).pushId;
        break;
      case 'card':
        pushed = chat.receive(openid, {
          msgtype: 'miniprogrampage',
          miniprogrampage: { title: '白茶', pagepath: 'pages/home/home' },
        }).pushId;
        break;
      case 'malformed':
        pushed = push.pushRaw(openid, { MsgType: 'text', FromUserName: openid, Content: 7 });
        break;
    }
    if (pushed !== null) this.#result.messages += 1;
  }

  /** The timer's function goes off now and then in the storm too. */
  async #ticks(over: AbortSignal, random: Random): Promise<void> {
    for (;;) {
      await setTimeout(random.integer(500, 2_500), null, { signal: over }).catch(() => undefined);
      if (over.aborted) return;
      await this.emulator.functions.invoke({ name: 'sweep', event: {}, source: 'wx_trigger' });
    }
  }

  async #quiet(): Promise<void> {
    const { push, functions, openapi } = this.emulator;
    while (push.inFlight + functions.inFlight + openapi.inFlight > 0) await setTimeout(5);
  }

  /** No more faults, a minute passes, and the clock ticks until a tick leaves nothing for the next one. */
  async #settle(seed: number): Promise<void> {
    const { faults, clock, functions } = this.emulator;
    faults.plan(calm(seed));
    clock.set({ advanceMs: minute });
    for (let tick = 0; tick < 50; tick += 1) {
      const run = await functions.invoke({ name: 'sweep', event: {}, source: 'wx_trigger' });
      const { more } = (run.returned ?? { more: true }) as { more: boolean };
      if (run.outcome === 'ok' && !more) return;
    }
  }

  #judge(wave: number, openids: readonly string[], last: boolean): void {
    const { violations } = this.#result;
    for (const evidence of evidenceOf(this.emulator, openids)) {
      const known = new Set(violations.filter(({ openid }) => openid === evidence.openid).map(({ what }) => what));
      const found = audit(evidence, announcement).filter(({ what }) => !known.has(what));
      violations.push(...found.map((violation) => ({ ...violation, wave })));
      if (last) this.#count(evidence);
    }
  }

  #count({ pushes, sends, outgoing, incoming }: Evidence): void {
    const result = this.#result;
    result.sends += sends.length;
    const decided = new Set(incoming.filter(({ state }) => state === 'done').map(({ _id }) => _id));
    for (const { attempts, acknowledged, event } of pushes) {
      result.deliveries += attempts.length;
      if (acknowledged) continue;
      result.givenUp += 1;
      const { FromUserName, CreateTime, MsgId, Event } = event as Record<string, string>;
      if (decided.has(`mp:${FromUserName}:${CreateTime}:${MsgId ?? Event}`)) result.givenUpStored += 1;
    }
    result.saidLater += outgoing.filter((out) => out['laterOf'] !== undefined && out['state'] === 'sent').length;
    for (const { state } of outgoing) result.states[String(state)] = (result.states[String(state)] ?? 0) + 1;
  }

  #countFaults(): void {
    const { faults } = this.#result;
    for (const fault of this.emulator.faults.standing.faults) {
      const name = 'when' in fault ? `${fault.kind} ${fault.when}` : fault.kind;
      const full = fault.kind === 'fail' ? `fail ${fault.code}` : name;
      if (fault.kind !== 'instances') faults[full] = (faults[full] ?? 0) + fault.happened;
    }
  }

  #drawn(...about: (string | number)[]): number {
    return Math.floor(draw(this.options.seed, ...about) * 2 ** 32);
  }
}

/** How often each contract was broken. */
export function brokenBy(violations: readonly Violation[], contract: Contract): number {
  return violations.filter((violation) => violation.contract === contract).length;
}

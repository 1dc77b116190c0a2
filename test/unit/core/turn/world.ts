// A shop under a scheduler: visitors write, WeChat pushes (also again), instances come and go, the clock ticks. Everything is drawn from one seed.
import { takePush, work, type Shared } from '../../../../cloudfunctions/core/reception';
import { hoursOf, knowledgeOf, nothingPublished, readShop } from '../../../../cloudfunctions/core/reference';
import { compileRules } from '../../../../cloudfunctions/core/answering/rules';
import { sweep } from '../../../../cloudfunctions/core/sweeping';
import { MediaRefused, type Platform } from '../../../../cloudfunctions/core/platform';
import type { InMessage, OutMessage } from '../../../../contracts/message';
import { MemoryDatabase, steppedStore } from '../../../support/cloud/memory-store';
import { Random } from '../../../support/cloud/random';
import { noFaults, Scheduler, type Actor, type Faults } from '../../../support/cloud/scheduler';
import { WeChatModel } from '../../../support/cloud/wechat-model';

/** What a visitor did. */
interface Written {
  readonly id: string;
  readonly openid: string;
  readonly text: string | null;
  /** The replies a rule gives to it, in order; empty where it is not a rule's. */
  readonly replies: readonly string[];
  acknowledged: boolean;
}

const limitMs = 2_400;
/** Every text has a rule of its own, so that every reply says which message it answers. */
const replies = Array.from({ length: 12 }, (_, n) =>
  Array.from({ length: 1 + (n % 3) }, (__, part) => `answer ${n}.${part}`),
);
const picture = 'cloud://shop/map.png';
const rules = compileRules([
  ...replies.map((reply, n) => ({ _id: `rule-${n}`, match: 'exact', keywords: [`question ${n}`], reply })),
  { _id: 'parcel', keywords: 'parcel', reply: 'answer parcel {{物流.单号}}' },
  { _id: 'picture', keywords: 'picture', reply: { type: 'image', media: picture } },
  {
    _id: 'card',
    keywords: 'card',
    reply: { type: 'miniprogrampage', title: 'card', pagepath: 'pages/a', thumb: picture },
  },
]);
const { shop } = readShop([
  { _id: 'default-reply', reply: 'default' },
  { _id: 'ai', enabled: true, model: 'model' },
  { _id: 'reply-template', value: 'template', data: { thing1: '{{回复}}' } },
  { _id: 'welcome', reply: 'welcome', everyHours: 24 },
  ...[
    {
      _id: 'hours',
      ...Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
          day,
          '00:00-24:00',
        ]),
      ),
    },
  ],
]);
const knowledge = knowledgeOf(() => [], new Set());
const reference = { rules, shop, knowledge, hours: hoursOf(knowledge.calendars, shop.hours), unpublished: false };
// What people write is not part of these stories: the sweep has just looked at it.
const published = { ...nothingPublished(), lookedAt: Infinity };
const shared = { reference: async () => reference, published };

export class World {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly database: MemoryDatabase;
  readonly wechat = new WeChatModel();
  readonly written: Written[] = [];
  /** Messages that cannot be decided. */
  readonly spoilt = new Set<string>();
  /** How many subscribe messages each visitor allowed. */
  readonly consents = new Map<string, number>();
  /** Runs that answered after their time. */
  readonly late: string[] = [];
  /** How often a push was answered with a hand-over. */
  handovers = 0;
  #names = 0;

  /** @param pushes how often WeChat delivers: as it does, or once and never again, or once and once more when that fails */
  constructor(
    seed: number,
    private readonly pushes: 'as it does' | 'once' | 'twice' = 'as it does',
  ) {
    this.random = new Random(seed);
    this.scheduler = new Scheduler(this.random);
    this.database = new MemoryDatabase(() => this.scheduler.time);
  }

  /** A visitor writes; WeChat pushes it, up to three times in all, together or one after the other. */
  write(openid: string, n: number | 'human' | 'picture' | 'card' | 'parcel' | `riddle ${number}`): void {
    const createTime = Math.floor(this.scheduler.time / 1000);
    const text = n === 'human' ? '转人工' : typeof n === 'string' ? n : `question ${n}`;
    const msgId = String(1000 + this.written.length);
    const id = `mp:${openid}:${createTime}:${msgId}`;
    const message: Written = {
      id,
      openid,
      text,
      replies: repliesTo(n),
      acknowledged: false,
    };
    this.wechat.wrote(openid, this.scheduler.time);
    // While WeChat's desk serves the visitor nothing is pushed.
    if (this.wechat.account(openid).atDesk) return;
    this.written.push(message);
    const event = {
      FromUserName: openid,
      ToUserName: 'gh_1',
      CreateTime: createTime,
      MsgType: 'text',
      Content: text,
      MsgId: msgId,
    };
    this.#push(message, event);
  }

  enter(openid: string): void {
    const createTime = Math.floor(this.scheduler.time / 1000);
    const id = `mp:${openid}:${createTime}:user_enter_tempsession`;
    const message: Written = { id, openid, text: null, replies: [], acknowledged: false };
    this.written.push(message);
    this.wechat.entered(openid, this.scheduler.time);
    const event = {
      FromUserName: openid,
      ToUserName: 'gh_1',
      CreateTime: createTime,
      MsgType: 'event',
      Event: 'user_enter_tempsession',
      SessionFrom: '',
    };
    this.#push(message, event);
  }

  /** A question whose push comes three days late; the visitor may allow one subscribe message. */
  writeLate(openid: string, consents: 0 | 1): void {
    const createTime = Math.floor(this.scheduler.time / 1000) - 3 * 24 * 3_600;
    const id = `mp:${openid}:${createTime}:1`;
    const message: Written = { id, openid, text: 'question 0', replies: [], acknowledged: false };
    this.written.push(message);
    const consent = {
      v: 1,
      visitor: openid,
      template: 'template',
      left: consents,
      counted: [],
      updatedAt: new Date(0),
    } as const;
    this.consents.set(openid, consents);
    this.database.put('consents', { _id: `${openid}:template`, ...consent });
    this.#push(message, {
      FromUserName: openid,
      ToUserName: 'gh_1',
      CreateTime: createTime,
      MsgType: 'text',
      Content: 'question 0',
      MsgId: '1',
    });
  }

  /** A message that cannot be decided, because what is stored of it has no text; it has been tried twice, and WeChat delivers it again. */
  writeSpoilt(openid: string): void {
    const createTime = Math.floor(this.scheduler.time / 1000);
    const id = `mp:${openid}:${createTime}:1`;
    const named = { FromUserName: openid, ToUserName: 'gh_1', CreateTime: createTime, MsgType: 'text', MsgId: '1' };
    const message: Written = { id, openid, text: 'spoilt', replies: ['default'], acknowledged: false };
    this.written.push(message);
    this.spoilt.add(id);
    this.wechat.wrote(openid, this.scheduler.time);
    this.database.put('messages', {
      ...{ _id: id, v: 1, direction: 'in', state: 'new', visitor: openid, channel: 'mini-program', openid },
      ...{ appUser: 'gh_1', createTime, createdAt: new Date(0), claim: '', content: { type: 'text' }, attempts: 2 },
    });
    this.#push(message, { ...named, Content: 'spoilt' });
  }

  /** One tick of the timer. */
  sweep(): void {
    const actor = this.#actor('sweep');
    void this.#run(actor, (platform) => sweep(platform, this.#shared(actor), limitMs));
  }

  /** One run of `work`. */
  work(message: string): void {
    const actor = this.#actor('work');
    void this.#run(actor, (platform) => work(platform, message, this.#shared(actor), limitMs));
  }

  /** What the visitor saw, line by line: replies may have been joined to fit the allowance. */
  seen(openid: string): string[] {
    return this.wechat.account(openid).seen.flatMap((text) => text.split('\n'));
  }

  inbound(): InMessage[] {
    return this.database.all('messages').filter((message) => message.direction === 'in');
  }

  outbound(): OutMessage[] {
    return this.database.all('messages').filter((message) => message.direction === 'out');
  }

  #push(message: Written, event: object): void {
    if (this.pushes !== 'as it does') return this.#deliver(message, event, this.pushes === 'once' ? 0 : 1);
    const together = this.random.chance(0.3) ? this.random.integer(2, 3) : 1;
    for (let copy = 0; copy < together; copy += 1) this.#deliver(message, event, copy === 0 ? 2 : 0);
  }

  /** WeChat waits five seconds for the answer, and delivers again up to `again` times. */
  #deliver(message: Written, event: object, again: number): void {
    const actor = this.#actor(message.text ?? 'enter');
    let settled = false;
    const retry = () => {
      if (settled) return;
      settled = true;
      if (again > 0) this.#deliver(message, event, again - 1);
    };
    this.scheduler.wait(null, this.scheduler.time + 5_000, retry);
    // A push takes its time to reach an instance, more if it has to start.
    this.scheduler.wait(null, this.scheduler.time + this.random.integer(0, 400), () => {
      const answered = this.#run(actor, (platform) => takePush(platform, event, this.#shared(actor), limitMs));
      answered.then(
        (reply) => {
          if (settled) return;
          settled = true;
          message.acknowledged = true;
          if (reply !== 'success') this.#atDesk(message.openid);
        },
        () => retry(),
      );
    });
  }

  /** WeChat's desk accepts the visitor, serves them for a while, and lets go. */
  #atDesk(openid: string): void {
    this.handovers += 1;
    const account = this.wechat.account(openid);
    const accepted = this.scheduler.time + this.random.integer(0, 900);
    this.scheduler.wait(null, accepted, () => (account.atDesk = true));
    this.scheduler.wait(null, accepted + this.random.integer(5_000, 20_000), () => (account.atDesk = false));
  }

  async #run<T>(actor: Actor, work: (platform: Platform) => Promise<T>): Promise<T> {
    const begun = this.scheduler.time;
    try {
      const result = await work(this.#platform(actor));
      if (actor.dead) return await new Promise<never>(() => undefined);
      return result;
    } finally {
      actor.answered = true;
      if (!actor.dead && this.scheduler.time - begun > limitMs + 100) this.late.push(actor.name);
    }
  }

  #actor(what: string): Actor {
    this.#names += 1;
    return { name: `${this.#names} ${what}`, dead: false, answered: false };
  }

  /** What an instance has; the shop's own data is asked for as everything else is, and may fail or be slow as well. */
  #shared(actor: Actor): Shared {
    const asked = <T>(name: string, found: T) => this.scheduler.call(actor, name, () => found);
    const order = { no: '202611180031', state: 'shipping', goods: [], amount: 9900, orderedAt: 0 } as const;
    return {
      ...shared,
      business: {
        orders: () => asked('orders', [order]),
        shipment: () => asked('shipment', { carrier: '顺丰速运', no: 'SF1', latest: null }),
        member: () => asked('member', null),
      },
    };
  }

  #platform(actor: Actor): Platform {
    const { scheduler, random, wechat, database } = this;
    // Instances' clocks differ.
    const skew = random.integer(-20_000, 20_000);
    const alarm = (ms: number) => {
      let off = () => undefined as void;
      const rings = new Promise<void>((resolve) => (off = scheduler.wait(actor, scheduler.time + ms, resolve)));
      return { rings, off };
    };
    return {
      store: steppedStore(this.database, (name, effect) => scheduler.call(actor, name, effect)),
      wechat: {
        caller: () => ({ openid: null, appid: null, source: '' }),
        async send(openid, content) {
          const text = content.type === 'text' ? content.text : content.type;
          if (wechat.account(openid).atDesk) wechat.overTheDesk.push(text);
          const noted = database.get('visitors', openid)?.allowance.refusedAt ?? null;
          if (noted !== null && wechat.account(openid).refusing !== null) wechat.againstRefusal.push(text);
          try {
            const errcode = await scheduler.call(actor, 'send', () => {
              if (random.chance(scheduler.faults.refusal ?? 0)) wechat.refuse(openid, random.pick([45015, 45047]));
              return wechat.send(openid, text, scheduler.time);
            });
            return errcode === 0 ? { state: 'sent' } : { state: 'refused', errcode };
          } catch {
            return { state: 'unknown', errcode: -501001 };
          }
        },
        async notify(openid, { data }) {
          try {
            await scheduler.call(actor, 'notify', () => wechat.notices.push(`${openid}: ${data['thing1'] ?? ''}`));
            return { state: 'sent' };
          } catch {
            return { state: 'unknown', errcode: -501001 };
          }
        },
        typing: () => scheduler.call(actor, 'typing', () => undefined).catch(() => undefined),
        checkText: () =>
          scheduler
            .call(actor, 'check', () => ({ verdict: 'pass' as const }))
            .catch(() => ({ verdict: 'unavailable' as const })),
      },
      ai: { answer: (_model, _system, question) => scheduler.call(actor, 'ai', () => `answer to ${question}`) },
      start: (name, data) =>
        scheduler
          .call(actor, 'start', () => {
            if (name === 'work') this.work((data as { message: string }).message);
          })
          .catch(() => undefined),
      media: {
        upload: () => scheduler.call(actor, 'upload', () => `media-${random.next()}`),
        fetch: () => Promise.reject(new MediaRefused(40007)),
        readFile: () => scheduler.call(actor, 'readFile', () => Buffer.from('picture')),
        writeFile: () => scheduler.call(actor, 'writeFile', () => picture),
        removeFiles: () => Promise.reject(new Error('nobody is forgotten in these stories')),
      },
      time: {
        now: () => scheduler.time + skew,
        elapsed: () => scheduler.time,
        sleep: (ms) => alarm(ms).rings,
        chance: () => random.next(),
        alarm,
      },
      unique: () => `${actor.name}/${random.next()}`,
    };
  }
}

/** What a rule says to its question, and the model to a riddle. */
function repliesTo(n: number | string): readonly string[] {
  if (n === 'parcel') return ['answer parcel SF1'];
  if (typeof n === 'number') return replies[n] ?? [];
  return n.startsWith('riddle') ? [`answer to ${n}`] : [];
}

/** Plays a whole story from its seed: bursts, pushes again, faults, then quiet ticks of the clock. */
export async function play(seed: number, faults: Faults): Promise<World> {
  const world = new World(seed);
  const { random, scheduler } = world;
  scheduler.faults = faults;
  const visitors = Array.from({ length: random.integer(1, 2) }, (_, n) => `visitor-${n}`);
  let next = 0;
  const bursts = random.integer(1, 3);
  for (let burst = 0; burst < bursts; burst += 1) {
    const at = scheduler.time + burst * random.integer(1, 8_000);
    const size = random.integer(1, 4);
    for (let one = 0; one < size; one += 1) {
      const openid = random.pick(visitors);
      const kind = random.next();
      const n = next % replies.length;
      const late = `late-${next}`;
      next += 1;
      scheduler.wait(null, at + (random.chance(0.5) ? 0 : random.integer(0, 1_500)), () => {
        if (kind < 0.12) world.enter(openid);
        else if (kind < 0.2) world.write(openid, 'human');
        else if (kind < 0.27) world.write(openid, `riddle ${n}`);
        else if (kind < 0.34) world.write(openid, 'parcel');
        else if (kind < 0.38) world.writeLate(late, random.chance(0.5) ? 1 : 0);
        else world.write(openid, n);
      });
    }
    if (random.chance(0.3)) scheduler.wait(null, at + random.integer(0, 9_000), () => world.sweep());
  }
  await scheduler.run();
  scheduler.faults = noFaults;
  await quietTicks(world, 3);
  await everybodyWritesAgain(world);
  return world;
}

/** Who waits for something writes again, until it is said: WeChat's window is open. */
export async function everybodyWritesAgain(world: World): Promise<void> {
  for (let times = 0; times < 4; times += 1) {
    for (const { _id, waiting = [] } of world.database.all('visitors')) if (waiting.length > 0) world.write(_id, 0);
    await world.scheduler.run();
    await quietTicks(world, 1);
  }
}

/** The clock ticks, and nothing goes wrong any more. */
export async function quietTicks(world: World, ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick += 1) {
    world.scheduler.time += 60_000;
    world.sweep();
    if (world.random.chance(0.3)) world.sweep();
    await world.scheduler.run();
  }
}

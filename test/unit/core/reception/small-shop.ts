// A shop on a database in memory, through the doors that WeChat and the timer use. Time passes only when a test says so.
import { compileRules } from '../../../../cloudfunctions/core/answering/rules';
import type { Platform, SendResult } from '../../../../cloudfunctions/core/platform';
import { takePush, type PushReply, type Shared } from '../../../../cloudfunctions/core/reception';
import { hoursOf, knowledgeOf, nothingPublished, readShop } from '../../../../cloudfunctions/core/reference';
import { sweep } from '../../../../cloudfunctions/core/sweeping';
import type { InMessage, OutMessage } from '../../../../contracts/message';
import { noBusiness } from '../../../support/cloud/no-business';
import { plainRun, type Fate } from '../../../support/cloud/plain-run';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Somebody is always in, so far as a test does not say otherwise. */
export const alwaysOpen = { _id: 'hours', ...Object.fromEntries(days.map((day) => [day, '00:00-24:00'])) };
export const neverOpen = { _id: 'hours', ...Object.fromEntries(days.map((day) => [day, []])) };

type Document = { readonly _id: string; readonly [field: string]: unknown };

export interface Written {
  readonly settings?: readonly Document[];
  readonly rules?: readonly Document[];
  readonly words?: readonly object[];
  readonly fate?: (call: string) => Fate;
  /** What WeChat answers to a send; by default it takes it. */
  readonly wechat?: () => SendResult;
}

export function smallShop({ settings = [], rules = [], words = [], fate, wechat }: Written = {}) {
  const { run, database } = plainRun(fate);
  const said: string[] = [];
  const platform: Platform = {
    ...run,
    start: async () => undefined,
    ai: { answer: async () => '这样玩。' },
    wechat: {
      ...run.wechat,
      typing: async () => undefined,
      checkText: async () => ({ verdict: 'pass' }),
      send: async (_openid, content) => {
        const result = wechat?.() ?? { state: 'sent' };
        if (result.state === 'sent') said.push(content.type === 'text' ? content.text : content.type);
        return result;
      },
    },
  };
  // Nothing is offered, so that a test reads what it is about.
  const quiet = { _id: 'handoff', offerAfter: 0 };
  const { shop } = readShop([{ _id: 'default-reply', reply: '请留言。' }, alwaysOpen, quiet, ...settings]);
  const sensitive = words.map((word, n) => ({ _id: `word-${n}`, ...word }));
  const knowledge = knowledgeOf((set) => (set === 'sensitive_words' ? sensitive : []), new Set());
  const reference = {
    rules: compileRules(rules),
    shop,
    knowledge,
    hours: hoursOf(knowledge.calendars, shop.hours),
    unpublished: false,
  };
  const published = { ...nothingPublished(), lookedAt: Infinity };
  const shared: Shared = { reference: async () => reference, published, business: noBusiness };
  let pushes = 0;
  const push = (body: object): Promise<PushReply> => {
    const createTime = Math.floor(run.time.now() / 1000);
    const event = { ToUserName: 'wx1', FromUserName: 'o1', CreateTime: createTime, ...body };
    return takePush(platform, event, shared, 60_000);
  };
  const inbound = () => database.all('messages').flatMap((one): InMessage[] => (one.direction === 'in' ? [one] : []));
  return {
    platform,
    shared,
    database,
    said,
    /** The visitor `o1` writes; WeChat pushes it once. */
    writes: (text: string) => push({ MsgType: 'text', Content: text, MsgId: String((pushes += 1)) }),
    enters: () => push({ MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom: '' }),
    /** A minute passes, and the clock ticks. */
    async tick() {
      await run.time.sleep(60_000);
      return sweep(platform, shared, 60_000);
    },
    passes: (ms: number) => run.time.sleep(ms),
    visitor: () => database.get('visitors', 'o1')!,
    inbound,
    outbound: () => database.all('messages').flatMap((one): OutMessage[] => (one.direction === 'out' ? [one] : [])),
    /** What was blocked, message after message. */
    blocked: () => inbound().map(({ trace }) => trace?.blocked ?? null),
    followUps: () => database.all('follow_ups').map(({ because }) => because),
  };
}

export const transferred = { MsgType: 'transfer_customer_service' };

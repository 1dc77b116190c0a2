// What a visitor may do, and what it leads to, for everything that must survive an instance's death. In: an emulator with a shop.
// Out: one act of one visitor, which makes one push.
import type { Fault } from '../../../emulator/services/faults/plan';
import type { TestCloud } from '../../support/cloud';

export interface Scenario {
  readonly name: string;
  /** Faults of every run of it, so that what happens side by side has one order. Without any: the content check's verdict comes early. */
  readonly holds?: readonly Hold[];
  /** The time of day: somebody is at the desk, or nobody. */
  readonly at: number;
  /** It also shows the reading of rules and settings. */
  readonly reads?: boolean;
  /** Faults that one visitor meets. What WeChat refuses by them is known from its write on, and nothing may be sent after that. */
  refusals?(openid: string): readonly Refusal[];
  /** What the operator sets for it; it stays for the scenarios that follow. */
  setUp?(cloud: TestCloud): Promise<void>;
  /** What came before, without faults. */
  before?(cloud: TestCloud, openid: string): Promise<void>;
  /** @returns the push's id */
  act(cloud: TestCloud, openid: string): string;
}

/** A fault of a run, whoever's it is. */
export type Hold = Extract<Fault, { kind: 'slow' }>;
export type Refusal = Extract<Fault, { kind: 'fail' }>;

/** The turn is taken a little later, so that the verdict of WeChat's content check is there by then, and written with the record. */
export const verdictEarly: readonly Hold[] = ['insertDocument', 'modifyDocument'].map((verb) => ({
  ...slow(100),
  call: `database.${verb}`,
  target: 'visitors',
  when: 'before',
  k: 1,
}));
/** The verdict comes when all else is done, and is written by itself. */
const verdictLate: readonly Hold[] = [{ ...slow(400), call: 'security.msgSecCheck', when: 'after' }];

function slow(ms: number): { kind: 'slow'; share: 1; function: string; ms: number } {
  return { kind: 'slow', share: 1, function: 'receive', ms };
}

/** WeChat refuses the visitor's first reply, and no other. */
function firstRefused(code: 45015 | 45047) {
  return (openid: string): readonly Refusal[] => [
    { kind: 'fail', share: 1, count: 1, call: 'customerServiceMessage.send', openid, code },
  ];
}

/** A push that is three days late: WeChat's window is over for its answer. */
function pushedLate({ push, clock }: TestCloud, openid: string): string {
  const CreateTime = Math.floor(clock.now() / 1000) - 3 * 24 * 3_600;
  const message = { MsgType: 'text', Content: '一条', MsgId: '1' };
  return push.pushRaw(openid, { ToUserName: 'wx1', FromUserName: openid, CreateTime, ...message });
}

const template = 'reply-notice';
/** Friday, 10:00 and 22:00 in China. */
const open = Date.UTC(2026, 10, 20, 2, 0, 0);
const closed = Date.UTC(2026, 10, 20, 14, 0, 0);
/** A picture of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function writes(text: string) {
  return ({ chat }: TestCloud, openid: string): string => {
    const { pushId } = chat.receive(openid, { msgtype: 'text', text: { content: text } });
    if (pushId === null) throw new Error(`"${text}" went to WeChat's desk.`);
    return pushId;
  };
}

export const scenarios: readonly Scenario[] = [
  { name: 'a hand-off within hours', at: open, act: writes('转人工') },
  { name: 'a rule’s answer to somebody new', at: open, reads: true, act: writes('一条') },
  {
    name: 'a rule’s answer to somebody known',
    at: open,
    before: async (cloud, openid) => {
      writes('两条')(cloud, openid);
    },
    act: writes('一条'),
  },
  { name: 'a rule’s answer, before the content check’s verdict', at: open, holds: verdictLate, act: writes('一条') },
  { name: 'several replies', at: open, act: writes('三条') },
  {
    name: 'several replies, the first refused because the window is over',
    at: open,
    refusals: firstRefused(45015),
    act: writes('三条'),
  },
  {
    name: 'several replies, the first refused because the count is used up',
    at: open,
    refusals: firstRefused(45047),
    act: writes('三条'),
  },
  { name: 'a reply with a picture of our storage', at: open, act: writes('地图') },
  { name: 'a reply with a card', at: open, act: writes('入口') },
  {
    name: 'a picture from the visitor',
    at: open,
    act: ({ chat }, openid) =>
      chat.receive(openid, { msgtype: 'image', image: { contentType: 'image/png', data: png } }).pushId ?? '',
  },
  { name: 'the default reply', at: open, act: writes('没有人教过的话') },
  {
    name: 'a look-up in the shop’s own data',
    at: open,
    reads: true,
    act: writes('我的东西到哪了'),
  },
  { name: 'the welcome', at: open, act: ({ chat }, openid) => chat.enter(openid) },
  { name: 'a hand-off outside hours', at: closed, act: writes('转人工') },
  {
    name: 'a push that nobody understands',
    at: open,
    act: ({ push }, openid) => push.pushRaw(openid, { MsgType: 'text', FromUserName: openid, Content: 7 }),
  },
  {
    name: 'a reply whose window is over, as a subscribe message',
    at: closed,
    setUp: async (cloud) => {
      const fields = { thing1: '内容', time2: '时间' };
      await cloud.api('PUT', '/subscribe-templates', { templates: [{ id: template, title: '客服回复', fields }] });
      const data = { thing1: '{{回复}}', time2: '{{时间}}' };
      await cloud.database.set('settings', 'reply-template', { name: '留言答复通知', value: template, data });
    },
    before: async (cloud, openid) => {
      const consent = { v: 1, visitor: openid, template, left: 1, counted: [] };
      await cloud.database.set('consents', `${openid}:${template}`, consent);
      await cloud.api('POST', `/visitors/${openid}/subscriptions`, { templates: { [template]: 'accept' } });
    },
    act: pushedLate,
  },
  {
    name: 'a reply that waited until the visitor wrote again',
    at: closed,
    before: async (cloud, openid) => {
      pushedLate(cloud, openid);
    },
    act: writes('两条'),
  },
  {
    name: 'a slow answer of a model',
    at: closed,
    setUp: async ({ database }) => {
      const ai = { name: '智能回答', enabled: true, model: 'hy3-preview', material: '停车场在地下二层。' };
      await database.set('settings', 'ai', ai);
    },
    act: writes('鳄鲵鹕鹀夔魍豳燹'),
  },
];

/** The rules of these scenarios, as an operator saves them. */
export async function openShop(cloud: TestCloud): Promise<void> {
  const { fileID } = await cloud.storage.put('shop/map.png', { contentType: 'image/png', creator: null }, png);
  const card = { type: 'miniprogrampage', title: '首页', pagepath: 'pages/home/home', thumb: fileID };
  await cloud.database.add(
    'rules',
    { _id: 'one', name: '一条', match: 'exact', keywords: '一条', reply: '就这一条' },
    { _id: 'two', name: '两条', match: 'exact', keywords: '两条', reply: ['甲', '乙'] },
    { _id: 'three', name: '三条', match: 'exact', keywords: '三条', reply: ['其一', '其二', '其三'] },
    { _id: 'map', name: '地图', match: 'exact', keywords: '地图', reply: { type: 'image', media: fileID } },
    { _id: 'parcel', name: '包裹', match: 'exact', keywords: '我的东西到哪了', reply: '{{订单.编号}} {{物流.最新}}' },
    { _id: 'door', name: '入口', match: 'exact', keywords: '入口', reply: ['请点下面', card] },
  );
}

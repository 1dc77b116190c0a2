// The desk's pages that try, replay and count answers, in every state.
import type { Page } from 'playwright-core';
import type { Api } from './shop';
import type { State } from './states';

/** Where the phone asks the cloud's functions. */
const calls = '**/emulator/v1/client/functions';

const desk = (name: string, page: string, more: Partial<State> = {}): State => ({ name, page, who: 'owner', ...more });

const tap = (text: string) => (phone: Page) => phone.getByText(text, { exact: true }).first().click();
const toTheEnd = (phone: Page) => phone.mouse.move(195, 500).then(() => phone.mouse.wheel(0, 5000));
const says =
  (...texts: string[]) =>
  async (phone: Page) => {
    for (const text of texts) {
      await phone.getByPlaceholder('以顾客的身份说…').fill(text);
      await phone.getByText('发送', { exact: true }).click();
      await phone.getByText('正在想…').waitFor({ state: 'detached' });
    }
  };

const rulePage = 'desk/rule/rule?id=screens-carve';

/** A draft with another reply, replayed. */
const replayed = (reply: string) => async (phone: Page) => {
  await phone.locator('textarea').first().fill(reply);
  await phone.getByText('看看会改变哪些回答').click();
  await phone.getByText('重放的消息').waitFor();
};

export const deskAnswers: readonly State[] = [
  desk('desk-try', 'desk/try/try'),
  desk('desk-try-answer', 'desk/try/try', { act: says('这个多少钱，能退 款吗') }),
  desk('desk-try-talk', 'desk/try/try', { act: says('申请售后', '1', '没有对得上的话') }),
  desk('desk-try-card', 'desk/try/try', { act: says('旅行茶具') }),
  desk('desk-try-human', 'desk/try/try', { act: says('转人工') }),
  desk('desk-try-long', 'desk/try/try', { act: says('请问一下这个白瓷盖碗多少钱呢'.repeat(12)) }),
  desk('desk-try-who', 'desk/try/try', {
    act: async (phone) => {
      await phone.getByText('改', { exact: true }).click();
      await phone.getByText('指定时间').click();
      await phone.getByPlaceholder('如：金卡，不填是没有等级').fill('金卡');
    },
  }),
  desk('desk-try-stranger', 'desk/try/try', { who: 'newcomer' }),
  desk('desk-try-hits', 'desk/try/try', { act: says('能刻 字吗，想送人') }),
  desk('desk-insights', 'desk/insights/insights'),
  desk('desk-insights-end', 'desk/insights/insights', { act: toTheEnd }),
  desk('desk-insights-added', 'desk/insights/insights', { act: tap('加为别名') }),
  desk('desk-insights-sheet', 'desk/insights/insights', { act: tap('选别的问答') }),
  desk('desk-insights-rules', 'desk/insights/insights', { act: tap('规则') }),
  desk('desk-insights-faqs', 'desk/insights/insights', { act: tap('问答') }),
  desk('desk-insights-intents', 'desk/insights/insights', { act: tap('意图') }),
  desk('desk-insights-loading', 'desk/insights/insights', { cloud: 'slow' }),
  desk('desk-insights-error', 'desk/insights/insights', { cloud: 'failing' }),
  desk('desk-replay', rulePage, { act: replayed('刻字免费，12 字以内，三天做好。') }),
  desk('desk-replay-end', rulePage, {
    act: (phone) => replayed('刻字免费。'.repeat(30))(phone).then(() => toTheEnd(phone)),
  }),
  desk('desk-replay-same', rulePage, { act: replayed('可以刻字，12 字以内，另收 20 元。') }),
  desk('desk-replay-working', rulePage, {
    act: async (phone) => {
      await phone.locator('textarea').first().fill('刻字免费。');
      await phone.route(calls, () => undefined);
      await phone.getByText('看看会改变哪些回答').click();
    },
  }),
  desk('desk-try-failed', 'desk/try/try', {
    fails: true,
    act: async (phone) => {
      await phone.getByPlaceholder('以顾客的身份说…').waitFor();
      await phone.route(calls, (route) => route.fulfill({ json: { errCode: -504003, errMsg: 'timeout' } }));
      await says('能刻字吗')(phone);
    },
  }),
  desk('desk-replay-none', 'desk/replay/replay'),
  desk('desk-replay-agent', 'desk/replay/replay', { who: 'agent' }),
  desk('desk-insights-agent', 'desk/insights/insights', { who: 'agent' }),
  desk('desk-try-draft', rulePage, {
    act: async (phone) => {
      await phone.locator('textarea').first().fill('刻字免费。');
      await phone.getByText('试一试', { exact: true }).click();
      await says('能刻字吗')(phone);
    },
  }),
  desk('desk-try-loading', 'desk/try/try', { cloud: 'slow' }),
  desk('desk-try-offline', 'desk/try/try', { cloud: 'away' }),
];

/** What an owner finds after a few days: rules of every kind, and visitors who asked what nothing answers. */
export async function furnishDesk(api: Api, visitors: readonly string[], now: number): Promise<void> {
  const documents = (collection: string) => `/database/collections/${collection}/documents`;
  const rules = [
    {
      _id: 'screens-carve',
      name: '刻字',
      keywords: ['刻字', '定制'],
      priority: 2,
      reply: '可以刻字，12 字以内，另收 20 元。',
    },
    {
      _id: 'screens-gift',
      name: '礼盒',
      keywords: ['礼盒', '送人'],
      reply: ['有三款礼盒。', '下单时备注「送人」，不放价格单。'],
    },
    {
      _id: 'screens-gold',
      name: '黑金专享',
      keywords: ['刻字'],
      priority: 9,
      levels: ['黑金'],
      reply: '黑金会员刻字免费。',
    },
    {
      _id: 'screens-card',
      name: '旅行茶具',
      keywords: ['旅行茶具'],
      reply: [
        {
          type: 'miniprogrampage',
          title: '旅行茶具 · 一壶两杯',
          pagepath: 'pages/product/product?id=travel',
          thumb: 'cloud://none/travel.png',
        },
      ],
    },
  ];
  for (const rule of rules) await api('POST', documents('rules'), rule);
  const asked = [
    ...['能刻字吗', '礼盒有几种', '刻字要几天', '可以定制礼盒刻字吗', '运费怎么算', '怎么退货', '转人工', '想送人'],
    ...['热天搁冰箱泡一宿行不', '冰箱搁一宿泡着喝行不', '你们的镇店之宝会唱歌吗', '镇店之宝唱歌好听吗'],
    '能陪我下盘棋不'.repeat(8),
  ];
  for (const [n, content] of [...asked, ...asked.slice(0, 6)].entries()) {
    await api('PUT', '/clock', { now: now - (asked.length * 2 - n) * 3_600_000 });
    await api('POST', `/visitors/${visitors[n % visitors.length]}/messages`, { msgtype: 'text', text: { content } });
    await api('GET', '/idle');
  }
}

// The desk's pages on which rules are edited, undone and people invited, in every state.
import type { Page } from 'playwright-core';
import type { Api } from './shop';
import type { State } from './states';

const desk = (name: string, page: string, more: Partial<State> = {}): State => ({
  name: `desk-${name}`,
  page: `desk/${page}`,
  who: 'owner',
  ...more,
});
const tap = (text: string) => (phone: Page) => phone.getByText(text, { exact: true }).first().click();
const scroll = (by: number) => (phone: Page) => phone.mouse.move(195, 400).then(() => phone.mouse.wheel(0, by));
const inTurn =
  (...steps: ((phone: Page) => Promise<void>)[]) =>
  async (phone: Page) => {
    for (const step of steps) {
      await step(phone);
      await phone.waitForTimeout(400);
    }
  };
const longRule = 'rule/rule?id=screens-long-rule';

export const deskRules: readonly State[] = [
  desk('join', 'join/join', { who: 'newcomer' }),
  desk('join-wrong', 'join/join?code=abcd-0000', { who: 'newcomer', act: tap('加入') }),
  desk('join-already', 'join/join?code=ABCD-EFGH-2345'),
  desk('join-loading', 'join/join', { cloud: 'slow' }),
  desk('join-offline', 'join/join', { cloud: 'away' }),
  desk('home', 'home/home'),
  desk('home-end', 'home/home', { act: scroll(5000) }),
  desk('home-problems', 'home/home', { act: tap('有问题') }),
  desk('home-nothing', 'home/home', {
    act: (phone) => phone.getByPlaceholder('搜名称或关键词').fill('没有这样的规则'),
  }),
  desk('home-off', 'home/home', { act: (phone) => phone.locator('wx-switch, .wx-switch, switch').first().click() }),
  desk('home-stranger', 'home/home', { who: 'newcomer' }),
  desk('home-agent', 'home/home', { who: 'agent' }),
  desk('home-loading', 'home/home', { cloud: 'slow' }),
  desk('home-error', 'home/home', { cloud: 'failing' }),
  desk('home-offline', 'home/home', { cloud: 'away' }),
  desk('problems', 'problems/problems'),
  desk('problems-end', 'problems/problems', { act: scroll(9000) }),
  desk('problems-loading', 'problems/problems', { cloud: 'slow' }),
  desk('problems-error', 'problems/problems', { cloud: 'failing' }),
  desk('problems-agent', 'problems/problems', { who: 'agent' }),
  desk('rule-new', 'rule/rule'),
  desk('rule-new-wrong', 'rule/rule', { act: tap('保存') }),
  desk('rule', longRule),
  desk('rule-replies', longRule, { act: scroll(640) }),
  desk('rule-more', longRule, { act: inTurn(tap('更多条件'), scroll(2000)) }),
  desk('rule-end', longRule, { act: inTurn(tap('更多条件'), scroll(9000)) }),
  desk('rule-delete', longRule, { act: inTurn(scroll(9000), tap('删除这条规则')) }),
  desk('rule-gone', 'rule/rule?id=gone'),
  desk('rule-stranger', 'rule/rule', { who: 'agent' }),
  desk('rule-loading', longRule, { cloud: 'slow' }),
  desk('rule-offline', longRule, { cloud: 'away' }),
  desk('history', 'history/history'),
  desk('history-end', 'history/history', { act: scroll(9000) }),
  desk('history-undo', 'history/history', { act: tap('撤销这次修改') }),
  desk('history-empty', 'history/history?rule=greeting'),
  desk('history-agent', 'history/history', { who: 'agent' }),
  desk('history-error', 'history/history', { cloud: 'failing' }),
  desk('people', 'people/people'),
  desk('people-code', 'people/people', { act: tap('生成邀请码') }),
  desk('people-dismiss', 'people/people', { act: tap('移除') }),
  desk('people-stranger', 'people/people', { who: 'agent' }),
  desk('people-loading', 'people/people', { cloud: 'slow' }),
];

/** Rules with everything in them and with something wrong, changed by an owner; and people with every role. */
export async function furnishRules(api: Api, owner: string, agent: string): Promise<void> {
  const add = (collection: string, document: object) =>
    api('POST', `/database/collections/${collection}/documents`, document);
  await add('agents', { _id: agent, v: 1, name: '小客', role: 'agent' });
  const operator = { _id: 'screens-operator', v: 1, name: '名字特别特别长的运营同事欧阳小林', role: 'operator' };
  await add('agents', operator);
  await add('rules', {
    _id: 'screens-broken',
    name: '写坏的规则',
    keywords: ['', '赠品'],
    hours: '九点到六点',
    reply: '送的。',
  });
  const ask = async (data: object) => {
    const { result } = (await api('POST', '/client/functions', { openid: owner, name: 'desk', data })) as {
      result: { ok: boolean; data: { version: string; id: string } };
    };
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.data;
  };
  const draft = {
    name: '双十一老客优惠，名字写得很长很长，长到一行放不下也要能看完整',
    keywords: ['优惠', '折扣', '满减', '双十一', '有没有活动呀', '便宜一点', '会员价', '老客户'],
    exclude: ['批发'],
    priority: 5,
    tags: ['老客'],
    dates: '2026-11-01~2026-11-30',
    weekdays: '工作日',
    reply: [
      '老朋友专享满 200 减 60，{{店名}}祝您购物愉快。',
      { type: 'miniprogrampage', title: '去领券', pagepath: 'pages/home/home', thumb: 'cloud://shop/coupon.png' },
    ],
    addTags: ['问过优惠'],
  };
  await add('rules', { _id: 'screens-long-rule', ...draft, owner: { team: '华东' } });
  const { version } = await ask({ action: 'rule', id: 'screens-long-rule' });
  const changed = {
    ...draft,
    owner: { team: '华东' },
    priority: 6,
    keywords: [...draft.keywords, '返现'],
    note: '双十二还要用',
  };
  await ask({ action: 'saveRule', id: 'screens-long-rule', version, draft: changed });
  const made = await ask({
    action: 'saveRule',
    version: null,
    draft: { name: '冷泡', keywords: ['冷泡'], reply: '可以冷泡。' },
  });
  const off = await ask({ action: 'switchRule', id: made.id, version: made.version, enabled: false });
  await ask({ action: 'deleteRule', id: made.id, version: off.version });
}

// 数据: bars whose lengths are the figures, and keywords that would have answered.
import type { InsightRow, UnansweredGroup } from '../../../../contracts/desk';
import { barsOf } from '../../../../miniprogram/desk/insights/bars';
import { cardsOf, keywordsFor, withVersion } from '../../../../miniprogram/desk/insights/groups';

const now = Date.parse('2026-11-20T10:05:00+08:00');
const row = (answered: number, more: Partial<InsightRow> = {}): InsightRow => ({
  ...{ id: String(answered), name: '价格', answered, lost: 0, blocked: 0, helpful: 0, unhelpful: 0, handoffs: 0 },
  ...more,
});

it('bars share one scale, and the part after which a human was asked for is drawn apart', () => {
  const [first, second] = barsOf([row(80, { handoffs: 20 }), row(40)]);
  expect([first?.kept, first?.handed]).toEqual([75, 25]);
  expect([second?.kept, second?.handed]).toEqual([50, 0]);
  expect(first?.figures.map(({ text }) => text)).toEqual(['转人工 20（25%）']);
});

it('a single answer among thousands is still seen, and a rule that only lost has no bar', () => {
  const [, rare, lost] = barsOf([row(5000), row(1), row(0, { lost: 7 })]);
  expect(rare?.kept).toBeGreaterThan(0);
  expect([lost?.kept, lost?.handed]).toEqual([0, 0]);
  expect(lost?.figures.map(({ text }) => text)).toEqual(['让给别的 7']);
});

it('more hand-offs than answers never draw beyond the bar', () => {
  const [bar] = barsOf([row(2, { handoffs: 3 })]);
  expect((bar?.kept ?? 0) + (bar?.handed ?? 0)).toBeLessThanOrEqual(100);
});

const group: UnansweredGroup = {
  ...{ wording: '能冷泡吗', others: [], count: 3, visitors: 2, lastAt: now - 600_000 },
  because: { default: 2, ai: 0, unsure: 1, human: 0 },
  suggestions: [{ faq: 'brew', question: '怎么泡？', score: 0.2, version: 'v1' }],
};

it('a question says how often, by how many and why it counts as unanswered', () => {
  const [card] = cardsOf([group], now);
  expect(card?.note).toBe('3 次 · 2 位顾客 · 最近 09:55');
  expect(card?.because).toEqual(['只说了默认回复 2', '问了「您是想问」没有选 1']);
});

it('after one wording was added, the next one is added to the entry as it is now', () => {
  const cards = withVersion(cardsOf([group, { ...group, wording: '可以冷泡吗' }], now), 'brew', 'v2');
  expect(cards.map(({ suggestions }) => suggestions[0]?.version)).toEqual(['v2', 'v2']);
});

it.each([
  ['你们支持花呗吗？', ['花呗可以用吗'], ['花呗']],
  ['请问能不能冷泡', [], ['冷泡']],
  ['怎么冷泡', ['怎么刻字'], ['冷泡', '刻字']],
  ['茶叶过期了还能喝吗', ['支持花呗吗'], ['茶叶过期了还能喝', '支持花呗']],
])('keywords of 「%s」 and %j are in each wording', (wording, others, keywords) => {
  expect(keywordsFor(wording, others)).toEqual(keywords);
});

it('keywords are never empty words, however short or strange the wording', () => {
  for (const wording of ['', '？', '吗', '……', '啊啊啊', '好'.repeat(500)])
    for (const keyword of keywordsFor(wording, [])) expect(keyword.length).toBeGreaterThanOrEqual(2);
});

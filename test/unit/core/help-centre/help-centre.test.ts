import type { OutboundContent } from '../../../../contracts/content';
import { articlesOf, summaryOf } from '../../../../cloudfunctions/core/help-centre/articles';
import { helpCentre } from '../../../../cloudfunctions/core/help-centre/help-centre';
import { hoursView } from '../../../../cloudfunctions/core/help-centre/hours';
import { weeklyHours } from '../../../../cloudfunctions/core/reference';
import { hotQuestions, shopView } from '../../../../cloudfunctions/core/help-centre/shop';

const day = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
];
const hours = weeklyHours([[], day, day, day, day, day, day]);
const at = (text: string) => Date.parse(`${text}:00+08:00`);

describe('the hours as a page shows them', () => {
  it('lists today’s spans and no next opening while open', () => {
    const now = at('2026-11-23T10:00');
    expect(hoursView(hours, now)).toEqual({ open: true, today: ['09:00–12:00', '13:30–18:00'], opensAt: null, now });
  });

  it('names the next opening over the lunch break and over a closed day', () => {
    expect(hoursView(hours, at('2026-11-23T12:30')).opensAt).toBe(at('2026-11-23T13:30'));
    expect(hoursView(hours, at('2026-11-21T20:00'))).toMatchObject({ open: false, opensAt: at('2026-11-23T09:00') });
  });

  it('promises nothing where there are no hours at all', () => {
    expect(hoursView(weeklyHours([]), at('2026-11-23T10:00'))).toMatchObject({ open: false, today: [], opensAt: null });
  });
});

describe('how the shop can be reached', () => {
  it('is only what is set up: a half-written 微信客服 is none', () => {
    const halves = [
      { corpId: 'ww1', url: '' },
      { corpId: '', url: 'https://work.weixin.qq.com/kfid/a' },
      { corpId: 7 },
    ];
    for (const half of halves) expect(shopView([{ _id: 'wecom', ...half }]).wecom).toBeNull();
    expect(shopView([{ _id: 'wecom', corpId: 'ww1', url: 'http://example.com' }]).wecom).toBeNull();
  });

  it('takes a phone number that was written as a number, and an empty one for none', () => {
    expect(shopView([{ _id: 'hotline', value: 4001234567 }]).phone).toBe('4001234567');
    expect(shopView([{ _id: 'hotline', value: ' ' }]).phone).toBeNull();
  });

  it('leaves the contact button on until the shop switches it off', () => {
    expect(shopView([]).contact).toBe(true);
    expect(shopView([{ _id: 'contact', enabled: false }]).contact).toBe(false);
  });

  it('reads the hot questions as far as they can be read', () => {
    expect(hotQuestions([{ _id: 'hot-questions', ids: ['a', 7, null, 'b'] }])).toEqual(['a', 'b']);
    expect(hotQuestions([{ _id: 'hot-questions', ids: 'a' }])).toEqual([]);
  });
});

describe('articles', () => {
  const faq = (id: string, replies: OutboundContent[], category = '') => ({
    id,
    question: `问 ${id}`,
    aliases: [],
    flow: null,
    replies,
    category,
  });
  const text = (words: string): OutboundContent => ({ type: 'text', text: words });
  const shop = shopView([]);
  const words = { values: new Map([['热线', '400-1']]), otherCategory: '其他' };

  it('show every text of an answer, and leave out an answer that is only a picture', () => {
    const articles = articlesOf(
      [faq('a', [text('一'), text('二')]), faq('b', [{ type: 'image', media: 'm' }])],
      [],
      words,
    );
    expect(articles).toEqual([{ id: 'a', question: '问 a', answer: '一\n二', category: '其他', updatedAt: null }]);
  });

  it('fill in what an answer’s variables stand for: nobody sees braces', () => {
    const [article] = articlesOf([faq('a', [text('请打 {{热线}}，{{没有|稍后再试}}')])], [], words);
    expect(article?.answer).toBe('请打 400-1，稍后再试');
  });

  it('have one line as an excerpt', () => {
    const [article] = articlesOf([faq('a', [text(`第一行\n${'长'.repeat(100)}`)])], [], words);
    const { excerpt } = summaryOf(article!);
    expect(excerpt).not.toContain('\n');
    expect(excerpt.length).toBeLessThanOrEqual(61);
  });

  it('show the biggest category first, and hot questions even when the shop chose none', () => {
    const articles = articlesOf(
      [faq('a', [text('1')], '配送'), faq('b', [text('2')], '支付'), faq('c', [text('3')], '支付')],
      [],
      words,
    );
    const { categories, hot } = helpCentre({ articles, hot: [], shop, hours, find: () => [] }).home(0);
    expect(categories).toEqual([
      { name: '支付', count: 2 },
      { name: '配送', count: 1 },
    ]);
    expect(hot).toHaveLength(3);
  });

  it('a find for an article that cannot be shown is passed over', () => {
    const articles = articlesOf([faq('a', [text('1')])], [], words);
    const help = helpCentre({ articles, hot: [], shop, hours, find: () => ['gone', 'a'] });
    expect(help.search('x').map(({ id }) => id)).toEqual(['a']);
    expect(help.article('a')?.related).toEqual([]);
  });
});

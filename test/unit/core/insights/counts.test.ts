// What each rule, FAQ entry and intent did, from traces and ratings.
import type { Rating } from '../../../../contracts/visitor-records';
import { insightsIn } from '../../../../cloudfunctions/core/insights';
import { by, byHuman, now, stored } from './messages';

const createdAt = new Date(now);
const voted = (article: string, visitor: string, helpful: boolean): Rating => ({
  ...{ _id: `article:${article}:${visitor}`, v: 1, visitor, about: 'article', article, helpful, createdAt },
});
const rated = (conversation: string, score: number): Rating => ({
  ...{ _id: `conversation:${conversation}`, v: 1, visitor: 'v', about: 'conversation', conversation, score, createdAt },
  content: { type: 'text', text: '' },
});

it('C9: rules that won, lost and were held back are counted by id', () => {
  const lost = { rule: 'b', name: '乙', spans: [], outcome: 'lost', to: 'a', toName: '甲' } as const;
  const blocked = { rule: 'c', name: '丙', spans: [], outcome: 'blocked', because: '不在它的时段' } as const;
  const won = { rule: 'a', name: '甲', spans: [], outcome: 'won' } as const;
  const messages = stored(
    { text: '一', trace: { ...by('rule', 'a', '甲'), matched: [won, lost, blocked] } },
    { text: '二', trace: by('rule', 'a', '甲') },
    { text: '三', trace: { matched: [blocked] } },
  );
  const { rules } = insightsIn(messages, []);
  expect(rules.map(({ id, name, answered, lost: l, blocked: b }) => [id, name, answered, l, b])).toEqual([
    ['a', '甲', 2, 0, 0],
    ['c', '丙', 0, 0, 2],
    ['b', '乙', 0, 1, 0],
  ]);
});

it('rules that answer together are counted each', () => {
  const won = (rule: string) => ({ rule, name: rule, spans: [], outcome: 'won' }) as const;
  const messages = stored({ text: '一', trace: { ...by('rule', 'a'), matched: [won('a'), won('b')] } });
  expect(insightsIn(messages, []).rules.map(({ answered }) => answered)).toEqual([1, 1]);
});

it('a hand-off counts for what answered the message just before it, in the same conversation only', () => {
  const messages = stored(
    { text: '发票', trace: by('faq', 'invoice') },
    { text: '好的', trace: by('intent', 'thanks') },
    { text: '转人工', trace: byHuman },
    { text: '运费', trace: by('faq', 'fee'), visitor: 'other' },
    { text: '转人工', trace: byHuman, visitor: 'third' },
  );
  const { faqs, intents } = insightsIn(messages, []);
  expect(faqs.map(({ id, handoffs }) => [id, handoffs])).toEqual([
    ['fee', 0],
    ['invoice', 0],
  ]);
  expect(intents).toMatchObject([{ id: 'thanks', answered: 1, handoffs: 1 }]);
});

it('entering the chat stands between no answer and its hand-off', () => {
  const [asked, entered, human] = stored(
    { text: '发票', trace: by('faq', 'invoice') },
    { text: '' },
    { text: '转人工', trace: byHuman },
  ).reverse();
  const enter = { ...entered!, content: { type: 'enter', sessionFrom: '' } as const };
  expect(insightsIn([human!, enter, asked!], []).faqs).toMatchObject([{ id: 'invoice', handoffs: 1 }]);
});

it('a vote in the help centre belongs to its FAQ, also when it answered nobody in the chat', () => {
  const { faqs } = insightsIn([], [voted('fee', 'a', true), voted('fee', 'b', false), voted('fee', 'c', true)]);
  expect(faqs).toMatchObject([{ id: 'fee', answered: 0, helpful: 2, unhelpful: 1 }]);
});

it('stars count for everything that answered in the conversation, once each; three stars for nothing', () => {
  const messages = stored(
    { text: '一', trace: by('rule', 'price') },
    { text: '二', trace: by('rule', 'price') },
    { text: '三', trace: by('intent', 'order') },
    { text: '四', trace: by('faq', 'fee'), visitor: 'w' },
    { text: '五', trace: by('faq', 'fee'), visitor: 'x' },
  );
  const { rules, intents, faqs } = insightsIn(messages, [rated('v:1', 5), rated('w:1', 3), rated('x:1', 1)]);
  expect(rules).toMatchObject([{ helpful: 1, unhelpful: 0 }]);
  expect(intents).toMatchObject([{ helpful: 1, unhelpful: 0 }]);
  expect(faqs).toMatchObject([{ helpful: 0, unhelpful: 1 }]);
});

// C12: whatever an operator writes into a field, and whatever they call one, is read, told of, and stops nothing else.
import { inheritedNames } from '../../../support/names';
import { oddValues, withOwn } from '../../../support/odd-values';
import {
  openBook,
  tryOut,
  writtenSets,
  type Documents,
  type WrittenSet,
} from '../../../../cloudfunctions/core/rehearsal';
import type { Handwritten } from '../../../../contracts/documents';

const now = Date.UTC(2026, 10, 20, 2);
const say = (text: string) => ({ content: { type: 'text' as const, text }, now });
/** One document of each collection, with every field that people write. */
const shop: Record<WrittenSet, Handwritten> = {
  rules: {
    ...{
      _id: 'price',
      name: '价格',
      category: '售前',
      note: '常问',
      enabled: true,
      keywords: ['价格'],
      match: 'contains',
    },
    ...{ exclude: ['批发'], priority: 1, stop: true, types: ['text'], reply: '99 元起，请打 {{热线}}。', pick: 'all' },
    ...{ from: ['*'], pages: ['pages/*'], levels: ['金卡'], tags: ['老客'], hours: '09:00-18:00', dates: '2026-11-11' },
    ...{ weekdays: '周末', during: 'open', cooldown: 60, share: 50, shareTest: '秋天', then: 'human', group: '售后' },
    ...{ flow: 'order', addTags: ['问过价'], priorities: 1 },
  },
  faqs: {
    ...{ _id: 'ship', enabled: true, question: '多久发货？', aliases: ['几天发货'], answer: '两天，{{热线}}。' },
    ...{ category: '物流', flow: 'order', updatedAt: new Date(now) },
  },
  intents: {
    ...{ _id: 'hi', enabled: true, name: '问候', label: '打个招呼', examples: ['你好', '在吗'], reply: '您好。' },
    ...{ then: 'human', group: '售后', flow: 'order', bar: 0.5 },
  },
  synonyms: { _id: 'fast', enabled: true, words: ['快递', '物流'] },
  flows: {
    ...{ _id: 'order', enabled: true, name: '查单', on: 'order', minutes: 30, start: 'ask' },
    steps: [
      { id: 'ask', say: '几号？', ask: 'order', as: '订单号', again: '再说一次', go: 'end' },
      { id: 'end', say: '{{订单号}}', end: true },
    ],
  },
  calendars: {
    ...{
      _id: 'default',
      enabled: true,
      group: '',
      monday: '09:00-18:00',
      tuesday: '',
      wednesday: '休息',
      thursday: '',
    },
    ...{ friday: '', saturday: '', sunday: '', holidays: '', workdays: '', closures: [], extra: [], year: '' },
  },
  sensitive_words: { _id: 'w', enabled: true, words: ['假货'], except: ['打假货'], action: 'block' },
  settings: { _id: 'hotline', enabled: true, name: '热线', value: '400', about: '电话' },
};
/** Documents of `settings` of which the system knows more than a name and a value. */
const settings: readonly Handwritten[] = [
  { _id: 'mode', value: 'bot' },
  { _id: 'default-reply', reply: '稍后回复。', enabled: true },
  { _id: 'welcome', reply: '您好，{{热线}}。', everyHours: 24 },
  { _id: 'handoff', reply: '好的。', closedReply: '下班了。', offerAfter: 2 },
  { _id: 'hours', monday: '09:00-18:00' },
  { _id: 'blocked', visitors: ['oA'] },
  { _id: 'limits', perMinute: 60, lateReplyDays: 7 },
  { _id: 'ai', enabled: true, model: 'm', material: '茶' },
  { _id: 'reply-template', value: 't', data: { thing1: '{{回复}}' }, page: 'pages/home/home' },
  { _id: 'wecom', corpId: 'ww1', url: 'https://work.weixin.qq.com/kfid/1' },
  { _id: 'hot-questions', ids: ['ship'] },
  { _id: 'shop-name', value: '茶铺' },
  { _id: 'contact', value: true },
];
const places = [
  ...writtenSets.map((set) => [set, shop[set]] as const),
  ...settings.map((document) => ['settings' as const, document] as const),
];

/** Everything that is said of a shop in which one document is otherwise, and what its visitors hear. */
async function said(set: WrittenSet, document: Handwritten) {
  const others = (of: WrittenSet) => (of === 'settings' ? settings : []).filter(({ _id }) => _id !== document._id);
  const documents = writtenSets.map((of) => [of, [of === set ? document : shop[of], ...others(of)]]);
  const book = await openBook(Object.fromEntries(documents) as Documents);
  const problems = book.problems(now).filter(({ collection, id }) => collection === set && id === document._id);
  const tried = ['价格', '多久发货？', '你好', '202611180031', '转人工'].map((text) => tryOut(book, say(text)));
  return { problems: problems.map(({ message }) => message), lines: tried.flatMap(({ lines }) => lines) };
}

describe.each(places)('in %s, %j', (set, document) => {
  it('anything may stand in any field', async () => {
    for (const field of Object.keys(document)) {
      if (field === '_id') continue;
      for (const [what, value] of oddValues) {
        const { problems, lines } = await said(set, { ...document, [field]: value });
        for (const line of [...problems, ...lines]) {
          expect(typeof line).toBe('string');
          expect([field, what, line]).toEqual([
            field,
            what,
            expect.not.stringMatching(/native code|\[object |undefined|NaN/),
          ]);
        }
      }
    }
  });

  it('any name may be a field’s, and is told of as any that nobody knows', async () => {
    const ordinary = await said(set, { ...document, zzz: 1 });
    for (const name of inheritedNames) {
      const odd = await said(set, { ...document, ...withOwn(name, 1) });
      expect(odd.problems.map((line) => line.replaceAll(name, 'zzz'))).toEqual(ordinary.problems);
      expect(odd.lines).toEqual(ordinary.lines);
    }
  });
});

describe.each(inheritedNames)('in a shop where everything is called %s', (name) => {
  /** The same shop with another name in every place that takes one. */
  const called = (it: string): Documents => ({
    rules: [
      { _id: it, name: it, keywords: [it], reply: `{{${it}}}！`, levels: [it], tags: [it], from: [it], cooldown: 60 },
      {
        _id: 'flow',
        name: '开始',
        keywords: ['开始'],
        flow: it,
        addTags: [it],
        priority: 2,
        share: 100,
        shareTest: it,
      },
    ],
    faqs: [{ _id: it, question: `${it} 怎么用`, aliases: [it], answer: `{{${it}}}。`, category: it }],
    intents: [{ _id: it, name: it, label: it, examples: [`我要 ${it}`], reply: it }],
    synonyms: [{ _id: it, words: [it, '别名'] }],
    flows: [
      {
        _id: it,
        name: it,
        start: it,
        steps: [
          { id: it, say: '几号？', ask: 'text', as: it, go: 'end' },
          { id: 'end', say: `{{${it}}}`, end: true },
        ],
      },
    ],
    calendars: [{ _id: it, group: it, monday: '09:00-18:00' }],
    sensitive_words: [{ _id: it, words: [`不许说${it}`] }],
    settings: [
      { _id: it, name: it, value: '值' },
      { _id: 'blocked', visitors: [it] },
    ],
  });
  const talk = async (it: string) => {
    const book = await openBook(called(it));
    const from = { level: it, tags: [it], sessionFrom: it };
    const asked = tryOut(book, say('开始'));
    const answered = tryOut(book, { ...say(it), ...(asked.talk === null ? {} : { talk: asked.talk }) });
    const others = [it, `我要 ${it}`, `${it} 怎么用`, `不许说${it}`].map((text) =>
      tryOut(book, { ...say(text), ...from }),
    );
    const blocked = tryOut(book, { ...say(it), visitor: it });
    return JSON.stringify([book.problems(now), ...[asked, answered, ...others, blocked].map(({ lines }) => lines)])
      .replaceAll(it, 'zzz')
      .replaceAll(it.toLowerCase(), 'zzz');
  };

  it('everything is answered and told as in any other', async () => {
    expect(await talk(name)).toBe(await talk('zzz'));
  });
});

import { compileFaqs } from '../../../../../cloudfunctions/core/answering/faq';
import { compileIntents } from '../../../../../cloudfunctions/core/answering/intents';
import { meaningOf, type Meaning } from '../../../../../cloudfunctions/core/answering/meaning';
import { starter, starterFeatures } from '../support';
import { heldOut } from './held-out';

const features = starterFeatures();
const faqs = compileFaqs(starter('faqs'), features);
const intents = compileIntents(starter('intents'), features);
const mean = (text: string): Meaning => meaningOf(text, faqs, intents);

const idsOf = (meaning: Meaning): string[] => {
  switch (meaning.kind) {
    case 'faq':
      return [meaning.faq.id];
    case 'intent':
      return [meaning.intent.id];
    case 'both':
      return meaning.faqs.map(({ id }) => id);
    case 'unsure':
      return meaning.options.map(({ id }) => id);
    case 'unknown':
      return [];
  }
};

describe('the starter documents', () => {
  it('have no problems', () => {
    expect(faqs.problems.size).toBe(0);
    expect(intents.problems.size).toBe(0);
    expect(faqs.faqs.length).toBeGreaterThanOrEqual(80);
    expect(intents.intents.filter(({ offTopic }) => !offTopic)).toHaveLength(8);
  });

  it('answer every one of their own questions with themselves', () => {
    const lost = faqs.faqs.filter(({ id, question }) => faqs.search(question, 1)[0]?.faq.id !== id);
    expect(lost.map(({ question }) => question)).toEqual([]);
  });

  it('know what people mean by questions that were not written for them', () => {
    const asked = heldOut.filter(([ids]) => ids !== '');
    const results = asked.map(([ids, question]) => {
      const meaning = mean(question);
      const right = idsOf(meaning).some((id) => ids.split(' ').includes(id));
      return { right, isAnswer: meaning.kind !== 'unsure' && meaning.kind !== 'unknown' };
    });
    const answered = results.filter(({ isAnswer }) => isAnswer);
    // Answered at once or offered among three; of what is answered at once, nearly all is right.
    expect(results.filter(({ right }) => right).length / asked.length).toBeGreaterThan(0.85);
    expect(answered.length / asked.length).toBeGreaterThan(0.6);
    expect(answered.filter(({ right }) => right).length / answered.length).toBeGreaterThan(0.8);
  });

  it('keep quiet about most of what is none of a shop’s business', () => {
    const others = heldOut.filter(([ids]) => ids === '').map(([, question]) => mean(question));
    const answered = others.filter(
      (meaning) => meaning.kind === 'faq' || (meaning.kind === 'intent' && !meaning.intent.offTopic),
    );
    expect(answered.length / others.length).toBeLessThan(0.2);
  });
});

const chat = {
  _id: 'chat',
  name: '闲聊',
  offTopic: true,
  examples: ['今天天气怎么样', '今天心情怎么样', '讲个笑话', '你几岁'],
  reply: '不懂',
};

describe('talk that is none of the shop’s business', () => {
  const shop = compileFaqs([{ _id: 'price', question: '今天价格怎么样', answer: '99 元' }], features);
  const compiled = compileIntents([chat], features);
  const about = (text: string) => meaningOf(text, shop, compiled);

  it('is answered as such when nothing else comes near', () => {
    expect(about('讲个笑话吧')).toMatchObject({ kind: 'intent', intent: { id: 'chat' } });
  });

  it('keeps an entry that is as near from answering, and is never offered itself', () => {
    const meaning = about('今天怎么样');
    expect(meaning.kind).toBe('unsure');
    expect(idsOf(meaning)).toEqual(['price']);
    expect(meaning.weighed.map(({ id }) => id)).toContain('chat');
  });

  it.each(['可以借我两百块钱吗', '你们招人吗', '律师多少钱', '这周末会下雨吗', '图书馆几点开门', '能帮我写份合同吗'])(
    'gets no answer of the shop’s that shares its other words: %s',
    (text) => {
      const meaning = mean(text);
      const isAside = meaning.kind === 'intent' && meaning.intent.offTopic;
      expect(isAside || meaning.kind === 'unknown').toBe(true);
    },
  );

  it('is what a shop of such things is asked about: its own wordings decide', () => {
    const lawyer = [
      { _id: 'fee', question: '律师怎么收费', aliases: ['律师多少钱', '请律师贵不贵'], answer: '见价目表' },
    ];
    const ours = (documents: object[], text: string) => meaningOf(text, compileFaqs(documents, features), compiled);
    expect(ours(lawyer, '你们的律师多少钱').kind).toBe('faq');
    const tea = [{ _id: 'fee', question: '怎么收费', aliases: ['多少钱', '贵不贵'], answer: '见价目表' }];
    expect(ours(tea, '你们的律师多少钱').kind).toBe('unknown');
  });
});

describe('what a question means', () => {
  it('asks back when two are close, with what the visitor reads', () => {
    const meaning = mean('发票地址');
    expect(meaning.kind).toBe('unsure');
    if (meaning.kind !== 'unsure') return;
    expect(meaning.options.length).toBeGreaterThanOrEqual(2);
    expect(meaning.options.length).toBeLessThanOrEqual(3);
    expect(meaning.options.every(({ title }) => title !== '')).toBe(true);
  });

  it.each(['什么垃圾东西，骗子！', '我要投诉你们', '气死我了，再不处理我就举报'])(
    'raises anger to a human: %s',
    (text) => {
      const meaning = mean(text);
      expect(meaning).toMatchObject({ kind: 'intent', intent: { id: 'complaint', human: true } });
    },
  );

  it('C9: keeps what was weighed, with the wording that came closest', () => {
    const { weighed } = mean('开发票要怎么弄');
    expect(weighed[0]).toMatchObject({ kind: 'faq', id: 'invoice-how' });
    expect(weighed[0]?.closest).not.toBe('');
    expect(weighed.map(({ confidence }) => confidence)).toEqual(
      weighed.map(({ confidence }) => confidence).sort((a, b) => b - a),
    );
  });

  it('answers a question in the middle of a story, and lets anger in it go to a human', () => {
    const story =
      '你好，打扰了，上个星期我给家里老人买了点东西，他挺高兴的，我今天想起来一件事，发票怎么开，麻烦说一下';
    expect(idsOf(mean(story))).toContain('invoice-how');
    expect(mean('我上周买的，今天到了，真的气死我了，你们就是骗子')).toMatchObject({
      kind: 'intent',
      intent: { id: 'complaint' },
    });
  });

  it('answers both of two questions in one message', () => {
    const meaning = mean('可以开发票吗？另外支持七天无理由退货吗');
    expect(meaning.kind).toBe('both');
    expect(idsOf(meaning).sort()).toEqual(['invoice-how', 'return-7days']);
  });

  it('asks back where a second clause may only go on with the first', () => {
    const meaning = mean('怎么退货，运费谁出');
    expect(meaning.kind).toBe('unsure');
    expect(idsOf(meaning)[0]).toBe('return-fee');
  });

  it.each([
    ['在吗，我想问下运费', 'ship-fee'],
    ['你好，冒昧问一句，你们是正品吗，急', 'genuine'],
    ['亲，打听个事，怎么开发票，在线等', 'invoice-how'],
    ['老板在吗？这个能退吗，谢谢啦', 'return-7days'],
  ])('does not let what is said around a question blur it: %s', (text, id) => {
    expect(mean(text)).toMatchObject({ kind: 'faq', faq: { id } });
  });

  it.each([
    ['你好，在吗', 'greeting'],
    ['好的，谢谢啦', 'thanks'],
  ])('takes what is nothing but courtesy for that: %s', (text, id) => {
    expect(mean(text)).toMatchObject({ kind: 'intent', intent: { id } });
  });

  it.each([
    ['我不想退货，就想换个颜色', 'exchange'],
    ['不是没发货，是发了但是一直不动', 'ship-stuck'],
    ['还没寄出去吧？不要了退钱', 'refund-only'],
  ])('answers what is meant, not what is denied or remarked: %s', (text, id) => {
    expect(mean(text)).toMatchObject({ kind: 'faq', faq: { id } });
  });

  it('takes an intent’s very example for that intent', () => {
    expect(mean('你能干嘛')).toMatchObject({ kind: 'intent', intent: { id: 'help' } });
  });

  it.each([
    ['怎么开发漂', 'invoice-how'],
    ['tuikuan duojiu daozhang', 'refund-when'],
    ['怎么开發票', 'invoice-how'],
  ])('hears what was meant by the wrong character, by pinyin and by traditional characters: %s', (text, id) => {
    expect(idsOf(mean(text))[0]).toBe(id);
  });

  it.each(['', '。。。', '嗯', '😀😀', 'asdfgh', '\u0000', '好的', '为什么', '没有', '怎么办呢'])(
    'does not guess from %j',
    (text) => {
      expect(mean(text).kind).toBe('unknown');
    },
  );
});

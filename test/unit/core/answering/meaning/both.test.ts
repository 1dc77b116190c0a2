import { answer, type Answer } from '../../../../../cloudfunctions/core/answering/answer';
import { compileFaqs } from '../../../../../cloudfunctions/core/answering/faq';
import { compileFlows } from '../../../../../cloudfunctions/core/answering/flows';
import { compileIntents } from '../../../../../cloudfunctions/core/answering/intents';
import { compileRules } from '../../../../../cloudfunctions/core/answering/rules';
import { starterFeatures } from '../support';

const features = starterFeatures();
const fee = { _id: 'fee', question: '运费多少？', aliases: ['邮费多少'], answer: '满 99 元包邮。' };
const invoice = { _id: 'invoice', question: '怎么开发票？', aliases: ['能开发票吗'], answer: '在订单里申请。' };

function asked(documents: readonly object[], text: string): Answer {
  return answer({
    content: { type: 'text', text },
    context: { visitor: { id: 'visitor' }, now: Date.UTC(2026, 10, 20, 2) },
    ...{ flow: null, options: [], rules: compileRules([]) },
    knowledge: {
      faqs: compileFaqs(documents, features),
      intents: compileIntents([], features),
      flows: compileFlows([]),
    },
    ...{ lookups: new Map(), levelKnown: true, misses: 0, offerAfter: 0, askedToRate: false },
    ...{ defaultReply: [], slow: false },
  });
}

describe('two questions in one message', () => {
  it('C4: are answered in one reply, each under its question, and the trace names both', () => {
    const { contents, trace, options } = asked([fee, invoice], '运费多少？能开发票吗？');
    expect(contents).toEqual([{ type: 'text', text: '运费多少？\n满 99 元包邮。\n\n怎么开发票？\n在订单里申请。' }]);
    expect(options).toEqual([]);
    expect(trace.decided).toBe('运费多少？ 怎么开发票？');
    expect(trace.by).toEqual({ kind: 'faq', id: 'fee' });
  });

  it('are asked about where an answer is more than words, or both are too long for one reply', () => {
    const link = {
      ...invoice,
      answer: [
        { type: 'text', text: '在订单里申请。' },
        { type: 'text', text: '要抬头和税号。' },
      ],
    };
    const long = { ...invoice, answer: '在订单里申请。'.repeat(80) };
    for (const other of [link, long]) {
      const { options } = asked([fee, other], '运费多少？能开发票吗？');
      expect(options.map(({ id }) => id).sort()).toEqual(['fee', 'invoice']);
    }
  });
});

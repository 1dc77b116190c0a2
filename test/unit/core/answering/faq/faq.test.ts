import fc from '../../../../support/properties';
import { compileFaqs } from '../../../../../cloudfunctions/core/answering/faq';
import { compileFeatures } from '../../../../../cloudfunctions/core/answering/features';

const faq = (id: string, question: string, more: object = {}) => ({
  _id: id,
  question,
  answer: `答：${question}`,
  ...more,
});
const found = (documents: object[], question: string, synonyms: string[][] = []) =>
  compileFaqs(documents, compileFeatures(synonyms))
    .search(question)
    .map(({ faq: { id } }) => id);

describe('FAQ', () => {
  const documents = [
    faq('return', '怎么退货？', { aliases: ['东西不想要了'] }),
    faq('invoice', '怎么开发票？'),
    faq('fee', '运费怎么算？'),
  ];

  it('finds by the question, and by an alias that shares no character with it', () => {
    expect(found(documents, '开发票')[0]).toBe('invoice');
    expect(found(documents, '我不想要这个东西了')[0]).toBe('return');
  });

  it('finds by a synonym the shop wrote', () => {
    expect(found(documents, '邮资')).toEqual([]);
    expect(found(documents, '邮资多少', [['运费', '邮资']])[0]).toBe('fee');
  });

  it('takes the longer of two overlapping synonyms', () => {
    const shop = [faq('price', '价格是多少'), faq('how', '怎么使用')];
    const synonyms = [
      ['怎么', '如何'],
      ['价格', '怎么卖'],
    ];
    expect(found(shop, '怎么卖', synonyms)[0]).toBe('price');
    expect(found(shop, '如何用', synonyms)[0]).toBe('how');
  });

  it('is surer of the same words than of a few of them, and never beyond 0 to 1', () => {
    const compiled = compileFaqs(documents, compileFeatures());
    const [same] = compiled.search('怎么开发票');
    const [some] = compiled.search('发票丢了还能再要一张吗');
    expect(same?.confidence).toBeGreaterThan(some?.confidence ?? 1);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'怎么退货开发票运费算a1 ?') }), (question) => {
        for (const { confidence } of compiled.search(question)) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('gives the same answer whatever was asked before', () => {
    const compiled = compileFaqs(documents, compileFeatures());
    const first = compiled.search('退货运费谁出');
    compiled.search('怎么开发票');
    compiled.search('怎么怎么怎么');
    expect(compiled.search('退货运费谁出')).toEqual(first);
  });

  it.each<[object, string, boolean]>([
    [{ _id: 'x', answer: '好' }, '没有问题 question', true],
    [{ _id: 'x', question: '好吗' }, '没有答案 answer', true],
    [{ _id: 'x', question: '好吗', answer: '好', aliases: ['好么', ''] }, '别的问法第 2 个是空的', false],
    [{ _id: 'x', question: '好吗', answer: '好', aliases: 7 }, '别的问法 aliases 要写成一个或几个句子', true],
    [{ _id: 'x', question: '退货呢', answer: '好', aliases: ['东西不想要了'] }, '和「怎么退货？」里的一样', false],
    [{ _id: 'x', question: '好吗', answer: { type: 'link', title: 'x' } }, '缺少 url', true],
  ])('C12: %j', (document, problem, fatal) => {
    const { problems, faqs } = compileFaqs([...documents, document], compileFeatures());
    expect(problems.get('x')).toEqual([{ message: expect.stringContaining(problem) as string, fatal }]);
    expect(faqs).toHaveLength(fatal ? 3 : 4);
  });

  it('any JSON at all is read without throwing', () => {
    const anything = fc.dictionary(
      fc.constantFrom('_id', 'question', 'answer', 'aliases', 'enabled', 'category'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, fc.jsonValue())), fc.string(), (shapes, question) => {
        expect(compileFaqs(shapes, compileFeatures()).search(question).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

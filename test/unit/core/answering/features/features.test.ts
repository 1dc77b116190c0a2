import { compileFeatures } from '../../../../../cloudfunctions/core/answering/features';
import fc from '../../../../support/properties';

const shop = compileFeatures([
  ['价格', '多少钱', '怎么卖'],
  ['发票', '开票', 'invoice'],
  ['退货', '退掉'],
]);
const idsOf = (text: string, keepCourtesies = false) =>
  shop
    .of(text, keepCourtesies)
    .map(({ id }) => id)
    .sort((a, b) => a - b);
const shared = (one: string, other: string) => idsOf(one).filter((id) => idsOf(other).includes(id));

describe('what texts are compared by', () => {
  it.each([
    ['请问一下怎么开发票呢', '怎么开发票'],
    ['你好，退货', '退货'],
    ['退*货', '退货'],
    ['發票', '发票'],
  ])('is the same with and without what carries no meaning: %s and %s', (one, other) => {
    expect(idsOf(one)).toEqual(idsOf(other));
  });

  it('is a meaning that synonyms share, a sound that wrong characters share, and syllables that pinyin spells', () => {
    expect(shared('怎么卖', '价格').length).toBeGreaterThan(0);
    expect(shared('发漂', '发票').length).toBeGreaterThan(1);
    expect(shared('fapiao', '发票').length).toBeGreaterThan(0);
    expect(shared('怎么卖', '退掉')).toEqual([]);
  });

  it.each(['', '为什么呢', '你有没有', '？！', '\ud83d', '😀'])('is nothing where no matter is named: %j', (text) => {
    expect(idsOf(text)).toEqual([]);
  });

  it('counts thanks only for who asks what kind of text it is', () => {
    expect(idsOf('谢谢')).toEqual([]);
    expect(idsOf('谢谢', true).length).toBeGreaterThan(0);
  });

  it('has each feature once, however often and in however long a text it stands', () => {
    const text = '退货的龙井和花茶盖碗公道杯一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'.repeat(
      20,
    );
    const ids = idsOf(text);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idsOf(text + text)).toEqual(ids);
  });

  it('is the same for many texts at once as for each', () => {
    const texts = fc.array(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[退货发票多少钱怎a-z]{0,9}$/))),
    );
    fc.assert(
      fc.property(texts, fc.boolean(), (entries, keepCourtesies) => {
        const { ids, weights, wordingEnds, entryEnds } = shop.gather(entries, keepCourtesies);
        let from = 0;
        const each = Array.from(wordingEnds, (end) => {
          const own = Array.from(ids.subarray(from, end), (id, at) => ({ id, weight: weights[from + at] }));
          from = end;
          return own;
        });
        expect(each).toEqual(entries.flat().map((text) => shop.of(text, keepCourtesies)));
        let wordings = 0;
        expect([...entryEnds]).toEqual(entries.map((entry) => (wordings += entry.length)));
      }),
    );
  });
});

import fc from '../../../../support/properties';
import { soundOf, spelt, syllableCount } from '../../../../../cloudfunctions/core/answering/pinyin';

const sounds = (text: string) => Array.from(text, (_, at) => soundOf(text.charCodeAt(at)));

it.each([
  ['发票', '发漂'],
  ['物流', '物留'],
  ['优惠券', '优惠券'],
  ['退款', '推宽'],
])('%s sounds like %s', (one, other) => expect(sounds(one)).toEqual(sounds(other)));

it.each([
  ['fapiao', '发票'],
  ['tuikuan', '退款'],
  ['wuliu', '物流'],
  ['baoyouma', '包邮吗'],
])('%s spells %s', (word, text) => expect(spelt(word)).toEqual(sounds(text)));

it.each(['iphone', 'hello', 'ems', 'a', '', 'xyz', '退款', 'zhuang'])('%s spells nothing', (word) =>
  expect(spelt(word)).toBeNull(),
);

it('takes any text without throwing, and every sound is a small number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(sounds(text).every((sound) => sound >= 0 && sound < syllableCount)).toBe(true);
      expect(spelt(text)?.length ?? 2).toBeGreaterThan(1);
    }),
  );
  expect(spelt('a'.repeat(100_000))).toBeNull();
});

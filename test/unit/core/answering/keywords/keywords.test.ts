import fc from '../../../../support/properties';
import { compileKeywords, keywordsFrom, type KeywordHit } from '../../../../../cloudfunctions/core/answering/keywords';
import { normalise } from '../../../../../cloudfunctions/core/answering/normal-text';

/** Every keyword at every place, the slow and obvious way. */
function naive(keywords: readonly string[], text: string): KeywordHit[] {
  const hits: KeywordHit[] = [];
  keywords.forEach((word, keyword) => {
    if (word === '' || keywords.indexOf(word) !== keyword) return;
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
      hits.push({ keyword, start, end: start + word.length });
    }
  });
  return hits.sort((a, b) => a.end - b.end || a.start - b.start);
}

const letters = (alphabet: string, maxLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map((characters) => characters.join(''));

describe('keywords', () => {
  it.each([
    ['two characters that overlap in every way', '退款'],
    ['a few, so that suffixes of all lengths meet', '退款货运费'],
    ['letters, digits and emoji halves', 'aA1退😀'],
  ])('finds exactly what comparing every keyword at every place finds: %s', (_name, alphabet) => {
    fc.assert(
      fc.property(fc.array(letters(alphabet, 6), { maxLength: 40 }), letters(alphabet, 80), (keywords, text) => {
        expect(compileKeywords(keywords).find(text)).toEqual(naive(keywords, text));
      }),
      { numRuns: 400 },
    );
  });

  it('finds the same in any Unicode at all', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 20 }),
        fc.array(text, { maxLength: 6 }),
        fc.nat(19),
        (keywords, parts, planted) => {
          const whole = parts.join(keywords[planted] ?? '');
          expect(compileKeywords(keywords).find(whole)).toEqual(naive(keywords, whole));
        },
      ),
    );
  });

  it('finds keywords through the dodges that the text was written with', () => {
    const words = ['退款', '退货', '加微信', '优惠券', '发票', '人工客服', '投诉'];
    const dodges = ['', ' ', '*', '.', '\u200b', '\u0336', '·', '~', '_', '*-*', '　'];
    const dodged = fc
      .tuple(fc.constantFrom(...words), fc.array(fc.constantFrom(...dodges), { minLength: 4, maxLength: 4 }))
      .map(([word, between]) => ({
        word,
        text: Array.from(word, (c, i) => (i > 0 ? (between[i] ?? '') : '') + c).join(''),
      }));
    const keywords = compileKeywords(words.map((word) => normalise(word).text));
    fc.assert(
      fc.property(fc.array(dodged, { minLength: 1, maxLength: 5 }), (parts) => {
        const normal = normalise(parts.map(({ text }) => text).join('，你好，'));
        const found = keywords.find(normal.text).map(({ keyword }) => words[keyword]);
        expect(found).toEqual(parts.map(({ word }) => word));
      }),
    );
  });

  it('answers for equal keywords once, with the place of the first', () => {
    expect(compileKeywords(['价格', '', '价格']).find('价格')).toEqual([{ keyword: 0, start: 0, end: 2 }]);
  });

  it('finds nothing with no keywords, and nothing in an empty text', () => {
    expect(compileKeywords([]).find('退款')).toEqual([]);
    expect(compileKeywords(['退款', '退']).find('')).toEqual([]);
  });

  it('is the same after its tables travelled as bytes', () => {
    const { tables } = compileKeywords(['退款', '款', '退款多久到账']);
    const copy = keywordsFrom(structuredClone(tables));
    expect(copy.find('请问退款多久到账').map(({ keyword }) => keyword)).toEqual([0, 1, 2]);
  });

  it('knows more children of one character than it looks through one by one', () => {
    const others = Array.from({ length: 300 }, (_, i) => String.fromCharCode(0x4e00 + i * 7));
    const keywords = others.flatMap((c) => [`退款${c}`, `退${c}`]);
    const text = `${others.map((c) => `退款${c}`).join('')}退${others[17] ?? ''}`;
    expect(compileKeywords(keywords).find(text)).toEqual(naive(keywords, text));
  });
});

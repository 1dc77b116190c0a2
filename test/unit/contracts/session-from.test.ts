import fc from '../../support/properties';
import type { SessionFrom } from '../../../contracts/session-from';
import { decodeSessionFrom, encodeSessionFrom, SESSION_FROM_MAX } from '../../../contracts/session-from';

const awkward = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('%', ';', '=', '?', '&', '退', '款', '😀', '\n', '\ud83d', '\ude00', '0', 'A') }),
);
const parts = (text: fc.Arbitrary<string>) =>
  fc.record({ page: text, article: text, search: text, conversation: text }, { requiredKeys: [] });
const filled = (from: SessionFrom) => Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''));

describe('session-from', () => {
  it('is readable: Chinese, paths and queries stand in it as they are', () => {
    expect(encodeSessionFrom({ page: 'pages/product/product?id=3', article: 'faq-refund', search: '怎么退款' })).toBe(
      'cs1;page=pages/product/product?id=3;article=faq-refund;search=怎么退款',
    );
  });

  it('brings back everything that was put in, whatever characters it has', () => {
    fc.assert(
      fc.property(parts(awkward.filter((text) => text.length < 60)), (from) => {
        expect(decodeSessionFrom(encodeSessionFrom(from))).toEqual(filled(from));
      }),
    );
  });

  it('never exceeds 1024 characters, and what is left is the beginning of what was put in', () => {
    const long = fc.array(awkward, { maxLength: 80 }).map((pieces) => pieces.join('').repeat(4));
    fc.assert(
      fc.property(parts(long), (from) => {
        const text = encodeSessionFrom(from);
        expect(text.length).toBeLessThanOrEqual(SESSION_FROM_MAX);
        for (const [field, value] of Object.entries(decodeSessionFrom(text) ?? {}))
          expect(from[field as keyof SessionFrom]?.startsWith(value as string)).toBe(true);
      }),
    );
  });

  it('cuts the search first and keeps page, article and conversation whole', () => {
    const from = { page: 'pages/home/home', article: 'faq-1', search: '长'.repeat(2000), conversation: 'o1:2' };
    const back = decodeSessionFrom(encodeSessionFrom(from));
    expect(back).toMatchObject({ page: from.page, article: from.article, conversation: from.conversation });
    expect(back?.search).toHaveLength(
      SESSION_FROM_MAX - 'cs1;page=pages/home/home;article=faq-1;search=;conversation=o1:2'.length,
    );
  });

  it('is null for a text of somebody else, and never throws', () => {
    for (const text of ['', 'wxapp', 'page=1', 'cs2;page=a']) expect(decodeSessionFrom(text)).toBeNull();
    fc.assert(fc.property(awkward, (text) => void decodeSessionFrom(`cs1;${text}`)));
  });

  it('passes over the fields of a later version', () => {
    expect(decodeSessionFrom('cs1;mood=happy;page=pages/home/home;=x;page')).toEqual({ page: 'pages/home/home' });
  });
});

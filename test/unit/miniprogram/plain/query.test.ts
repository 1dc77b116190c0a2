import fc from '../../../support/properties';
import { decoded, written } from '../../../../miniprogram/plain/query';

const read = (query: string) =>
  Object.fromEntries(
    query.split('&').map((pair) => [pair.slice(0, pair.indexOf('=')), decoded(pair.slice(pair.indexOf('=') + 1))]),
  );

it('what is written into a page’s query is read from it, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      expect(read(written({ id: '1', search: value }))).toEqual({ id: '1', search: value });
    }),
  );
});

it('half a character, as a field cut to its length leaves it, keeps no page from being opened', () => {
  expect(written({ search: '茶\ud83c' })).toBe(`search=${encodeURIComponent('茶\ufffd')}`);
  expect(written({ search: '🍵\udf75' })).toBe(`search=${encodeURIComponent('🍵\ufffd')}`);
});

it.each(['%', '%E8%8C', '100%'])('%s, which nobody encoded, is taken as it is', (value) => {
  expect(decoded(value)).toBe(value);
});

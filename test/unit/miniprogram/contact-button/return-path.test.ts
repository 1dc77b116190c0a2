import fc from '../../../support/properties';
import { readable, returnUrl } from '../../../../miniprogram/components/contact-button/return-path';

const read = (query: string) =>
  Object.fromEntries(
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('=').map(decodeURIComponent)),
  ) as Record<string, string>;

describe('coming back through a card', () => {
  it('goes to the card’s page with its query', () => {
    expect(returnUrl({ path: 'pages/product/product', query: { id: 'gaiwan' } }, 'pages/home/home')).toBe(
      '/pages/product/product?id=gaiwan',
    );
  });

  it('reads a query that stands in the path, a leading slash and .html', () => {
    expect(returnUrl({ path: '/pages/product/product.html?id=3' }, '')).toBe('/pages/product/product?id=3');
  });

  it('takes half a character for a sign of it, for it cannot be encoded', () => {
    const halved = { path: 'pages/a/a', query: { q: '茶\ud83c' } };
    expect(returnUrl(halved, '')).toBe(`/pages/a/a?q=${encodeURIComponent('茶\ufffd')}`);
  });

  it('stays where the visitor is already, in whatever order the query stands', () => {
    const tap = { path: 'pages/a/a', query: { x: '1', y: '二' } };
    expect(returnUrl(tap, `pages/a/a?y=${encodeURIComponent('二')}&x=1`)).toBeNull();
    expect(returnUrl(tap, 'pages/a/a?x=2')).not.toBeNull();
  });

  it('reads the query that stands in a card’s path as it was meant, encoded or not', () => {
    expect(returnUrl({ path: `pages/a/a?q=${encodeURIComponent('退 & 换')}` }, '')).toBe(
      `/pages/a/a?q=${encodeURIComponent('退 & 换')}`,
    );
    expect(returnUrl({ path: 'pages/a/a?q=退款' }, `pages/a/a?q=${readable('退款')}`)).toBeNull();
    expect(readable(encodeURIComponent('退款 100%&a=1'))).toBe('退款 100%25%26a%3D1');
  });

  it('leads nowhere without a path', () => {
    for (const tap of [{}, { path: '' }, { path: '/' }]) expect(returnUrl(tap, 'pages/home/home')).toBeNull();
  });

  it('keeps any value of the query', () => {
    const value = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), value), (query) => {
        const url = returnUrl({ path: 'pages/a/a', query }, 'pages/b/b') ?? '';
        expect(read(url.split('?')[1] ?? '')).toEqual({ ...query });
      }),
    );
  });
});

// Where the visitor stands: the page on top with its query.
import { readable } from './return-path';

interface CurrentPage {
  readonly route: string;
  readonly options: Readonly<Record<string, string | undefined>>;
}

/**
 * `pages/product/product?id=3`; empty before the first page. Values are written readably (Chinese as it is), but for the
 * characters that divide a query.
 * @param extra more of the query, where the page shows several things: `no=2026001`
 */
export function here(extra = ''): string {
  const page = getCurrentPages().slice(-1)[0] as CurrentPage | undefined;
  if (!page) return '';
  const query = Object.entries(page.options ?? {}).map(([name, value]) => `${name}=${readable(value ?? '')}`);
  if (extra) query.push(extra);
  return query.length > 0 ? `${page.route}?${query.join('&')}` : page.route;
}

// Addresses of pages: `/pages/a/a?x=1`, absolute or beside the current page. Values stay encoded, as WeChat leaves them.

export interface PageAddress {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** @param current path of the page that navigates; null at launch */
export function parsePageUrl(url: string, current: string | null): PageAddress {
  const [rawPath = '', ...rest] = url.split('?');
  const query = new Map<string, string>();
  for (const pair of rest.join('?').split('#')[0]?.split('&') ?? []) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    query.set(equals < 0 ? pair : pair.slice(0, equals), equals < 0 ? '' : pair.slice(equals + 1));
  }
  const from = rawPath.startsWith('/') || current === null ? [] : current.split('/').slice(0, -1);
  const parts: string[] = [];
  for (const part of [...from, ...rawPath.split('/')]) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return { path: parts.join('/').replace(/\.html$/, ''), query: Object.fromEntries(query) };
}

export function pageUrl({ path, query }: PageAddress): string {
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return text === '' ? path : `${path}?${text}`;
}

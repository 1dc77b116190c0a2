// Where a visitor goes who tapped a mini program card in the chat. WeChat: bindcontact says path and query, and the
// developer navigates (customer message guide, section 6.1). Pure.

export interface CardTap {
  readonly path?: string | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
}

/**
 * The URL to navigate to, or null when the card leads nowhere or to where the visitor is already.
 * @param here route and query of the page on top: `pages/home/home?id=1`
 */
export function returnUrl(tap: CardTap, here: string): string | null {
  const [rawPath = '', inPath = ''] = (tap.path ?? '').split('?');
  const path = rawPath.replace(/^\/+/, '').replace(/\.html$/, '');
  if (!path) return null;
  const query = pairs(inPath);
  for (const [name, value] of Object.entries(tap.query ?? {})) query.set(name, value);
  const target = write(path, query);
  const [herePath = '', hereQuery = ''] = here.split('?');
  return target === write(herePath, pairs(hereQuery)) ? null : `/${target}`;
}

function pairs(query: string): Map<string, string> {
  const parts = query.split('&').filter(Boolean);
  return new Map(
    parts.map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at), decoded(part.slice(at + 1))];
    }),
  );
}

/** A query's value with Chinese as it is, encoded only where it would divide the query. */
export function readable(value: string): string {
  return decoded(value).replace(/[%&=?#]/g, encodeURIComponent);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Half a character cannot be encoded; by pairs first, for older iPhones know no lookbehind. */
const whole = (text: string) =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (unit) => (unit.length === 2 ? unit : '\ufffd'));

function write(path: string, query: Map<string, string>): string {
  const text = [...query]
    .map(([name, value]) => `${name}=${encodeURIComponent(whole(value))}`)
    .sort()
    .join('&');
  return text ? `${path}?${text}` : path;
}

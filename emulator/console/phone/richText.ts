// The text of a message as pieces that can be drawn: plain text and links. Nothing of it ever becomes HTML.

export type Piece =
  | { kind: 'text'; text: string }
  /** An address in the browser; only http and https. */
  | { kind: 'web'; text: string; href: string }
  /** A page of a mini program (WeChat: text link of a customer service message, `data-miniprogram-path`). */
  | { kind: 'page'; text: string; path: string; appid?: string };

const anchor = /<a(\s[^<>]*)>([\s\S]*?)<\/a\s*>/gi;
const attribute = /([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const address = /https?:\/\/[^\s<>"'，。；！？、（）【】《》“”]+/gi;

/** Splits a message text into pieces; a tag that is not a complete, useful `<a>` stays text as it was written. */
export function piecesOf(content: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of content.matchAll(anchor)) {
    const link = linkOf(match[1] ?? '', match[2] ?? '');
    if (!link) continue;
    pieces.push(...addressesIn(content.slice(done, match.index)), link);
    done = match.index + match[0].length;
  }
  pieces.push(...addressesIn(content.slice(done)));
  return pieces;
}

function linkOf(attributes: string, text: string): Piece | null {
  const given = new Map<string, string>();
  for (const [, name = '', double, single, bare] of attributes.matchAll(attribute)) {
    given.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  const path = given.get('data-miniprogram-path');
  const appid = given.get('data-miniprogram-appid');
  if (path) return { kind: 'page', text, path, ...(appid ? { appid } : {}) };
  const href = given.get('href');
  return href && /^https?:\/\//i.test(href) ? { kind: 'web', text, href } : null;
}

function addressesIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    if (match.index > done) pieces.push({ kind: 'text', text: text.slice(done, match.index) });
    pieces.push({ kind: 'web', text: match[0], href: match[0] });
    done = match.index + match[0].length;
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done) });
  return pieces;
}

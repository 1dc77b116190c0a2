// The session-from of our contact buttons: where the visitor stood when they asked for a human. The phone writes it on
// the button, WeChat brings it to the cloud in user_enter_tempsession. No package is imported, so that the contact
// button stays small enough to lift.
//
// Format, readable for an operator who meets it in the console:
//
//   cs1;page=pages/product/product?id=3;article=faq-refund;search=怎么退款;conversation=oAbc:2
//
// `cs1` names the format and its version. Fields come in the order below, absent ones are left out. In a value `%`, `;`,
// control characters and lone surrogates are written `%XXXX` (four hex digits of the UTF-16 unit); Chinese stays as it is.

/** What a contact button tells about the visitor's place; every field may be missing. */
export interface SessionFrom {
  /** Path without a leading slash, with its query: `pages/product/product?id=3`. */
  readonly page?: string;
  /** Id of the help-centre article the visitor was reading. */
  readonly article?: string;
  /** What the visitor searched for before asking. */
  readonly search?: string;
  /** Id of an earlier conversation that this one continues. */
  readonly conversation?: string;
}

/** WeChat: session-from is at most 1024 characters (button component page). */
export const SESSION_FROM_MAX = 1024;

const NAME = 'cs1';
const FIELDS = ['page', 'article', 'search', 'conversation'] as const;
/** What is cut first when the whole would be too long: the wordiest and least needed. */
const CUT_ORDER = ['search', 'page', 'article', 'conversation'] as const;

/**
 * Writes the text for the button's `session-from`.
 * @returns at most 1024 characters; when it would be longer, `search`, then `page`, … lose their ends, never half an escape
 */
export function encodeSessionFrom(from: SessionFrom): string {
  const values: Partial<Record<(typeof FIELDS)[number], string>> = {};
  for (const field of FIELDS) {
    const value = from[field];
    if (value) values[field] = escape(value);
  }
  for (const field of CUT_ORDER) {
    const over = join(values).length - SESSION_FROM_MAX;
    const value = values[field];
    if (over <= 0) break;
    if (value) values[field] = cut(value, Math.max(0, value.length - over));
    if (values[field] === '') delete values[field];
  }
  return join(values);
}

/**
 * Reads a session-from as WeChat pushed it.
 * @returns null when the text is not of this format (another button's own text, WeChat's default, an empty one)
 */
export function decodeSessionFrom(text: string): SessionFrom | null {
  const [name, ...parts] = text.split(';');
  if (name !== NAME) return null;
  const from: { -readonly [K in keyof SessionFrom]: string } = {};
  for (const part of parts) {
    const at = part.indexOf('=');
    const field = FIELDS.find((each) => each === part.slice(0, Math.max(0, at)));
    const value = unescape(part.slice(at + 1));
    // Fields of a later version are passed over: an old cloud must understand a new phone.
    if (field && value) from[field] = value;
  }
  return from;
}

function join(values: Partial<Record<string, string>>): string {
  return [NAME, ...FIELDS.filter((field) => values[field]).map((field) => `${field}=${values[field] ?? ''}`)].join(';');
}

const hex = (unit: string) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
const isControl = (unit: string) =>
  unit < ' ' || (unit >= '\u007f' && unit <= '\u009f') || unit === '\u2028' || unit === '\u2029';

/** By pairs first, so that only surrogates without a partner are left to escape (older iPhones know no lookbehind). */
function escape(value: string): string {
  return value.replace(/[\ud800-\udbff][\udc00-\udfff]|[^]/g, (piece) =>
    piece.length === 1 && (piece === '%' || piece === ';' || isControl(piece) || /[\ud800-\udfff]/.test(piece))
      ? hex(piece)
      : piece,
  );
}

function unescape(value: string): string {
  return value.replace(/%([0-9A-Fa-f]{4})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

/** The first `length` units, without half an escape or half a character at the end. */
function cut(value: string, length: number): string {
  return value
    .slice(0, length)
    .replace(/%[0-9A-Fa-f]{0,3}$/, '')
    .replace(/[\ud800-\udbff]$/, '');
}

// The replies of a rule as parts that can be edited, added, removed and moved; and written back. Pure. A part of a shape that is not
// known is carried along as it is.

export const replyFields = {
  text: ['text'],
  image: ['media'],
  link: ['title', 'description', 'url', 'thumb_url'],
  miniprogrampage: ['title', 'pagepath', 'thumb'],
} as const;
export type ReplyType = keyof typeof replyFields;

export interface ReplyPart {
  /** `other`: a shape that the form does not know. */
  readonly type: ReplyType | 'other';
  /** What is typed, by the name of the part's field. */
  readonly values: Readonly<Record<string, string>>;
  /** As it was written; undefined for a new one. */
  readonly written?: unknown;
}

export const emptyPart = (type: ReplyType): ReplyPart => ({
  type,
  values: Object.fromEntries(replyFields[type].map((field) => [field, ''])),
});

/** @param written a text, a part with a type, or a list of these; undefined: no reply */
export function partsOf(written: unknown): ReplyPart[] {
  if (written === undefined) return [];
  return (Array.isArray(written) ? (written as unknown[]) : [written]).map(partOf);
}

/** Undefined when there is no reply. Texts without a letter are no reply. */
export function writtenParts(parts: readonly ReplyPart[]): unknown {
  const written = parts.filter((part) => !isBlank(part)).map(writtenPart);
  return written.length > 1 || Array.isArray(written[0]) ? written : written[0];
}

function partOf(written: unknown): ReplyPart {
  if (typeof written === 'string' || typeof written === 'number')
    return { type: 'text', values: { text: String(written) }, written };
  const other: ReplyPart = { type: 'other', values: { json: JSON.stringify(written) ?? '' }, written };
  if (typeof written !== 'object' || written === null) return other;
  const document = written as Readonly<Record<string, unknown>>;
  const type = (Object.keys(replyFields) as ReplyType[]).find((each) => each === document.type);
  if (type === undefined) return other;
  const values: Record<string, string> = {};
  for (const field of replyFields[type]) {
    const value = document[field] ?? '';
    if (typeof value !== 'string') return other;
    values[field] = value;
  }
  return { type, values, written };
}

function writtenPart({ type, values, written }: ReplyPart): unknown {
  if (type === 'other') return written;
  if (written !== undefined) {
    const before = partOf(written);
    if (replyFields[type].every((field) => before.values[field] === values[field])) return written;
  }
  if (type === 'text' && (typeof written !== 'object' || written === null)) return values.text;
  const part: Record<string, unknown> = { ...(typeof written === 'object' ? written : {}), type };
  for (const field of replyFields[type]) {
    const value = values[field] ?? '';
    // A field that is not needed and not filled in is not written.
    if (value !== '' || field !== 'thumb_url') part[field] = type === 'text' ? value : value.trim();
    else delete part[field];
  }
  return part;
}

const isBlank = ({ type, values }: ReplyPart): boolean => type === 'text' && (values.text ?? '').trim() === '';

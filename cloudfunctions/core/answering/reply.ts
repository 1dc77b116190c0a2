import * as v from 'valibot';
import type { OutboundContent } from '../../../contracts/content';
import { allowanceLimits, keptForHuman, textBytes } from '../../../contracts/limits';
import { problems } from '../texts/problems';

const Filled = v.pipe(v.string(), v.trim(), v.nonEmpty());
const optionalText = v.optional(v.string(), '');
/** One reply as an operator writes it; names as in WeChat's own documents. */
const Part = v.variant('type', [
  v.object({ type: v.literal('text'), text: Filled }),
  v.object({ type: v.literal('image'), media: Filled }),
  v.object({
    type: v.literal('link'),
    title: Filled,
    description: optionalText,
    url: v.pipe(v.string(), v.trim(), v.url()),
    thumb_url: optionalText,
  }),
  v.object({ type: v.literal('miniprogrampage'), title: Filled, pagepath: Filled, thumb: Filled }),
]);

export type ReadReplies = { readonly replies: readonly OutboundContent[] } | { readonly problem: string };

/** One bot answer never needs more: of WeChat's five, one is kept for a human. */
const most = allowanceLimits.message.count - keptForHuman;

/** Reads what an operator wrote as a reply: a text, a part with a type, or a list of these. Missing is no reply at all. */
export function readReplies(written: unknown): ReadReplies {
  const parts =
    written === undefined || written === null || written === '' ? [] : Array.isArray(written) ? (written as unknown[]) : [written];
  if (parts.length > most) return { problem: problems.tooManyReplies(parts.length) };
  const replies: OutboundContent[] = [];
  for (const [index, part] of parts.entries()) {
    const read = v.safeParse(Part, typeof part === 'string' ? { type: 'text', text: part } : part);
    if (!read.success) {
      const field = v.getDotPath(read.issues[0]);
      const unreadable = field === null || field === 'type';
      return { problem: unreadable ? problems.badReply(index + 1) : problems.replyLacks(index + 1, field) };
    }
    const content = outbound(read.output);
    if (content.type === 'text' && Buffer.byteLength(content.text) > textBytes)
      return { problem: problems.textTooLong(index + 1, textBytes) };
    replies.push(content);
  }
  return { replies };
}

function outbound(part: v.InferOutput<typeof Part>): OutboundContent {
  if (part.type !== 'link') return part;
  const { type, title, description, url, thumb_url: thumbUrl } = part;
  return { type, title, description, url, thumbUrl };
}

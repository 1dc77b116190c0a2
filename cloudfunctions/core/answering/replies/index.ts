/**
 * In: what an operator wrote as an answer, in any of its short forms. Out: contents a channel can send, or in Chinese
 * what is wrong with them; and, when one is to be said, the content with its variables filled in. Never sends.
 */
import * as v from 'valibot';
import type { OutboundContent } from '../../../../contracts/content';
import { allowanceLimits, keptForHuman, textBytes as usualTextBytes } from '../../../../contracts/limits';
import { replyProblems as problems } from '../../texts/replies';
import { unknownVariables } from './variables';

export { fillReply, standardVariables, variablesIn, type Variable } from './variables';

/** Replies to one message: of those WeChat allows after a message, one is kept for a human. */
export const usualCount = allowanceLimits.message.count - keptForHuman;

export interface ReplyContext {
  /** Bytes of one text in UTF-8; default what contracts say. */
  textBytes?: number;
  /** Replies to one message; default four. */
  count?: number;
  /** Pages of app.json, without a leading slash; when given, a card that leads to none of them is noted: the mini program may be newer than the list. */
  pages?: ReadonlySet<string>;
  /** The shop's own names that may stand in {{…}}; when not given, any name may. */
  variables?: ReadonlySet<string>;
}

export interface ReadReplies {
  replies: OutboundContent[];
  problems: string[];
  /** What an operator should know of replies that can be sent. */
  notes: string[];
}

const filled = v.pipe(v.string(), v.trim(), v.nonEmpty());
const optional = v.optional(v.pipe(v.string(), v.trim()), '');

/** Names as in WeChat's own documents. */
const Part = v.variant('type', [
  v.object({
    type: v.literal('text'),
    text: v.pipe(
      v.string(),
      v.check((text) => text.trim() !== ''),
    ),
  }),
  v.object({ type: v.literal('image'), media: filled }),
  v.pipe(
    v.object({ type: v.literal('link'), title: filled, description: optional, url: filled, thumb_url: optional }),
    v.transform(({ thumb_url: thumbUrl, ...link }) => ({ ...link, thumbUrl })),
  ),
  v.object({ type: v.literal('miniprogrampage'), title: filled, pagepath: filled, thumb: filled }),
]);

/**
 * @param written a text, a part with a type (text, image, link, miniprogrampage), or a list of these; nothing is no reply
 */
export function readReplies(written: unknown, context: ReplyContext = {}): ReadReplies {
  const parts: unknown[] =
    written === undefined || written === null ? [] : Array.isArray(written) ? written : [written];
  const read: ReadReplies = { replies: [], problems: [], notes: [] };
  parts.forEach((part, i) => {
    const name = parts.length > 1 ? `回复第 ${i + 1} 条` : '回复';
    const content = readPart(part);
    const found = typeof content === 'string' ? [content] : problemsOf(content, context);
    read.problems.push(...found.map((problem) => name + problem));
    if (typeof content === 'string') return;
    read.replies.push(content);
    const page = lackingPage(content, context);
    if (page !== null) read.notes.push(name + problems.unknownPage(page));
  });
  return read;
}

function readPart(part: unknown): OutboundContent | string {
  if (typeof part === 'string' && part.trim() === '') return problems.empty;
  // A database can hold NaN and Infinity, which nobody means to say.
  const isText = typeof part === 'string' || Number.isFinite(part);
  const read = v.safeParse(Part, isText ? textPart(String(part)) : part);
  if (read.success) return read.output;
  const field = v.getDotPath(read.issues[0]);
  return field === null || field === 'type' ? problems.unknownForm : problems.missing(field);
}

function textPart(text: string): OutboundContent {
  return { type: 'text', text };
}

function problemsOf(content: OutboundContent, context: ReplyContext): string[] {
  const { textBytes = usualTextBytes, variables } = context;
  const found = variables ? unknownVariables(content, variables).map(problems.unknownVariable) : [];
  if (content.type === 'text') {
    const bytes = Buffer.byteLength(content.text);
    if (bytes > textBytes) found.push(problems.tooLong(bytes, textBytes));
  }
  if (content.type === 'link' && !/^https?:\/\/[^\s/]+/i.test(content.url)) found.push(problems.badUrl(content.url));
  const picture = content.type === 'image' ? content.media : content.type === 'miniprogrampage' ? content.thumb : '';
  if (isElsewhere(picture)) found.push(problems.badPicture(picture));
  return found;
}

/** WeChat sends a picture only by an id: an address or a file name is none. One filled in at sending is not known before. */
function isElsewhere(picture: string): boolean {
  return /[:/\\.]/.test(picture) && !/^cloud:\/\/./.test(picture) && !picture.includes('{{');
}

/** The page of a card when app.json has none like it; one whose path is filled in at sending is not known before. */
function lackingPage(content: OutboundContent, { pages }: ReplyContext): string | null {
  if (content.type !== 'miniprogrampage' || !pages) return null;
  const page = content.pagepath
    .replace(/^\//, '')
    .replace(/[?#].*$/, '')
    .replace(/\.html$/, '');
  return pages.has(page) || page.includes('{{') ? null : page;
}

import * as v from 'valibot';
import type { Handwritten } from '../../../contracts/documents';
import type { ArticleSummary } from '../../../contracts/visitor-pages';
import type { Faq } from '../answering/faq';
import { fillReply } from '../answering/replies';

/** One entry of `faqs` as the help centre shows it. */
export interface Article {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly category: string;
  readonly updatedAt: number | null;
}

/** What the help centre shows beside what the index knows. */
const Extras = v.object({ updatedAt: v.fallback(v.optional(v.date()), undefined) });

/**
 * The entries that can be shown, in their order. One whose answer has no text (a picture, a card) is for the chat only.
 * @param documents the documents the entries were read from
 * @param words.values what the variables of an answer stand for
 */
export function articlesOf(
  faqs: readonly Faq[],
  documents: readonly Handwritten[],
  words: { readonly values: ReadonlyMap<string, string>; readonly otherCategory: string },
): Article[] {
  const byId = new Map(documents.map((document) => [document._id, document]));
  return faqs.flatMap(({ id, question, replies, category }) => {
    const said = replies.map((reply) => fillReply(reply, words.values));
    const answer = said.flatMap((reply) => (reply.type === 'text' ? [reply.text] : [])).join('\n');
    if (answer === '') return [];
    const extras = v.safeParse(Extras, byId.get(id));
    const updatedAt = extras.success ? (extras.output.updatedAt?.getTime() ?? null) : null;
    return [{ id, question, answer, category: category || words.otherCategory, updatedAt }];
  });
}

const excerptLength = 60;

/** An article as a row of a list. */
export function summaryOf({ id, question, answer, category }: Article): ArticleSummary {
  const line = answer.replace(/\s+/g, ' ');
  return { id, question, category, excerpt: line.length > excerptLength ? `${line.slice(0, excerptLength)}…` : line };
}

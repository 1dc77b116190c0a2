import * as v from 'valibot';
import type { Handwritten } from '../../../contracts/documents';
import type { ArticleSummary } from '../../../contracts/visitor-pages';

/** One entry of `faqs` as the help centre shows it. */
export interface Article {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly category: string;
  readonly updatedAt: number | null;
  /** Its place among the hot questions, the smaller the higher; null: not among them. */
  readonly hot: number | null;
}

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const Document = v.object({
  _id: v.string(),
  question: text,
  answer: text,
  category: v.fallback(v.optional(text), undefined),
  hot: v.fallback(v.optional(v.union([v.boolean(), v.number()])), undefined),
  enabled: v.fallback(v.optional(v.boolean(), true), true),
  updatedAt: v.fallback(v.optional(v.date()), undefined),
});

/** The documents that can be shown, in their order; one that lacks its question or answer is left out, its status says so. */
export function readArticles(documents: readonly Handwritten[], otherCategory: string): Article[] {
  return documents.flatMap((document) => {
    const read = v.safeParse(Document, document);
    if (!read.success || !read.output.enabled) return [];
    const { _id: id, question, answer, category = otherCategory, hot, updatedAt } = read.output;
    const place = typeof hot === 'number' ? hot : hot === true ? Number.MAX_SAFE_INTEGER : null;
    return [{ id, question, answer, category, updatedAt: updatedAt?.getTime() ?? null, hot: place }];
  });
}

const excerptLength = 60;

/** An article as a row of a list. */
export function summaryOf({ id, question, answer, category }: Article): ArticleSummary {
  const line = answer.replace(/\s+/g, ' ');
  return { id, question, category, excerpt: line.length > excerptLength ? `${line.slice(0, excerptLength)}…` : line };
}

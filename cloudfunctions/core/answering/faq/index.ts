/**
 * In: the documents of `faqs`, the shop's synonyms, then any number of questions. Out: for each question the entries that
 * answer it, best first, with how sure that is. One index for the chat and the help centre. Pure; it decides nothing: who
 * asks sets the bar.
 */
import type { Features } from '../features';
import { compileRetrieval } from '../retrieval';
import { readFaqs, type Faq, type FaqContext, type FaqProblem } from './document';

export { faqLimits, writtenAliases } from './document';
export type { Faq, FaqProblem } from './document';

export interface FaqMatch {
  faq: Faq;
  /** 0 to 1; see `retrieval`. */
  confidence: number;
  /** The wording of the entry that came closest: its question or one of its aliases. */
  wording: string;
}

export interface CompiledFaqs {
  /** The entries in use. */
  readonly faqs: readonly Faq[];
  /** By document id, those with problems only. */
  readonly problems: ReadonlyMap<string, readonly FaqProblem[]>;
  /** The best entries, each once. @param count default 3 */
  search(question: string, count?: number): FaqMatch[];
}

export function compileFaqs(documents: readonly unknown[], features: Features, context: FaqContext = {}): CompiledFaqs {
  const { faqs, problems } = readFaqs(documents, context);
  const wordings = faqs.map(({ question, aliases }) => [question, ...aliases]);
  const retrieval = compileRetrieval(wordings.map((each) => each.map((wording) => features.of(wording))));
  return {
    faqs,
    problems,
    search(question, count = 3) {
      return retrieval.find(features.of(question), count).flatMap(({ entry, confidence, wording }) => {
        const faq = faqs[entry];
        return faq ? [{ faq, confidence, wording: wordings[entry]?.[wording] ?? faq.question }] : [];
      });
    },
  };
}

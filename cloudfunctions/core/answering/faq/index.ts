/**
 * In: the documents of `faqs`, the shop's synonyms, then any number of questions. Out: for each question the entries that
 * answer it, best first, with how sure that is. One index for the chat and the help centre. Pure; it decides nothing: who
 * asks sets the bar.
 */
import type { Features } from '../features';
import { normalWord } from '../normal-text';
import { compileRetrieval, type Vocabulary } from '../retrieval';
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
  /** What they are compared by. */
  readonly features: Features;
  /** What the entries are worded in. */
  readonly vocabulary: Vocabulary;
  /** Every wording, as matching sees it. */
  readonly said: ReadonlyMap<string, string>;
}

export function compileFaqs(documents: readonly unknown[], features: Features, context: FaqContext = {}): CompiledFaqs {
  const { faqs, said, problems } = readFaqs(documents, context);
  const wordings = faqs.map(({ question, aliases }) => [question, ...aliases]);
  const retrieval = compileRetrieval(features.gather(wordings));
  return {
    faqs,
    problems,
    features,
    said,
    vocabulary: retrieval.vocabulary(),
    search(question, count = 3) {
      const found = retrieval.find(features.of(question), count).flatMap(({ entry, confidence, wording }) => {
        const faq = faqs[entry];
        return faq ? [{ faq, confidence, wording: wordings[entry]?.[wording] ?? faq.question }] : [];
      });
      const owner = said.get(normalWord(question));
      return owner === undefined ? found : ownerFirst(found, owner);
    },
  };
}

/** Near an entry whose very words were said, others are this sure at most. */
const besideItself = 0.9;

/** What is word for word in one entry is that one, however like it others are. */
function ownerFirst(found: readonly FaqMatch[], owner: string): FaqMatch[] {
  return found
    .map((match) => ({ ...match, confidence: match.faq.id === owner ? 1 : Math.min(match.confidence, besideItself) }))
    .sort((a, b) => b.confidence - a.confidence);
}

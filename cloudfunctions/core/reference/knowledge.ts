import type { Handwritten, PublishedSet } from '../../../contracts/documents';
import { compileFaqs, type CompiledFaqs } from '../answering/faq';
import { compileFeatures, type Features } from '../answering/features';
import { readSynonyms, type ReadSynonyms } from '../answering/features/synonyms';
import { compileFlows, type CompiledFlows } from '../answering/flows';
import { compileIntents, type CompiledIntents } from '../answering/intents';
import { compileWords, type CompiledWords } from '../answering/sensitive-words';
import { compileCalendars, type CompiledCalendars } from '../calendar/opening';
import { appPages } from './app-pages';

/** What a shop knows beside its rules. Each part is made ready when it is first needed. */
export interface Knowledge {
  /** What texts are compared by, with the shop's synonyms. */
  readonly features: Features;
  readonly synonyms: ReadSynonyms;
  readonly faqs: CompiledFaqs;
  readonly intents: CompiledIntents;
  readonly flows: CompiledFlows;
  readonly calendars: CompiledCalendars;
  readonly words: CompiledWords;
}

/**
 * @param documents of a collection as people wrote them; none where nothing was published yet
 * @param pages of app.json, to note cards that lead to none of them
 */
export function knowledgeOf(
  documents: (set: PublishedSet) => readonly Handwritten[],
  variables: ReadonlySet<string>,
  pages = appPages,
): Knowledge {
  const replies = { variables, ...(pages === undefined ? {} : { pages }) };
  const synonyms = once(() => readSynonyms(documents('synonyms')));
  const features = once(() => compileFeatures(synonyms().groups));
  const flows = once(() => compileFlows(documents('flows'), { replies }));
  const flowIds = () => new Set(flows().flows.keys());
  const faqs = once(() => compileFaqs(documents('faqs'), features(), { ...replies, flows: flowIds() }));
  const intents = once(() => compileIntents(documents('intents'), features(), { replies, flows: flowIds() }));
  const calendars = once(() => compileCalendars(documents('calendars')));
  const words = once(() => compileWords(documents('sensitive_words')));
  return {
    get features() {
      return features();
    },
    get synonyms() {
      return synonyms();
    },
    get faqs() {
      return faqs();
    },
    get intents() {
      return intents();
    },
    get flows() {
      return flows();
    },
    get calendars() {
      return calendars();
    },
    get words() {
      return words();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

import type { Handwritten } from '../../../contracts/documents';
import { compileFaqs } from '../answering/faq';
import { compileFeatures } from '../answering/features';
import { compileCalendars } from '../calendar/opening';
import { insist, type Run } from '../platform';
import { hoursOf, readShop } from '../reference';
import { visitorPages as texts } from '../texts/visitor-pages';
import { articlesOf } from './articles';
import { finder } from './finder';
import { helpCentre, type HelpCentre } from './help-centre';
import { hotQuestions, shopView } from './shop';

/** Gives the help centre, read again when the instance's copy is older than ten seconds. */
export type HelpCentreReader = (run: Run) => Promise<HelpCentre>;

/** How long an operator's change may take to be seen in the help centre. */
const freshMs = 10_000;
/** WeChat gives a function at most 100 documents an answer without doubt. */
const pageSize = 100;

/** One per instance: it remembers between runs. */
export function createHelpCentre(): HelpCentreReader {
  let known: { help: HelpCentre; at: number } | null = null;

  return async (run) => {
    const at = run.time.elapsed();
    if (known !== null && at - known.at < freshMs) return known.help;
    try {
      const [faqs, synonyms, settings, calendars] = await Promise.all([
        all(run, 'faqs'),
        all(run, 'synonyms'),
        all(run, 'settings'),
        all(run, 'calendars'),
      ]);
      const compiled = compileFaqs(faqs, compileFeatures(synonyms.map(wordsOf)));
      const help = helpCentre({
        articles: articlesOf(compiled.faqs, faqs, texts.otherCategory),
        hot: hotQuestions(settings),
        find: finder(compiled),
        shop: shopView(settings),
        hours: hoursOf(compileCalendars(calendars), readShop(settings).shop.hours),
      });
      known = { help, at };
      return help;
    } catch (error) {
      // An old copy answers better than none; the next run asks again.
      if (known !== null) return known.help;
      throw error;
    }
  };
}

/** The words of a group that mean the same; what is not a word is passed over. */
function wordsOf({ words }: Handwritten): string[] {
  return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
}

/** Every document of a collection, in the order of ids. */
async function all(run: Run, collection: 'faqs' | 'synonyms' | 'settings' | 'calendars'): Promise<Handwritten[]> {
  const documents: Handwritten[] = [];
  for (;;) {
    const next = await insist(run, () =>
      run.store.find(collection, {}, { limit: pageSize, skip: documents.length, orderBy: '_id' }),
    );
    documents.push(...next);
    if (next.length < pageSize) return documents;
  }
}

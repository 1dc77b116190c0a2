import type { Run } from '../platform';
import { hoursOf, knowledgeOf, readAll, readShop, variablesOf } from '../reference';
import { comingTime } from '../texts';
import { visitorPages as texts } from '../texts/visitor-pages';
import { articlesOf } from './articles';
import { finder } from './finder';
import { helpCentre, type HelpCentre } from './help-centre';
import { hotQuestions, shopView } from './shop';

/** Gives the help centre, read again when the instance's copy is older than ten seconds. */
export type HelpCentreReader = (run: Run) => Promise<HelpCentre>;

/** How long an operator's change may take to be seen in the help centre. */
const freshMs = 10_000;

/** One per instance: it remembers between runs. */
export function createHelpCentre(): HelpCentreReader {
  let known: { help: HelpCentre; at: number } | null = null;

  return async (run) => {
    const at = run.time.elapsed();
    if (known !== null && at - known.at < freshMs) return known.help;
    try {
      const help = await read(run);
      known = { help, at };
      return help;
    } catch (error) {
      // An old copy answers better than none; the next run asks again.
      if (known !== null) return known.help;
      throw error;
    }
  };
}

/** The documents themselves, not what is published of them: an operator who mends an article looks here at once. */
async function read(run: Run): Promise<HelpCentre> {
  const [faqs, synonyms, calendars, settings] = await Promise.all([
    readAll(run, 'faqs'),
    readAll(run, 'synonyms'),
    readAll(run, 'calendars'),
    readAll(run, 'settings'),
  ]);
  const documents = new Map(Object.entries({ faqs, synonyms, calendars }));
  const { shop } = readShop(settings);
  const knowledge = knowledgeOf((set) => documents.get(set) ?? [], variablesOf(shop));
  const hours = hoursOf(knowledge.calendars, shop.hours);
  const now = run.time.now();
  const next = hours.nextOpening(now);
  const values = new Map([...shop.variables, ['下次服务时间', next === null ? '' : comingTime(next, now)]]);
  return helpCentre({
    articles: articlesOf(knowledge.faqs.faqs, faqs, { values, otherCategory: texts.otherCategory }),
    hot: hotQuestions(settings),
    find: finder(knowledge.faqs),
    shop: shopView(settings),
    hours,
  });
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answer } from '../../../../../cloudfunctions/core/answering/answer';
import { compileFaqs } from '../../../../../cloudfunctions/core/answering/faq';
import { compileFlows } from '../../../../../cloudfunctions/core/answering/flows';
import { compileIntents } from '../../../../../cloudfunctions/core/answering/intents';
import { compileRules } from '../../../../../cloudfunctions/core/answering/rules';
import { starter, starterFeatures } from '../support';

/** A question as a visitor may type it, and the ids of what answers it: `human` a hand-off, none what is no shop's business. */
export interface Question {
  readonly question: string;
  readonly answers: readonly string[];
  readonly kind: string;
}

/** `silent`: the default reply, which asks to say it in other words or to see a human. */
export type Outcome = 'right' | 'offered' | 'wrong' | 'silent' | 'offeredWrong';

export function questionsOf(name: string): Question[] {
  return readFileSync(path.resolve('test/fixtures/questions', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question);
}

/** Through everything that answers a new shop's visitor: the wish for a human, the rules, then FAQ and intents. */
export function starterShop(documents = starter('faqs')): (question: Question) => Outcome {
  const features = starterFeatures();
  const rules = compileRules(starter('rules'));
  const faqs = compileFaqs(documents, features);
  const intents = compileIntents(starter('intents'), features);
  const flows = compileFlows(starter('flows'));
  const offTopic = new Set(intents.intents.filter((intent) => intent.offTopic).map(({ id }) => id));
  return ({ question, answers }) => {
    const { kind, trace, options } = answer({
      content: { type: 'text', text: question },
      context: { visitor: { id: 'visitor' }, now: Date.UTC(2026, 10, 20, 2) },
      ...{ flow: null, options: [], rules, knowledge: { faqs, intents, flows } },
      ...{ lookups: new Map(), levelKnown: true, misses: 0, offerAfter: 0, askedToRate: false },
      ...{ defaultReply: [], slow: false },
    });
    const isRight = (id: string) => answers.includes(id) || (answers.length === 0 && offTopic.has(id));
    if (options.length > 0) return options.some(({ id }) => isRight(id)) ? 'offered' : 'offeredWrong';
    const id = trace.by?.id ?? (kind === 'human' ? 'human' : null);
    if (id === null) return answers.length === 0 ? 'right' : 'silent';
    return isRight(id) ? 'right' : 'wrong';
  };
}

/** How many of the questions came out how, as parts of 1. */
export function sharesOf(outcomes: readonly Outcome[]): Record<Outcome, number> {
  const share = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length / outcomes.length;
  return {
    ...{ right: share('right'), offered: share('offered'), wrong: share('wrong') },
    ...{ silent: share('silent'), offeredWrong: share('offeredWrong') },
  };
}

/** Hides one alias in so many of every entry, and asks the shop that does not have them for each: how it takes wordings it never saw. */
export function hiddenWordings(every: number): Outcome[] {
  let place = 0;
  const hidden: Question[] = [];
  const documents = starter('faqs').map((document) => {
    const aliases = (document.aliases as string[]).filter((alias) => {
      place += 1;
      if (place % every !== 0) return true;
      hidden.push({
        question: alias,
        answers: [String(document._id), ...(asGood.get(String(document._id)) ?? [])],
        kind: 'hidden',
      });
      return false;
    });
    return { ...document, aliases };
  });
  return hidden.map(starterShop(documents));
}

/** What answers as well as an entry of the FAQ: the intent, rule or flow about the same. */
const asGood: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'price-where': ['price_inquiry', 'price'],
    recommend: ['product_inquiry'],
    'about-us': ['product_inquiry'],
    'return-how': ['after-sales'],
    promo: ['discount'],
    'store-where': ['store'],
    'complain-how': ['complaint'],
    'ship-track': ['order_status', 'order-status'],
    'service-wait': ['complaint'],
  }),
);

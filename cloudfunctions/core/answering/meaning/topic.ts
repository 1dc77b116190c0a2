import type { CompiledFaqs } from '../faq';
import type { CompiledIntents } from '../intents';
import { normalWord } from '../normal-text';
import { mattersIn, shareElsewhere } from './elsewhere';

/** What a text is weighed by: how near the shop's best answer is to it, and how near talk of other things. */
export interface Nearness {
  best: number;
  talk: number;
}

/** How much the signs count beside nearness: measured on wordings and talk that were hidden from the documents. */
const weights = { best: 1.16, words: 0.3, unknown: 0.3, elsewhere: 1 } as const;
/** One word of another matter says this much, however long the text is; the rest is by its share of the text. */
const oneWord = 0.3;
/** Fewer wordings of the shop, or of talk, tell less about whose a word is. */
const enough = 100;
/** A shop that asks each thing in fewer ways than this leaves much of its own matters unsaid. */
const manyWays = 10;
/** So much a feature is taken to have been said beyond what it was. */
const unsaid = 0.3;

/**
 * How much a text is the shop's business: above 0 rather so, below rather not. It is what it would be answered with, against
 * what talk of other things it is like, whether its words are more the shop's or more such talk's, how much of it nobody in
 * this shop ever said, and whether it names a matter that the shop does not deal in (借钱, 招聘, 下雨).
 */
export function howMuchTheShops(
  text: string,
  { best, talk }: Nearness,
  faqs: CompiledFaqs,
  intents: CompiledIntents,
): number {
  const share = shareElsewhere(normalWord(text), (word) => dealtIn(faqs, intents).has(word));
  const elsewhere = share === 0 ? 0 : oneWord + (1 - oneWord) * share;
  const { words, unknown } = signsOf(text, faqs, intents);
  return weights.best * best - talk + weights.words * words - weights.unknown * unknown - weights.elsewhere * elsewhere;
}

/** By the features of a text: how many times likelier it is said to the shop than in talk, as a logarithm; what is known to neither says nothing here. */
function signsOf(text: string, faqs: CompiledFaqs, intents: CompiledIntents): { words: number; unknown: number } {
  let [odds, unknown, total] = [0, 0, 0];
  const own = faqs.vocabulary.wordings + intents.vocabulary.wordings;
  for (const { id, weight } of faqs.features.of(text)) {
    const shop = faqs.vocabulary.timesSaid(id) + intents.vocabulary.timesSaid(id);
    const talk = intents.talk.timesSaid(id);
    total += weight;
    if (shop === 0) unknown += weight;
    if (shop + talk > 0) odds += weight * Math.log(((shop + unsaid) * intents.talk.wordings) / ((talk + unsaid) * own));
  }
  const ways = faqs.faqs.length === 0 ? 1 : faqs.vocabulary.wordings / faqs.faqs.length / manyWays;
  const told = Math.min(1, own / enough, intents.talk.wordings / enough, ways);
  return total === 0
    ? { words: 0, unknown: 0 }
    : { words: (told * odds) / total, unknown: (Math.min(1, ways) * unknown) / total };
}

const dealt = new WeakMap<CompiledFaqs, WeakMap<CompiledIntents, ReadonlySet<number>>>();

/** The words of other matters that this shop has in its own wordings. */
function dealtIn(faqs: CompiledFaqs, intents: CompiledIntents): ReadonlySet<number> {
  const byIntents = dealt.get(faqs) ?? new WeakMap<CompiledIntents, ReadonlySet<number>>();
  dealt.set(faqs, byIntents);
  const known = byIntents.get(intents) ?? mattersIn([...faqs.said.keys(), ...intents.said].join('\n'));
  byIntents.set(intents, known);
  return known;
}

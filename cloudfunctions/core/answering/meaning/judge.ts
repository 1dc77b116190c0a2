import type { CompiledFaqs, Faq, FaqMatch } from '../faq';
import type { CompiledIntents, Intent, IntentMatch } from '../intents';
import { howMuchTheShops } from './topic';

export interface Bars {
  /** From here on an answer is given, when nothing else comes close. */
  answer: number;
  /** How far the next one must be behind. */
  margin: number;
  /** From here on half of that margin will do. */
  certain: number;
  /** From here on it is worth asking about. */
  ask: number;
  /** How much a text has to be the shop's business to be answered, and to be asked about; see `howMuchTheShops`. */
  ours: number;
  perhapsOurs: number;
}

/** For the trace: a candidate, the wording that came closest, and how close. */
export interface Weighed {
  kind: 'faq' | 'intent';
  id: string;
  title: string;
  closest: string;
  confidence: number;
}

export type Sure =
  { kind: 'faq'; faq: Faq; confidence: number } | { kind: 'intent'; intent: Intent; confidence: number };

/** One reading of one text. */
export interface Judgement {
  sure: Sure | null;
  /** Best first; talk that is none of the shop's business is among them, for the trace. */
  weighed: Weighed[];
  /** What may be offered: `weighed` without that. */
  offers: Weighed[];
}

/** From here on it is nearly word for word what the shop wrote, whatever else it is like. */
const saidSo = 0.9;
/** From here on it is the shop's business where talk of other things is not near it as well. */
const plain = 0.75;
/** Closer than this, neither of two is nearer. */
const tie = 0.02;
/** How many of a kind are looked at. */
const looked = 4;

export function judge(text: string, faqs: CompiledFaqs, intents: CompiledIntents, bars: Bars): Judgement {
  const entries = faqs.search(text, looked);
  const guesses = intents.find(text, intents.intents.length);
  const serious = guesses.filter(({ intent }) => !intent.offTopic);
  const aside = guesses.find(({ intent }) => intent.offTopic);
  const offers = weigh(entries, serious.slice(0, 2));
  const weighed = aside ? [...offers, ...weigh([], [aside])].sort((a, b) => b.confidence - a.confidence) : offers;
  const sure = surest(entries, serious, bars);
  const best = Math.max(entries[0]?.confidence ?? 0, serious[0]?.confidence ?? 0);
  // Where the shop says nothing of other things, only what is near it is known.
  if (!aside && intents.talk.wordings === 0) return { sure, weighed, offers };
  const plainly = best >= plain && best - (aside?.confidence ?? 0) >= bars.margin;
  const ours =
    best >= saidSo || plainly ? best : howMuchTheShops(text, { best, talk: aside?.confidence ?? 0 }, faqs, intents);
  // What is as near to other talk is asked about: 今天怎么样 beside 今天价格怎么样.
  const asNear = aside !== undefined && best < saidSo && aside.confidence >= best - tie;
  if (ours >= bars.ours && !asNear) return { sure, weighed, offers };
  if (ours >= bars.perhapsOurs) return { sure: null, weighed, offers };
  const clear = aside !== undefined && aside.confidence >= bars.answer && aside.confidence - best >= bars.margin;
  return { sure: clear ? ofIntent(aside) : null, weighed, offers: [] };
}

function surest(entries: readonly FaqMatch[], guesses: readonly IntentMatch[], bars: Bars): Sure | null {
  const [faq, nextFaq] = entries;
  const [guess, nextGuess] = guesses;
  const faqSure = faq ? isSure(faq.confidence, nextFaq?.confidence, bars) : false;
  const guessSure = guess ? isSure(guess.confidence, nextGuess?.confidence, bars) : false;
  if (guess && guessSure && (!faq || outweighs(guess, faq, faqSure))) return ofIntent(guess);
  return faq && faqSure ? { kind: 'faq', faq: faq.faq, confidence: faq.confidence } : null;
}

/**
 * An entry of the FAQ answers more precisely than an intent's one reply, so it comes first where both are meant; but
 * anger goes to a human, and a flow can look at the visitor's own order.
 */
function outweighs({ intent, confidence }: IntentMatch, faq: FaqMatch, faqSure: boolean): boolean {
  if (!faqSure) return confidence >= faq.confidence;
  const ahead = confidence - faq.confidence;
  if (intent.human) return ahead >= -0.1;
  return ahead >= (intent.flow === null ? 0.15 : 0);
}

function isSure(confidence: number, next = 0, { answer, certain, margin }: Bars): boolean {
  return confidence >= answer && confidence - next >= (confidence >= certain ? margin / 2 : margin);
}

function ofIntent({ intent, confidence }: IntentMatch): Sure {
  return { kind: 'intent', intent, confidence };
}

function weigh(entries: readonly FaqMatch[], guesses: readonly IntentMatch[]): Weighed[] {
  const round = (confidence: number) => Math.round(confidence * 100) / 100;
  return [
    ...entries.map(({ faq: { id, question }, confidence, wording }) => ({
      ...{ kind: 'faq' as const, id, title: question, closest: wording, confidence: round(confidence) },
    })),
    ...guesses.map(({ intent: { id, label }, confidence, example }) => ({
      ...{ kind: 'intent' as const, id, title: label, closest: example, confidence: round(confidence) },
    })),
  ].sort((a, b) => b.confidence - a.confidence);
}

/**
 * In: what a visitor asked, with the shop's FAQ and intents. Out: the one entry or intent that is meant, or the few that
 * may be, to be asked about, or nothing; and what was weighed. Pure.
 */
import type { CompiledFaqs, Faq, FaqMatch } from '../faq';
import type { CompiledIntents, Intent, IntentMatch } from '../intents';

export interface Bars {
  /** From here on an answer is given, when nothing else comes close. */
  answer: number;
  /** How far the next one must be behind. */
  margin: number;
  /** From here on a third of that margin will do. */
  certain: number;
  /** From here on it is worth asking about. */
  ask: number;
}

/** Set on questions that were not written for the starter documents; higher asks more and errs less. */
export const usualBars: Bars = { answer: 0.24, margin: 0.05, certain: 0.5, ask: 0.15 };

export type Option = { kind: 'faq'; id: string; title: string } | { kind: 'intent'; id: string; title: string };

export type Meaning =
  | { kind: 'faq'; faq: Faq; confidence: number; weighed: Weighed[] }
  | { kind: 'intent'; intent: Intent; confidence: number; weighed: Weighed[] }
  /** 您是想问：1… 2…; best first, at most three. */
  | { kind: 'unsure'; options: Option[]; weighed: Weighed[] }
  | { kind: 'unknown'; weighed: Weighed[] };

/** For the trace: a candidate, the wording that came closest, and how close. */
export interface Weighed {
  kind: 'faq' | 'intent';
  id: string;
  title: string;
  closest: string;
  confidence: number;
}

const asked = 3;

export function meaningOf(text: string, faqs: CompiledFaqs, intents: CompiledIntents, bars: Bars = usualBars): Meaning {
  const entries = faqs.search(text, asked + 1);
  const guesses = intents.find(text, 2);
  const weighed = weigh(entries, guesses);
  const [faq, nextFaq] = entries;
  const [guess, nextGuess] = guesses;
  const faqSure = faq ? isSure(faq.confidence, nextFaq?.confidence, bars) : false;
  const guessSure = guess ? isSure(guess.confidence, nextGuess?.confidence, bars) : false;
  if (guess && guessSure && (!faq || outweighs(guess, faq, faqSure))) {
    return { kind: 'intent', intent: guess.intent, confidence: guess.confidence, weighed };
  }
  if (faq && faqSure) return { kind: 'faq', faq: faq.faq, confidence: faq.confidence, weighed };
  const options = weighed
    .filter(({ confidence }) => confidence >= bars.ask)
    .slice(0, asked)
    .map(({ kind, id, title }): Option => ({ kind, id, title }));
  return options.length > 0 ? { kind: 'unsure', options, weighed } : { kind: 'unknown', weighed };
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
  return confidence >= answer && confidence - next >= (confidence >= certain ? margin / 3 : margin);
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

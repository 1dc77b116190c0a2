/**
 * In: what a visitor asked, with the shop's FAQ and intents. Out: the one entry or intent that is meant, or the few that
 * may be, to be asked about, or nothing; and what was weighed. Pure.
 */
import type { CompiledFaqs, Faq } from '../faq';
import type { CompiledIntents, Intent } from '../intents';
import { clausesOf, whatIsMeant } from './clauses';
import { judge, type Bars, type Judgement, type Weighed } from './judge';

export type { Bars, Weighed } from './judge';

/** Set on questions that were not written for the starter documents; higher asks more and errs less. */
export const usualBars: Bars = {
  ...{ answer: 0.28, margin: 0.1, certain: 0.45, ask: 0.15 },
  ...{ ours: 0, perhapsOurs: -0.2 },
};

export type Option = { kind: 'faq'; id: string; title: string } | { kind: 'intent'; id: string; title: string };

export type Meaning =
  | { kind: 'faq'; faq: Faq; confidence: number; weighed: Weighed[] }
  | { kind: 'intent'; intent: Intent; confidence: number; weighed: Weighed[] }
  /** Two questions in one message, each clear by itself. */
  | { kind: 'both'; faqs: readonly [Faq, Faq]; weighed: Weighed[] }
  /** 您是想问：1… 2…; best first, at most three. */
  | { kind: 'unsure'; options: Option[]; weighed: Weighed[] }
  | { kind: 'unknown'; weighed: Weighed[] };

const asked = 3;
/** From here on a piece of a text is a question of its own, also beside another one: 不想用了 before 把账号销掉 is not. */
const itself = 0.6;
/** From here on two such pieces are answered without asking: half a wrong answer is a wrong one. */
const beyondDoubt = 0.75;
/** The whole is as clear as a piece of it, though it says more. */
const asClear = 0.8;

export function meaningOf(said: string, faqs: CompiledFaqs, intents: CompiledIntents, bars: Bars = usualBars): Meaning {
  const text = whatIsMeant(said);
  const whole = judge(text, faqs, intents, bars);
  const clauses = clausesOf(text).map((clause) => judge(clause, faqs, intents, bars));
  const matters = distinct(clauses.filter(speaksOfTheShop));
  const clear = matters.filter(({ sure }) => sure !== null && sure.confidence >= bars.certain);
  const angry = clear.find(({ sure }) => sure?.kind === 'intent' && sure.intent.human);
  if (angry?.sure) return { ...angry.sure, weighed: angry.weighed };
  const questions = clear.filter(
    ({ sure }) => sure !== null && (sure.confidence >= itself || idOf({ sure }) === idOf(whole)),
  );
  if (questions.length > 1) return together(questions, whole);
  if (whole.sure && (clauses.length === 0 || speaksOfTheShop(whole))) return { ...whole.sure, weighed: whole.weighed };
  const [only] = matters;
  if (only?.sure) {
    const place = whole.weighed.findIndex(({ id }) => id === idOf(only));
    const isIt = place === 0 || (place > 0 && clear.length === 1);
    return isIt ? { ...only.sure, weighed: only.weighed } : offered(matters, whole);
  }
  if (whole.sure) return { ...whole.sure, weighed: whole.weighed };
  const likely = [whole, ...clauses].flatMap(({ offers }) => offers).filter(({ confidence }) => confidence >= bars.ask);
  return likely.length > 0 ? offered([], { ...whole, offers: likely }) : { kind: 'unknown', weighed: whole.weighed };
}

/**
 * Several questions in one message. Where the whole says one of them as clearly as its piece does, the rest is a remark on it:
 * 还没寄出去吧？不要了退钱. Two that the FAQ answers beyond doubt are answered both, the nearest to the whole first; which of
 * others comes first is the visitor's to say, and so it is where the whole is nearest to none of them: 怎么退货，运费谁出.
 */
function together(questions: readonly Judgement[], whole: Judgement): Meaning {
  const nearest = whole.weighed[0]?.id;
  const first = questions.find((each) => idOf(each) === nearest)?.sure;
  if (!first) return offered([whole, ...questions], whole);
  if (whole.sure && idOf(whole) === nearest && whole.sure.confidence >= first.confidence * asClear)
    return { ...whole.sure, weighed: whole.weighed };
  const second = questions.find((each) => idOf(each) !== nearest)?.sure;
  const isTwo = questions.length === 2 && first.kind === 'faq' && second?.kind === 'faq';
  if (isTwo && Math.min(first.confidence, second.confidence) >= beyondDoubt)
    return { kind: 'both', faqs: [first.faq, second.faq], weighed: whole.weighed };
  return offered(questions, whole);
}

/** A greeting before the question and thanks after it are no questions. */
function speaksOfTheShop({ sure }: Judgement): boolean {
  if (sure === null) return false;
  return sure.kind === 'faq' || sure.intent.human || sure.intent.flow !== null;
}

function distinct(judgements: readonly Judgement[]): Judgement[] {
  const best = new Map<string, Judgement>();
  for (const each of judgements) {
    const id = idOf(each);
    const known = best.get(id)?.sure;
    if (!known || (each.sure && each.sure.confidence > known.confidence)) best.set(id, each);
  }
  return [...best.values()].sort((a, b) => (b.sure?.confidence ?? 0) - (a.sure?.confidence ?? 0));
}

function idOf({ sure }: Pick<Judgement, 'sure'>): string {
  return sure === null ? '' : sure.kind === 'faq' ? sure.faq.id : sure.intent.id;
}

function offered(first: readonly Judgement[], { offers, weighed }: Judgement): Meaning {
  const options = new Map<string, Option>();
  for (const { sure } of first) {
    if (sure?.kind === 'faq') options.set(sure.faq.id, { kind: 'faq', id: sure.faq.id, title: sure.faq.question });
    if (sure?.kind === 'intent')
      options.set(sure.intent.id, { kind: 'intent', id: sure.intent.id, title: sure.intent.label });
  }
  for (const { kind, id, title } of [...offers].sort((a, b) => b.confidence - a.confidence)) {
    if (!options.has(id)) options.set(id, { kind, id, title });
  }
  return { kind: 'unsure', options: [...options.values()].slice(0, asked), weighed };
}

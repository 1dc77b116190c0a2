import type { UnansweredBecause } from '../../../contracts/desk';
import type { InMessage } from '../../../contracts/message';
import type { FaqMatch } from '../answering/faq';
import { normalWord } from '../answering/normal-text';
import { masked } from '../privacy';
import { tryOut, type Book } from '../rehearsal';
import { grouped, type Group } from './groups';
import { questionsIn, type Question } from './questions';

/** Questions that are alike; see UnansweredGroup in contracts/desk.ts. Every wording is masked. */
export interface Unanswered {
  readonly wording: string;
  readonly others: readonly string[];
  readonly count: number;
  readonly visitors: number;
  readonly lastAt: number;
  readonly because: Readonly<Record<UnansweredBecause, number>>;
  readonly suggestions: readonly { readonly faq: string; readonly question: string; readonly score: number }[];
}

const othersTold = 5;
const suggested = 3;
/** So many wordings of a group are looked up for what comes close to them. */
const lookedAt = 5;
/** A wording is a line on a page. */
const longest = 120;

/**
 * What was asked in messages, was not answered then, and would not be answered by the book as it is now; the most frequent first.
 * @param messages newest first
 * @param mayGoOn asked before each try: there may be thousands
 * @returns the groups, and whether everything was tried
 */
export function stillUnanswered(
  book: Book,
  messages: readonly InMessage[],
  mayGoOn: () => boolean,
): { groups: Unanswered[]; whole: boolean } {
  const { left, whole } = openIn(book, questionsIn(messages), mayGoOn);
  const groups = grouped(left, book.reference.knowledge.features).map((group) => viewOf(group, book));
  return { groups: groups.sort((a, b) => b.count - a.count || b.lastAt - a.lastAt), whole };
}

/** The questions that the book does not answer. Each wording is tried once, at the time it was asked last. */
function openIn(book: Book, questions: readonly Question[], mayGoOn: () => boolean) {
  const tried = new Map<string, (question: Question) => boolean>();
  const left: Question[] = [];
  for (const question of questions) {
    const words = normalWord(question.text);
    let isOpen = tried.get(words);
    if (isOpen === undefined) {
      if (!mayGoOn()) return { left, whole: false };
      isOpen = openNow(book, question);
      tried.set(words, isOpen);
    }
    if (isOpen(question)) left.push(question);
  }
  return { left, whole: true };
}

function openNow(book: Book, { text, at }: Question): (question: Question) => boolean {
  const { trace } = tryOut(book, { content: { type: 'text', text }, now: at });
  const { by, human, weighed = [] } = trace;
  if (by === undefined && human !== true) return () => true;
  // The same answer again is no better, unless somebody has written these very words for it.
  const meant = normalWord(weighed.find(({ kind, id }) => kind === by?.kind && id === by.id)?.closest ?? '');
  const sure = meant === normalWord(text);
  return (question) =>
    question.because === 'human' && !sure && question.by?.kind === by?.kind && question.by?.id === by?.id;
}

function viewOf({ wordings }: Group<Question>, book: Book): Unanswered {
  const asked = wordings.flatMap((wording) => wording.asked);
  const because = { default: 0, ai: 0, unsure: 0, human: 0 };
  for (const question of asked) because[question.because] += 1;
  const [wording = '', ...others] = [...new Set(wordings.map(({ text }) => shown(text)))];
  const matches = closest(
    wordings.slice(0, lookedAt).map(({ text }) => text),
    book,
  );
  return {
    wording,
    others: others.slice(0, othersTold),
    count: asked.length,
    visitors: new Set(asked.map(({ visitor }) => visitor)).size,
    lastAt: Math.max(...asked.map(({ at }) => at)),
    because,
    suggestions: matches.map(({ faq, confidence }) => ({
      ...{ faq: faq.id, question: faq.question, score: Math.round(confidence * 100) / 100 },
    })),
  };
}

/** What comes closest to any of the wordings: one may say more clearly than another what is meant. */
function closest(texts: readonly string[], { reference }: Book): FaqMatch[] {
  const found = new Map<string, FaqMatch>();
  for (const match of texts.flatMap((text) => reference.knowledge.faqs.search(text, suggested))) {
    const known = found.get(match.faq.id);
    if (!known || known.confidence < match.confidence) found.set(match.faq.id, match);
  }
  return [...found.values()].sort((a, b) => b.confidence - a.confidence).slice(0, suggested);
}

/** Masked before it is shortened: half a number would not be known as one. */
function shown(text: string): string {
  const line = masked(text).replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

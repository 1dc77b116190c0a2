// Questions that nothing answered, as cards; and what of their wording would make a rule. Pure.
import type { UnansweredBecause, UnansweredGroup } from '../../../contracts/desk';
import { pastText } from '../../plain/format';
import { texts } from '../texts/insights';

export interface GroupCard {
  /** The wording that stands for all; no two cards have the same. */
  readonly wording: string;
  readonly others: readonly string[];
  readonly note: string;
  readonly because: readonly string[];
  readonly suggestions: readonly Suggestion[];
  /** What was done about it; empty: nothing yet. */
  readonly done: string;
  /** The change that can be undone. */
  readonly change: string | null;
  readonly busy: boolean;
}
/** An entry of the FAQ to which a wording can be added. */
export interface Suggestion {
  readonly faq: string;
  readonly question: string;
  readonly version: string;
}

const reasons: readonly UnansweredBecause[] = ['default', 'unsure', 'human', 'ai'];

export function cardsOf(groups: readonly UnansweredGroup[], now: number): GroupCard[] {
  return groups.map(({ wording, others, count, visitors, lastAt, because, suggestions }) => ({
    ...{ wording, others, done: '', change: null, busy: false },
    note: [texts.times(count), texts.visitors(visitors), texts.last(pastText(lastAt, now))].join(' · '),
    because: reasons
      .filter((reason) => because[reason] > 0)
      .map((reason) =>
        because[reason] === count ? texts.because[reason] : `${texts.because[reason]} ${because[reason]}`,
      ),
    suggestions: suggestions.map(({ faq, question, version }) => ({ faq, question, version })),
  }));
}

/** The cards once an entry has changed: whoever suggests it asks for its new state. */
export function withVersion(cards: readonly GroupCard[], faq: string, version: string): GroupCard[] {
  return cards.map((card) => ({
    ...card,
    suggestions: card.suggestions.map((one) => (one.faq === faq ? { ...one, version } : one)),
  }));
}

const polite =
  /^(?:你好|您好|请问|问一下|我想问|想问|麻烦|那个|你们的|你们|我们|的|请|能不能|可不可以|可以|有没有|怎么样|怎么|怎样|如何|为什么|什么)+|(?:一下|谢谢|[吧啊呢吗嘛呀么了])+$/g;
const signs = /[\s\p{P}\p{S}]+/gu;
/** A keyword shorter than this is in too many messages. */
const shortest = 2;
/** A rule's keyword is a few words, not a speech. */
const longest = 20;

/** Keywords for a rule that would answer: what all wordings have in common, else each without what is only polite. */
export function keywordsFor(wording: string, others: readonly string[]): string[] {
  const said = [wording, ...others].map((text) => text.replace(/…$/, '').replace(signs, ''));
  const common =
    said.length > 1
      ? said
          .slice(1)
          .reduce(commonPart, said[0] ?? '')
          .replace(polite, '')
      : '';
  if (common.length >= shortest) return [common.slice(0, longest)];
  const plain = said.map((text) => text.replace(polite, '') || text);
  return [...new Set(plain.map((text) => text.slice(0, longest)))].filter(({ length }) => length >= shortest);
}

/** The longest part that two texts share; the first of several. */
function commonPart(a: string, b: string): string {
  for (let length = Math.min(a.length, b.length); length > 0; length -= 1)
    for (let at = 0; at + length <= a.length; at += 1) {
      const part = a.slice(at, at + length);
      if (b.includes(part)) return part;
    }
  return '';
}

import type { OutboundContent } from '../../../contracts/content';
import type { AskedOption } from '../../../contracts/visitor';
import { ratingTexts as texts } from '../texts/ratings';
import type { Asked } from './answer';

// WeChat: a mini program cannot send menu messages (msgmenu), so the choice is a text that is answered by number or by words.
const options: readonly AskedOption[] = texts.choices.map(({ score, title }) => ({
  kind: 'rating',
  id: String(score),
  title,
}));

/** Replies, and after them the question how it was; asked once in a conversation. */
export function askingToRate(
  { askedToRate }: Pick<Asked, 'askedToRate'>,
  contents: readonly OutboundContent[],
): { contents: readonly OutboundContent[]; options: readonly AskedOption[] } {
  if (askedToRate) return { contents, options: [] };
  return { contents: [...contents, { type: 'text', text: texts.question }], options };
}

export function thanksFor(score: number): string {
  return score < 3 ? texts.sorry : texts.thanks;
}

import type { OutboundContent } from '../../../contracts/content';
import type { AskedOption } from '../../../contracts/visitor';
import { texts } from '../texts';
import type { Asked } from './answer';

/** What is said where nothing answers: the default reply, and after several in a row the offer of a human, or outside the hours of a message to one. */
export function notUnderstood(
  { defaultReply, misses, offerAfter, context }: Asked,
  text: string,
): { contents: readonly OutboundContent[]; options: readonly AskedOption[] } {
  if (text.trim() === '' || offerAfter === 0 || misses + 1 < offerAfter) return { contents: defaultReply, options: [] };
  const offer = context.open === false ? texts.offerMessage : texts.offerHuman;
  return {
    contents: [{ type: 'text', text: offer.text }],
    options: [{ kind: 'human', id: 'human', title: offer.title }],
  };
}

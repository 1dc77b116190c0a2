import type { OutboundContent } from '../../../contracts/content';
import type { Reference } from '../reference';

/**
 * A reply with the shop's sensitive words covered, as they are now.
 * @returns null for one that holds a word that stops it: it is left unsaid, whoever wrote it
 */
export function allowed(content: OutboundContent, { knowledge }: Pick<Reference, 'knowledge'>): OutboundContent | null {
  if (content.type !== 'text' || knowledge.words.size === 0) return content;
  const { action, masked } = knowledge.words.check(content.text, 'out');
  return action === 'block' ? null : { ...content, text: masked };
}

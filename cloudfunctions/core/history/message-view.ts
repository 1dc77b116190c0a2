import type { InMessage, OutMessage } from '../../../contracts/message';
import type { TranscriptMessage } from '../../../contracts/visitor-pages';
import { masked, unseal } from '../privacy';

/**
 * A stored message as its visitor sees it, masked.
 * @returns null for what was not said: an entering, and a reply that must not be said (refused for its content)
 */
export function viewOf(message: InMessage | OutMessage): TranscriptMessage | null {
  const content = unseal(message.content);
  const common = {
    id: message._id,
    from: message.direction === 'in' ? ('visitor' as const) : ('shop' as const),
    // WeChat's time is when the visitor wrote; ours is when the message reached us.
    at: message.direction === 'in' ? message.createTime * 1000 : message.createdAt.getTime(),
    state: message.direction === 'in' ? ('sent' as const) : message.state,
    target: null,
  };
  if (message.direction === 'out' && message.reason === 'content') return null;
  switch (content.type) {
    case 'text':
      return { ...common, kind: 'text', text: masked(content.text) };
    case 'image':
      return { ...common, kind: 'image', text: '' };
    case 'link':
      return { ...common, kind: 'link', text: masked(content.title), target: content.url };
    case 'miniprogrampage':
      return { ...common, kind: 'card', text: masked(content.title), target: content.pagepath };
    case 'enter':
      return null;
  }
}

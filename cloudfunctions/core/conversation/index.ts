// Who owns a conversation, as pure transitions. In: the owner now and what happened. Out: the owner next, or null where that
// cannot happen. It never stores, never sends and never looks at the time.
import type { Conversation } from '../../../contracts/visitor';
import type { Owner } from '../../../contracts/conversation';

/** What can happen to a conversation. */
export type ConversationEvent =
  /** WeChat pushed a message of the visitor to us. */
  | 'message'
  /** The visitor is handed to WeChat's own desk. */
  | 'hand-to-wechat-desk'
  /** The visitor waits for one of our agents. */
  | 'queue'
  | 'agent-accepts'
  /** The agent, or the queue, gives the visitor back to the bot. */
  | 'back-to-bot'
  | 'close';

const transitions: Readonly<Record<Owner, Partial<Record<ConversationEvent, Owner>>>> = {
  bot: {
    message: 'bot',
    'hand-to-wechat-desk': 'wechat-desk',
    queue: 'queue',
    'agent-accepts': 'agent',
    close: 'nobody',
  },
  queue: { message: 'queue', 'agent-accepts': 'agent', 'back-to-bot': 'bot', close: 'nobody' },
  agent: { message: 'agent', queue: 'queue', 'agent-accepts': 'agent', 'back-to-bot': 'bot', close: 'nobody' },
  // While WeChat's desk serves a visitor we get no pushes, so a push is the news that it no longer does
  // (WeChat: 转发客服消息).
  'wechat-desk': { message: 'bot', 'hand-to-wechat-desk': 'wechat-desk', close: 'nobody' },
  nobody: {},
};

/** The owner after an event, or null where the event cannot happen. A closed conversation stays closed: a new one begins. */
export function ownerAfter(owner: Owner, event: ConversationEvent): Owner | null {
  return transitions[owner][event] ?? null;
}

/** Whether the bot may speak: it may not while a human owns or is about to own the conversation. */
export function botMaySpeak(conversation: Conversation | null): boolean {
  return conversation === null || conversation.owner === 'bot' || conversation.owner === 'nobody';
}

/** A visitor's next conversation, opened by a message and owned by the bot. */
export function opened(visitorId: string, n: number, message: { id: string; createTime: number }): Conversation {
  const openedAt = new Date(message.createTime * 1000);
  return { id: `${visitorId}:${n}`, n, owner: 'bot', opener: message.id, openedAt, handoff: null };
}

/** The conversation with its next owner. @throws Error where the event cannot happen: a fault of ours */
export function moved(conversation: Conversation, event: ConversationEvent): Conversation {
  const owner = ownerAfter(conversation.owner, event);
  if (owner === null) throw new Error(`A conversation of ${conversation.owner} cannot "${event}".`);
  return { ...conversation, owner };
}

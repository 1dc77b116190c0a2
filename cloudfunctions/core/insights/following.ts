import type { InMessage } from '../../../contracts/message';

/**
 * The visitor's next message in the same conversation, by the id of the one before it. Entering the chat says nothing, so it is passed over.
 * @param messages newest first
 */
export function followingIn(messages: readonly InMessage[]): ReadonlyMap<string, InMessage> {
  const next = new Map<string, InMessage>();
  const newer = new Map<string, InMessage>();
  for (const message of messages) {
    const { conversation } = message;
    if (typeof conversation !== 'string' || message.content.type === 'enter') continue;
    const after = newer.get(conversation);
    if (after !== undefined) next.set(message._id, after);
    newer.set(conversation, message);
  }
  return next;
}

/** Whether a message asked for a human, by its words or by what answered it. */
export const askedForHuman = ({ trace }: InMessage): boolean => trace?.human === true;

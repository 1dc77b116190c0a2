import type { ConversationRecord, FollowUp } from '../../../contracts/conversation';
import type { Turn, Visitor } from '../../../contracts/visitor';
import { addOnce, insist, ServerTime, type Run } from '../platform';

/** Writes the conversation's own document, derived from the visitor's; and closes the one before when this message opened it. */
export async function recordConversation(run: Run, visitor: Visitor, message: string): Promise<void> {
  const { conversation } = visitor;
  if (conversation === null) return;
  const document: ConversationRecord = {
    _id: conversation.id,
    v: 1,
    visitor: visitor._id,
    n: conversation.n,
    owner: conversation.owner,
    openedAt: conversation.openedAt,
    lastMessage: message,
    updatedAt: new ServerTime(0),
  };
  await insist(run, () => run.store.put('conversations', document));
  if (conversation.opener !== message || conversation.n === 1) return;
  const before = `${visitor._id}:${conversation.n - 1}`;
  await insist(run, () => run.store.update('conversations', { _id: before }, { owner: 'nobody' }));
}

/** Keeps a wish for a human until somebody has seen to it; its id is the message's, so it is kept once. */
export async function keepFollowUp(run: Run, visitor: Visitor, turn: Turn): Promise<void> {
  if (turn.followUp === null || turn.message === null) return;
  const document: FollowUp = {
    _id: turn.message,
    v: 1,
    visitor: visitor._id,
    conversation: visitor.conversation?.id ?? null,
    state: 'open',
    because: turn.followUp,
    ...(turn.trace?.collected ? { content: turn.trace.collected } : {}),
    createdAt: new ServerTime(0),
  };
  await addOnce(run, 'follow_ups', document);
}

// What a visitor wants a human to see to later: a left message, a conversation taken up again. In: who wants what. Out: the
// document as its visitor sees it. The same wish is kept once. It never answers one.
import type { FollowUp } from '../../../contracts/conversation';
import type { FollowUpSummary } from '../../../contracts/visitor-pages';
import { addOnce, ServerTime, type Archive, type Run } from '../platform';
import { masked, seal, unseal } from '../privacy';

/** How many left messages of one visitor may wait at a time. */
const waiting = 20;
const listed = 20;
const text = (words: string) => seal({ type: 'text' as const, text: words });

export interface FollowUpRun extends Run {
  readonly archive: Archive;
}

/** @returns null when too many of this visitor's messages wait already */
export async function leaveMessage(
  run: FollowUpRun,
  visitor: string,
  message: { id: string; text: string; phone: string; from: string },
): Promise<FollowUpSummary | null> {
  const open = await run.archive.count('follow_ups', { visitor, because: 'left-message', state: 'open' });
  if (open >= waiting) return null;
  return keep(run, {
    _id: `left:${visitor}:${message.id}`,
    v: 1,
    visitor,
    conversation: null,
    state: 'open',
    because: 'left-message',
    content: text(message.text),
    contact: message.phone ? text(message.phone) : null,
    sessionFrom: message.from,
    createdAt: new ServerTime(0),
  });
}

/** Asks for a closed conversation to be seen to again; once per conversation. */
export async function reopenConversation(
  run: Run,
  visitor: string,
  conversation: string,
  reason: string,
): Promise<FollowUpSummary> {
  return keep(run, {
    _id: reopeningId(conversation),
    v: 1,
    visitor,
    conversation,
    state: 'open',
    because: 'reopened',
    content: text(reason),
    createdAt: new ServerTime(0),
  });
}

/** What the visitor asked for on the pages, newest first. Wishes from the chat show in their conversation. */
export async function listFollowUps(run: FollowUpRun, visitor: string): Promise<FollowUpSummary[]> {
  const found = await run.archive.newest('follow_ups', { visitor }, { by: 'createdAt', limit: listed });
  return found.filter(({ because }) => because === 'left-message' || because === 'reopened').map(summary);
}

/** The id is the claim: a second telling finds the first one and is answered alike. */
async function keep(run: Run, document: FollowUp): Promise<FollowUpSummary> {
  const stored = await addOnce(run, 'follow_ups', document);
  return summary(stored ?? { ...document, createdAt: new Date(run.time.now()) });
}

/** The id that makes a conversation's reopening the only one. */
export const reopeningId = (conversation: string): string => `reopen:${conversation}`;

function summary(followUp: FollowUp): FollowUpSummary {
  const { _id, because, content, createdAt, state, reply } = followUp;
  return {
    id: _id,
    kind: because === 'reopened' ? 'reopen' : 'message',
    text: content ? masked(unseal(content).text) : '',
    at: createdAt.getTime(),
    state,
    reply: reply ? masked(unseal(reply).text) : null,
  };
}

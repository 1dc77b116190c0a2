import type { ConversationSummary, TranscriptMessage } from '../../../contracts/visitor-pages';
import { listConversations, ownConversation } from './conversations';
import { viewOf } from './message-view';
import type { HistoryRun } from './run';

const pageSize = 40;

/**
 * What was said in a conversation, a page at a time.
 * @param conversationId null: the visitor's newest one
 * @param before epoch milliseconds, the cursor of the page before; null: the newest messages
 * @returns null when the visitor has no such conversation
 */
export async function transcript(
  run: HistoryRun,
  visitorId: string,
  conversationId: string | null,
  before: number | null,
): Promise<{ conversation: ConversationSummary; messages: TranscriptMessage[]; before: number | null } | null> {
  const conversation =
    conversationId === null
      ? ((await listConversations(run, visitorId))[0] ?? null)
      : await ownConversation(run, visitorId, conversationId);
  if (!conversation) return null;
  const stored = await run.archive.newest(
    'messages',
    { conversation: conversation.id, visitor: visitorId },
    { by: 'createdAt', limit: pageSize, ...(before === null ? {} : { before: new Date(before) }) },
  );
  const { shown, cursor } = paged(stored);
  const messages = shown
    .reverse()
    .map(viewOf)
    .filter((view) => view !== null);
  return { conversation, messages, before: cursor };
}

/**
 * A full page without the messages of its oldest millisecond: there may be more of them, and they come whole with the next page.
 * @param stored newest first
 */
function paged<M extends { readonly createdAt: Date }>(stored: readonly M[]): { shown: M[]; cursor: number | null } {
  const oldest = stored[stored.length - 1]?.createdAt.getTime();
  if (oldest === undefined || stored.length < pageSize) return { shown: [...stored], cursor: null };
  const shown = stored.filter(({ createdAt }) => createdAt.getTime() > oldest);
  return shown.length > 0 ? { shown, cursor: oldest + 1 } : { shown: [...stored], cursor: oldest };
}

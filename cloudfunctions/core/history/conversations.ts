import type { ConversationRecord, FollowUp } from '../../../contracts/conversation';
import type { InMessage, OutMessage } from '../../../contracts/message';
import type { ConversationSummary } from '../../../contracts/visitor-pages';
import type { Rating } from '../../../contracts/visitor-records';
import type { Visitor } from '../../../contracts/visitor';
import { reopeningId } from '../follow-ups';
import { is } from '../platform';
import { unseal } from '../privacy';
import { ratingId } from '../ratings';
import { viewOf } from './message-view';
import type { HistoryRun } from './run';

const listed = 20;
/** How long after its last change a conversation can be rated or taken up again, in milliseconds. */
const graceMs = 7 * 24 * 60 * 60 * 1000;

/** The visitor's newest conversations, newest first, each as it stands now. */
export async function listConversations(run: HistoryRun, visitorId: string): Promise<ConversationSummary[]> {
  const [records, visitor] = await Promise.all([
    run.archive.newest('conversations', { visitor: visitorId }, { by: 'updatedAt', limit: listed }),
    run.store.get('visitors', visitorId),
  ]);
  return summaries(run, records, visitor);
}

/** One conversation of this visitor; null when there is none of that id, or it is somebody else's. */
export async function ownConversation(
  run: HistoryRun,
  visitorId: string,
  id: string,
): Promise<ConversationSummary | null> {
  const [record, visitor] = await Promise.all([
    run.store.get('conversations', id),
    run.store.get('visitors', visitorId),
  ]);
  if (record?.visitor !== visitorId) return null;
  const [summary] = await summaries(run, [record], visitor);
  return summary ?? null;
}

async function summaries(
  run: HistoryRun,
  records: readonly ConversationRecord[],
  visitor: Visitor | null,
): Promise<ConversationSummary[]> {
  if (records.length === 0) return [];
  const ids = records.map(({ _id }) => _id);
  const [messages, ratings, reopenings] = await Promise.all([
    run.store.find('messages', { _id: is.oneOf(records.map(({ lastMessage }) => lastMessage)) }, { limit: listed }),
    run.store.find('ratings', { _id: is.oneOf(ids.map(ratingId)) }, { limit: listed }),
    run.store.find('follow_ups', { _id: is.oneOf(ids.map(reopeningId)) }, { limit: listed }),
  ]);
  const byId = new Map(messages.map((message) => [message._id, message]));
  const last = await Promise.all(records.map((record) => lastWords(run, record, byId.get(record.lastMessage))));
  const rated = new Map(ratings.map((rating) => [rating._id, rating]));
  const reopened = new Set(reopenings.map(({ _id }: FollowUp) => _id));
  return records.map((record, index) => {
    const { _id, owner: recorded, openedAt, updatedAt } = record;
    // The record follows the visitor's document; while the conversation is the current one, that document knows better.
    const owner = visitor?.conversation?.id === _id ? visitor.conversation.owner : recorded;
    const closed = owner === 'nobody';
    const recent = run.time.now() - updatedAt.getTime() < graceMs;
    const rating = rated.get(ratingId(_id));
    return {
      id: _id,
      openedAt: openedAt.getTime(),
      closedAt: closed ? updatedAt.getTime() : null,
      owner,
      last: last[index] ?? '',
      rating: rating ? ratingView(rating) : null,
      canRate: recent && !rating && owner !== 'queue',
      canReopen: recent && closed && !reopened.has(reopeningId(_id)),
    };
  });
}

/** What was said last. The newest message may be an entering, which says nothing; then those before it are looked at. */
async function lastWords(
  run: HistoryRun,
  { _id, visitor }: ConversationRecord,
  newest: InMessage | OutMessage | undefined,
): Promise<string> {
  const view = newest ? viewOf(newest) : null;
  if (view) return view.text;
  const few = await run.archive.newest('messages', { conversation: _id, visitor }, { by: 'createdAt', limit: 5 });
  return few.map(viewOf).find((each) => each !== null)?.text ?? '';
}

function ratingView(rating: Rating): { score: number; comment: string } | null {
  return rating.about === 'conversation' ? { score: rating.score, comment: unseal(rating.content).text } : null;
}

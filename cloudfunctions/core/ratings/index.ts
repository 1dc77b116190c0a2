// What visitors think of us: a conversation's stars, an article's thumbs. In: who rates what. Out: whether it was kept. One
// of each; it never changes what it rates.
import type { Rating } from '../../../contracts/visitor-records';
import { addOnce, insist, ServerTime, type Run } from '../platform';
import { seal } from '../privacy';

/**
 * Keeps a conversation's rating; the first one stands.
 * @returns false when there is one already
 */
export async function rateConversation(
  run: Run,
  rating: { visitor: string; conversation: string; score: number; comment: string },
): Promise<boolean> {
  const { visitor, conversation, score, comment } = rating;
  const document: Rating = {
    _id: ratingId(conversation),
    v: 1,
    visitor,
    about: 'conversation',
    conversation,
    score,
    content: seal({ type: 'text', text: comment }),
    createdAt: new ServerTime(0),
  };
  const stored = await addOnce(run, 'ratings', document);
  if (stored === null) return true;
  // A lost answer looks like this too; the same rating again is no refusal.
  return stored.about === 'conversation' && stored.score === score && stored.content.text === document.content.text;
}

/** Keeps whether an article helped; a visitor's later vote replaces the earlier one. */
export async function voteArticle(
  run: Run,
  vote: { visitor: string; article: string; helpful: boolean },
): Promise<void> {
  const { visitor, article, helpful } = vote;
  await insist(run, () =>
    run.store.put('ratings', {
      _id: voteId(article, visitor),
      v: 1,
      visitor,
      about: 'article',
      article,
      helpful,
      createdAt: new ServerTime(0),
    }),
  );
}

/** Whether the visitor found an article helpful; null when they did not say. */
export async function ownVote(run: Run, visitor: string, article: string): Promise<boolean | null> {
  const stored = await insist(run, () => run.store.get('ratings', voteId(article, visitor)));
  return stored?.about === 'article' ? stored.helpful : null;
}

/** The id that makes a conversation's rating the only one. */
export const ratingId = (conversation: string): string => `conversation:${conversation}`;

const voteId = (article: string, visitor: string): string => `article:${article}:${visitor}`;

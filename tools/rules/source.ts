import type { Invitation } from '../../contracts/desk-records';
import type { Handwritten } from '../../contracts/documents';
import type { Past, PastVisitor, WrittenSet } from '../../cloudfunctions/core/rehearsal';

/** Where a shop's documents and messages are. */
export interface Source {
  documents(collection: WrittenSet): Promise<readonly Handwritten[]>;
  /** What visitors wrote since a time, oldest first. @param since epoch milliseconds */
  messages(since: number): Promise<readonly Past[]>;
  /** What is known of visitors, by id. */
  visitors(ids: readonly string[]): Promise<ReadonlyMap<string, PastVisitor>>;
  /** Writes a document whole, whether it exists or not. */
  write(collection: WrittenSet, document: Handwritten): Promise<void>;
  /** Epoch milliseconds: the shop's own time. */
  now(): Promise<number>;
  /** Whether somebody owns the shop; where there is no desk at all nobody can, and it counts as owned. */
  hasOwner(): Promise<boolean>;
  /** Keeps an invitation to the desk. */
  invite(invitation: Invitation): Promise<void>;
}

/** A stored message, of which nothing is sure. */
export interface StoredMessage {
  readonly _id?: unknown;
  readonly visitor?: unknown;
  readonly content?: unknown;
  readonly createTime?: unknown;
}

/** A visitor's text that can be played again, or null. */
export function pastOf({ _id, visitor, content, createTime }: StoredMessage): Past | null {
  if (typeof _id !== 'string' || typeof visitor !== 'string' || typeof createTime !== 'number') return null;
  if (typeof content !== 'object' || content === null || !('type' in content) || !('text' in content)) return null;
  const { type, text } = content;
  if (type !== 'text' || typeof text !== 'string') return null;
  return { id: _id, visitor, content: { type, text }, at: createTime * 1000 };
}

/** What rules can ask about a stored visitor. */
export function pastVisitorOf(stored: Readonly<Record<string, unknown>>): PastVisitor {
  const { level, tags, sessionFrom } = stored;
  return {
    ...(typeof level === 'string' ? { level } : {}),
    ...(Array.isArray(tags) ? { tags: tags.filter((tag) => typeof tag === 'string') } : {}),
    ...(typeof sessionFrom === 'string' ? { sessionFrom } : {}),
  };
}

import { createHash } from 'node:crypto';
import { addOnce, ServerTime, type Run } from '../platform';
import { seal } from '../privacy';

/** So much of a push is kept, in characters. */
const keptCharacters = 10_000;

/** Keeps a push that no channel understood, with what was wrong; once, however often it comes. */
export async function recordUnreadable(run: Run, event: unknown, problem: string): Promise<void> {
  const text = JSON.stringify(event) ?? 'undefined';
  const _id = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const content = seal({ type: 'text', text: text.slice(0, keptCharacters) } as const);
  await addOnce(run, 'unreadable_pushes', { _id, v: 1, problem, content, createdAt: new ServerTime(0) });
}

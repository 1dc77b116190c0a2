import { createHash } from 'node:crypto';
import type { OutboundContent } from '../../../contracts/content';
import type { InMessage } from '../../../contracts/message';
import type { Visitor } from '../../../contracts/visitor';
import { unseal } from '../privacy';

/** So long an impatient visitor's same words get the same answer only once, in seconds. */
const repeatSeconds = 2;

/** A text together with its answer, as a digest; null for what is no text. */
export function textMark(message: InMessage, said: readonly OutboundContent[]): Visitor['lastText'] {
  const content = unseal(message.content);
  if (content.type !== 'text') return null;
  const digest = createHash('sha256')
    .update(JSON.stringify([content.text, said]))
    .digest('base64url')
    .slice(0, 22);
  return { digest, createTime: message.createTime };
}

/** Whether a text and its answer are the same as just before. */
export function repeats(before: Visitor['lastText'], now: Visitor['lastText']): boolean {
  if (before === null || now?.digest !== before.digest) return false;
  return Math.abs(now.createTime - before.createTime) <= repeatSeconds;
}

import type { UnansweredBecause } from '../../../contracts/desk';
import type { InMessage, TraceAnswer } from '../../../contracts/message';
import { unseal } from '../privacy';
import { askedForHuman, followingIn } from './following';

/** What a visitor asked, and why it counts as unanswered. Its text is as it was typed: mask it before it is shown. */
export interface Question {
  readonly text: string;
  readonly visitor: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly because: UnansweredBecause;
  /** What answered all the same. */
  readonly by?: TraceAnswer;
}

/** The questions among messages that nothing answered when they came. @param messages newest first */
export function questionsIn(messages: readonly InMessage[]): Question[] {
  const following = followingIn(messages);
  return messages.flatMap((message) => {
    const said = unseal(message.content);
    const because = said.type === 'text' ? becauseOf(message, following.get(message._id)) : null;
    if (said.type !== 'text' || because === null) return [];
    const by = message.trace?.by;
    const at = message.createTime * 1000;
    return [{ text: said.text, visitor: message.visitor, at, because, ...(by === undefined ? {} : { by }) }];
  });
}

function becauseOf({ trace }: InMessage, next: InMessage | undefined): UnansweredBecause | null {
  if (!trace || trace.human === true) return null;
  const { by, decided } = trace;
  if (by === undefined) {
    if (decided === 'default' || decided === 'ai') return decided;
    return decided === 'unsure' && !chose(next) ? 'unsure' : null;
  }
  // What a rule or a flow says is meant to be said; what was only understood may have been misunderstood.
  const understood = by.kind === 'faq' || by.kind === 'intent';
  return understood && next !== undefined && askedForHuman(next) ? 'human' : null;
}

/** Whether a message chose from 「您是想问」: then an entry or an intent answers it that nobody had to weigh. */
function chose(message: InMessage | undefined): boolean {
  const trace = message?.trace;
  if (trace?.by === undefined || (trace.weighed ?? []).length > 0) return false;
  return trace.by.kind === 'faq' || trace.by.kind === 'intent';
}

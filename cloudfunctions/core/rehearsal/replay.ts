import type { InboundContent } from '../../../contracts/content';
import { sayingOf, tryOut, type Tried } from './try';
import type { Book } from './book';

/** A message that came in, and who sent it. */
export interface Past {
  readonly id: string;
  readonly visitor: string;
  readonly content: InboundContent;
  /** Epoch milliseconds. */
  readonly at: number;
}
/** What is known of a visitor today. */
export interface PastVisitor {
  readonly level?: string;
  readonly tags?: readonly string[];
  readonly sessionFrom?: string;
}

/** A message that would be answered differently. */
export interface Changed {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly before: Outcome;
  readonly after: Outcome;
}
export interface Outcome {
  readonly says: readonly string[];
  readonly human: boolean;
  /** What decided, as in the trace; and what answers, in one line of Chinese. */
  readonly decided: string;
  readonly summary: string;
}

/**
 * The messages that two states of a shop would answer differently, each taken as the first one of its visitor at its own time: where somebody
 * was in a flow is not played again.
 */
export function replay(
  before: Book,
  after: Book,
  messages: readonly Past[],
  visitors: ReadonlyMap<string, PastVisitor> = new Map(),
): Changed[] {
  return messages.flatMap(({ id, visitor, content, at }) => {
    const attempt = { ...visitors.get(visitor), content, now: at, visitor };
    const [was, would] = [outcomeOf(tryOut(before, attempt)), outcomeOf(tryOut(after, attempt))];
    if (sameOutcome(was, would)) return [];
    return [{ id, at, text: sayingOf(content), before: was, after: would }];
  });
}

const outcomeOf = ({ says, human, summary, trace }: Tried): Outcome => ({
  ...{ says, human, summary, decided: trace.decided },
});

/** What decided may have another name and say the same: the visitor sees no change. */
function sameOutcome(a: Outcome, b: Outcome): boolean {
  return a.human === b.human && a.says.length === b.says.length && a.says.every((said, i) => said === b.says[i]);
}

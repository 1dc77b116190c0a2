import type { Check, InMessage } from '../../../contracts/message';
import type { AllowanceFacts, Visitor } from '../../../contracts/visitor';
import { noFacts } from '../allowance';
import type { Lookups } from '../answering/business';
import type { Reference } from '../reference';

/** Everything a decision looks at. */
export interface Moment {
  /** Null: the first message of somebody new. */
  readonly visitor: Visitor | null;
  readonly message: InMessage;
  readonly reference: Reference;
  /** Epoch milliseconds. */
  readonly now: number;
  /**
   * The run is a delivery of this message's own push: it can still hand over to WeChat's desk, which only the answer to a push can do, and
   * a welcome comes in time.
   */
  readonly ownPush: boolean;
  /** Sends that ended and are not in the visitor's document yet. */
  readonly unbooked: number;
  /** The content check's verdict, as far as it is known. */
  readonly check: Check | null;
  /** What was looked up for this message so far. */
  readonly lookups?: Lookups;
}

/** Later than any window: a send that is not booked yet counts for sure. */
const always = new Date(8.64e15);
/** The facts of the allowance, with what is not in the document yet. */
export function factsOf({ visitor, unbooked }: Moment): AllowanceFacts {
  const facts = visitor?.allowance ?? noFacts;
  return { ...facts, sends: [...facts.sends, ...Array.from({ length: unbooked }, () => always)] };
}

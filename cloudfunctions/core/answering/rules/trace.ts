import type { Span } from '../normal-text';

/** Small enough to be kept with every message. */
export interface RuleTrace {
  /** Rules in use that were looked at. */
  tried: number;
  /** The first ones that matched, in the order they were considered. */
  matched: MatchedRule[];
  /** Matches that are not listed. */
  more: number;
}

export type MatchedRule = {
  rule: string;
  name: string;
  /** Hits in the text as it was typed, in UTF-16 units; none for rules that do not look at the text. */
  spans: Span[];
} & (
  | { outcome: 'won' }
  | { outcome: 'lost'; to: string; toName: string }
  /** `because` is for people. */
  | { outcome: 'blocked'; because: string }
);

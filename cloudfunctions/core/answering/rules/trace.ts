import type { Span } from '../normal-text';
import { explain } from '../../texts/rules';

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

/** The trace as lines a shop owner understands. @param text the message as it was typed */
export function explainRules(trace: RuleTrace, text: string): string[] {
  if (trace.matched.length === 0) return [explain.nothing(trace.tried)];
  const lines = trace.matched.map((entry) => {
    const marked = entry.spans.map(({ start, end }) => `「${text.slice(start, end)}」`);
    return `${explain.hits(entry.name, [...new Set(marked)])} ${verdict(entry)}`;
  });
  const total = trace.matched.length + trace.more;
  return [explain.head(trace.tried, total), ...lines, ...(trace.more > 0 ? [explain.more(trace.more)] : [])];
}

function verdict(entry: MatchedRule): string {
  switch (entry.outcome) {
    case 'won':
      return explain.won;
    case 'lost':
      return explain.lost(entry.toName);
    case 'blocked':
      return explain.blocked(entry.because);
  }
}

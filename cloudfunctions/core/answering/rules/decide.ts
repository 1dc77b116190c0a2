import type { OutboundContent } from '../../../../contracts/content';
import { blockedBy } from './conditions';
import type { Rule } from './document';
import type { RuleInput, RuleOutcome, RuleWin } from './index';
import type { Candidate } from './matcher';
import { drawn } from './share';
import type { MatchedRule } from './trace';
import { reasons } from '../../texts/rules';

const traceKept = 12;

/** Walks the candidates in their order: the first whose conditions hold answers, and, unless it lets others go on, alone. */
export function decide(candidates: readonly Candidate[], input: RuleInput, limit: number, tried: number): RuleOutcome {
  const wins: RuleWin[] = [];
  const matched: MatchedRule[] = [];
  let winner: Rule | null = null;
  let left = limit;
  for (const { rule, spans, groups, excludedBy } of candidates) {
    const entry = { rule: rule.id, name: rule.name, spans };
    if (winner) {
      if (matched.length < traceKept) matched.push({ ...entry, outcome: 'lost', to: winner.id, toName: winner.name });
      continue;
    }
    const replies = repliesOf(rule, input);
    const because =
      excludedBy !== null
        ? reasons.exclude(excludedBy)
        : (blockedBy(rule, input) ?? (replies.length > left ? reasons.full : null));
    if (because !== null) {
      if (matched.length < traceKept) matched.push({ ...entry, outcome: 'blocked', because });
      continue;
    }
    left -= replies.length;
    wins.push({ rule, replies, groups, spans });
    matched.push({ ...entry, outcome: 'won' });
    if (rule.stop) winner = rule;
  }
  return { wins, trace: { tried, matched, more: candidates.length - matched.length } };
}

/** One of several is drawn by the message, so that trying a message again gives the same answer. */
function repliesOf(rule: Rule, { messageId = '' }: RuleInput): OutboundContent[] {
  if (rule.pick === 'all' || rule.replies.length < 2) return rule.replies;
  const reply = rule.replies[Math.floor((drawn(rule.id, messageId) / 100) * rule.replies.length)];
  return reply ? [reply] : [];
}

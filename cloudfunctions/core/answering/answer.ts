import type { InboundContent, OutboundContent } from '../../../contracts/content';
import type { TraceMatch } from '../../../contracts/message';
import { asksForHuman } from './human';
import type { Rule } from './rule';
import { bare, normal } from './plain';

/** What to say, and why. Variables are not filled in yet. */
export interface Answer {
  /** `rule`: one matched; `human`: a human was asked for, by the visitor's words or by a rule; `default`: nothing matched. */
  readonly kind: 'rule' | 'human' | 'default';
  readonly contents: readonly OutboundContent[];
  /** For the trace: the rule's name, or what else decided. */
  readonly decided: string;
  readonly tried: number;
  readonly matched: readonly TraceMatch[];
}

/** The answer to a message. @param rules in any order; the winner has the highest priority, then the closest match */
export function answer(
  content: InboundContent,
  rules: readonly Rule[],
  defaultReply: readonly OutboundContent[],
): Answer {
  if (content.type === 'text' && asksForHuman(content.text)) {
    return { kind: 'human', contents: [], decided: 'human', tried: 0, matched: [] };
  }
  const hits = matching(content, rules).sort(closestFirst);
  const [winner] = hits;
  const matched = hits.map(({ rule, keyword }) => ({
    rule: rule.id,
    name: rule.name,
    keyword,
    ...(rule === winner?.rule ? {} : { lostTo: winner?.rule.id ?? '' }),
  }));
  const tried = rules.length;
  if (!winner) return { kind: 'default', contents: defaultReply, decided: 'default', tried, matched };
  const { human, replies, name } = winner.rule;
  return { kind: human ? 'human' : 'rule', contents: replies, decided: name, tried, matched: matched.slice(0, 20) };
}

interface Hit {
  readonly rule: Rule;
  readonly keyword: string;
}

function matching(content: InboundContent, rules: readonly Rule[]): Hit[] {
  const text = content.type === 'text' ? content.text : '';
  const [whole, alone] = [normal(text), bare(text)];
  const hits: Hit[] = [];
  for (const rule of rules) {
    if (!rule.types.includes(content.type)) continue;
    const keyword = content.type === 'text' ? matchedBy(rule, whole, alone) : '';
    if (keyword !== null) hits.push({ rule, keyword });
  }
  return hits;
}

/** The keyword that matched, or null. */
function matchedBy(rule: Rule, whole: string, alone: string): string | null {
  switch (rule.match) {
    case 'contains':
      return longest(rule.keywords.filter((keyword) => whole.includes(keyword)));
    case 'exact':
      return rule.keywords.find((keyword) => keyword === whole || bare(keyword) === alone) ?? null;
    case 'all':
      return rule.keywords.every((keyword) => whole.includes(keyword)) ? rule.keywords.join(' ') : null;
  }
}

function longest(words: readonly string[]): string | null {
  return words.reduce<string | null>((best, word) => (best === null || word.length > best.length ? word : best), null);
}

const closeness = { exact: 0, all: 1, contains: 2 } as const;

/** Priority first; then exact before all before contains; then the longer keyword; then the id, so that it never varies. */
function closestFirst(a: Hit, b: Hit): number {
  return (
    b.rule.priority - a.rule.priority ||
    closeness[a.rule.match] - closeness[b.rule.match] ||
    b.keyword.length - a.keyword.length ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}

import type { InboundContent, OutboundContent } from '../../../contracts/content';
import type { TraceMatch } from '../../../contracts/message';
import { asksForHuman } from './human';
import type { CompiledRules, RuleInput, RuleWin } from './rules';

/** What an answer looks at. */
export interface Asked {
  readonly content: InboundContent;
  /** Who asks, where from, and when; what conditions of rules are about. */
  readonly context: Omit<RuleInput, 'type' | 'text'>;
  readonly rules: CompiledRules;
  readonly defaultReply: readonly OutboundContent[];
}

/** What to say, and why. Variables are not filled in yet. */
export interface Answer {
  /** `rule`: one or more answer; `human`: a human was asked for, by the visitor's words or by a rule; `default`: none matched. */
  readonly kind: 'rule' | 'human' | 'default';
  readonly contents: readonly OutboundContent[];
  /** For the trace: the winning rule's name, or what else decided. */
  readonly decided: string;
  readonly tried: number;
  readonly matched: readonly TraceMatch[];
  /** Values of `{{1}}` to `{{9}}`: what the brackets of a regular expression hold. */
  readonly groups: readonly string[];
  /** The rules that answer, for their cooldown. */
  readonly rules: readonly { readonly id: string; readonly cooldown: number }[];
  /** Tags that the rules put on the visitor. */
  readonly addTags: readonly string[];
}

/** The answer to a message: a human when one is asked for, else the rules, else the default reply. */
export function answer({ content, context, rules, defaultReply }: Asked): Answer {
  const nothing = { tried: 0, matched: [], groups: [], rules: [], addTags: [] };
  if (content.type === 'text' && asksForHuman(content.text)) {
    return { ...nothing, kind: 'human', contents: [], decided: 'human' };
  }
  if (content.type === 'enter') return { ...nothing, kind: 'default', contents: [], decided: 'default' };
  const { wins, trace } = rules.match({ ...context, type: content.type, text: wordsOf(content) });
  const { tried, matched } = trace;
  const [first] = wins;
  if (first === undefined) {
    return { ...nothing, kind: 'default', contents: defaultReply, decided: 'default', tried, matched };
  }
  return {
    kind: wins.some(({ rule }) => rule.then === 'human') ? 'human' : 'rule',
    contents: wins.flatMap(({ replies }) => replies),
    decided: first.rule.name,
    tried,
    matched,
    ...whatFollows(wins),
    groups: first.groups,
  };
}

function whatFollows(wins: readonly RuleWin[]): Pick<Answer, 'rules' | 'addTags'> {
  return {
    rules: wins.map(({ rule: { id, cooldown } }) => ({ id, cooldown })),
    addTags: [...new Set(wins.flatMap(({ rule }) => rule.addTags))],
  };
}

/** The words of a message that rules look at. */
function wordsOf(content: InboundContent): string {
  if (content.type === 'text') return content.text;
  return content.type === 'miniprogrampage' ? content.title : '';
}

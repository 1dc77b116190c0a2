/**
 * In: the documents of `rules` as operators wrote them, then any number of messages. Out: for each message the rules
 * that answer it and the trace of why these and no others; for each document what is wrong with it, in Chinese. Pure:
 * it neither sends nor stores, reads no clock, and no document, however bad, makes it throw or stops another.
 */
import { createLexicon, type Lexicon } from '../keywords/lexicon';
import type { RegexEngine } from '../regex';
import type { OutboundContent } from '../../../../contracts/content';
import { usualCount, type ReplyContext } from '../replies';
import { normalise, type NormalText, type Span } from '../normal-text';
import { conflictsOf } from './conflicts';
import { readRules, type Rule } from './document';
import { decide } from './decide';
import { compileMatcher } from './matcher';
import type { MessageType } from './message-types';
import type { RuleTrace } from './trace';

export type { Rule } from './document';
export type { MessageType } from './message-types';
export type { MatchedRule, RuleTrace } from './trace';

export interface RuleContext {
  /** Share one lexicon with other rooms to look through each text once; by default the rules have their own. */
  lexicon?: Lexicon;
  /** Needed for `match: "regex"`; without it such rules say that they cannot work. */
  regex?: RegexEngine;
  replies?: ReplyContext;
  /** Names of the flows and agent groups there are; when given, a rule that names another is told so. */
  flows?: ReadonlySet<string>;
  groups?: ReadonlySet<string>;
  /** Epoch milliseconds, to tell rules whose dates are over. */
  now?: number;
  /** Traditional characters match as simplified ones; default true. */
  simplify?: boolean;
}

export interface RuleInput {
  type: MessageType;
  /** What was typed, or a card's title; '' for the rest. */
  text: string;
  /** The same through `normalise`, and its hits in the shared lexicon, when the caller has them already. */
  normal?: NormalText;
  hits?: ReturnType<Lexicon['find']>;
  /** Where the visitor came from: the raw session-from, or its name, and the page with its query. */
  sessionFrom?: string;
  page?: string;
  visitor: { id: string; level?: string; tags?: readonly string[] };
  /** When each rule last answered this visitor, by rule id, in epoch milliseconds. */
  cooldowns?: Readonly<Record<string, number>>;
  /** Epoch milliseconds. */
  now: number;
  /** Whether the shop is open now, when that is known. */
  open?: boolean;
  /** Chooses among `pick: "one"`; the same message always gets the same. */
  messageId?: string;
}

export interface RuleWin {
  rule: Rule;
  /** In order; variables are not filled in yet. */
  replies: OutboundContent[];
  /** What the brackets of its regular expression hold: the values of {1} to {9}. */
  groups: string[];
  spans: Span[];
}

export interface RuleOutcome {
  /** Usually one; none when no rule answers; more when a rule lets others go on. */
  wins: RuleWin[];
  trace: RuleTrace;
}

/** `fatal`: the rule is out of use until it is mended. */
export interface RuleProblem {
  message: string;
  fatal: boolean;
}

export interface CompiledRules {
  /** The rules in use. */
  readonly rules: readonly Rule[];
  /** By document id, those with problems only; at `now`, or the context's, dates may be over. Compares the rules with each other, so not for every message. */
  problems(now?: number): ReadonlyMap<string, readonly RuleProblem[]>;
  match(input: RuleInput): RuleOutcome;
}

/** @param documents raw documents in the order they were made: of two equal rules the earlier one answers */
export function compileRules(documents: readonly unknown[], context: RuleContext = {}): CompiledRules {
  const { simplify = true, lexicon = createLexicon() } = context;
  const { rules, problems } = readRules(documents, context);
  const matcher = compileMatcher(rules, lexicon);
  return {
    rules,
    problems(now = context.now) {
      const all = new Map<string, readonly RuleProblem[]>(problems);
      for (const [id, found] of conflictsOf(rules, now)) all.set(id, [...(all.get(id) ?? []), ...found]);
      return all;
    },
    match(input) {
      const normal = input.normal ?? normalise(input.text, { simplify });
      const hits = input.hits ?? lexicon.find(normal.text);
      return decide(
        matcher.candidates(input.type, normal, hits),
        input,
        context.replies?.count ?? usualCount,
        rules.length,
      );
    },
  };
}

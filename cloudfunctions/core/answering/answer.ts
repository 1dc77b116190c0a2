import type { InboundContent, OutboundContent } from '../../../contracts/content';
import type { Trace } from '../../../contracts/message';
import type { AskedOption, FlowState } from '../../../contracts/visitor';
import { byChoice } from './by-choice';
import { byFlow, started, type Flowing } from './by-flow';
import { byMeaning, type Meant } from './by-meaning';
import { keyOf, memberNeed, type Lookups, type Need } from './business';
import type { CompiledFaqs } from './faq';
import type { CompiledFlows } from './flows';
import { asksForHuman } from './human';
import type { CompiledIntents } from './intents';
import { notUnderstood } from './not-understood';
import { askingToRate } from './rating';
import type { CompiledRules, RuleInput, RuleOutcome } from './rules';

/** What an answer looks at. */
export interface Asked {
  readonly content: InboundContent;
  /** Who asks, where from, and when; what conditions of rules are about. */
  readonly context: Omit<RuleInput, 'type' | 'text'>;
  /** Where the visitor is in a flow. */
  readonly flow: FlowState | null;
  /** What the visitor was asked to choose from, just before. */
  readonly options: readonly AskedOption[];
  readonly rules: CompiledRules;
  readonly knowledge: {
    readonly faqs: CompiledFaqs;
    readonly intents: CompiledIntents;
    readonly flows: CompiledFlows;
  };
  /** The number of the order at which the visitor stood when they came in, if at one. */
  readonly order?: string | null;
  /** What was looked up for this message so far. */
  readonly lookups: Lookups;
  /** The visitor's level was looked up lately; else it is looked up when a rule asks for it. */
  readonly levelKnown: boolean;
  /** Messages in a row, before this one, that nothing answered; from so many on, this one included, a human is offered (0: never). */
  readonly misses: number;
  readonly offerAfter: number;
  /** The visitor was asked in this conversation how it was. */
  readonly askedToRate: boolean;
  readonly defaultReply: readonly OutboundContent[];
  /** A model is there to answer what nothing else does. */
  readonly slow: boolean;
}

/** What to say, and why. Variables are not filled in yet. */
export interface Answer {
  /** `say`: these contents; `slow`: nothing is known, and a model may know, which takes its time; `human`: a human was asked for, by the visitor's words, a rule, an intent or a flow. */
  readonly kind: 'say' | 'slow' | 'human';
  readonly contents: readonly OutboundContent[];
  readonly trace: Pick<Trace, 'decided' | 'by' | 'tried' | 'matched' | 'weighed' | 'steps'>;
  /** What a flow has collected when it hands over, or when a human was asked for in the middle of it. */
  readonly collected: Readonly<Record<string, string>>;
  /** Values of `{{1}}` to `{{9}}`: what the brackets of a regular expression hold. */
  readonly groups: readonly string[];
  /** The rules that answer, for their cooldown. */
  readonly rules: readonly { readonly id: string; readonly cooldown: number }[];
  /** Tags that the rules put on the visitor. */
  readonly addTags: readonly string[];
  /** Where the visitor is in a flow after it. */
  readonly flow: FlowState | null;
  /** What the visitor is asked to choose from by it. */
  readonly options: readonly AskedOption[];
  /** Look-ups that it waits for: until they are made, nothing else of it is true. */
  readonly needs: readonly Need[];
  /** Nothing answered it. */
  readonly missed: boolean;
  /** How the visitor rates the conversation, from 1 to 5. */
  readonly rated: number | null;
}

const plain = {
  ...{ groups: [], rules: [], addTags: [], flow: null, options: [], collected: {}, needs: [] },
  ...{ missed: false, rated: null },
} as const;
const untried = { tried: 0, matched: [] } as const;

/**
 * The answer to a message. A wish for a human comes first; then a flow that the message goes on with, a choice among what was just offered,
 * the rules, a flow that waits for just such a thing (an order number), what was meant (intents and FAQ), a flow's own hint, and the default reply.
 */
export function answer(asked: Asked): Answer {
  const { content, context } = asked;
  const text = content.type === 'text' ? content.text : '';
  if (asksForHuman(text)) {
    const collected = asked.flow?.answers ?? {};
    return { ...plain, kind: 'human', contents: [], trace: { decided: 'human', ...untried }, collected };
  }
  const flowing = text === '' || asked.flow === null ? null : byFlow(asked, asked.flow, text);
  if (flowing?.understood === true) return ofFlow(flowing, asked, untried);
  const chosen = text === '' ? null : byChoice(asked, text);
  if (chosen !== null) return ofMeaning(chosen, asked, untried);
  const outcome =
    content.type === 'enter' ? null : asked.rules.match({ ...context, type: content.type, text: wordsOf(content) });
  const tried = { tried: outcome?.trace.tried ?? 0, matched: outcome?.trace.matched ?? [] };
  if (outcome !== null && asksForLevel(outcome, asked))
    return { ...plain, kind: 'say', contents: [], trace: { decided: 'default', ...tried }, needs: [memberNeed] };
  if (outcome !== null && outcome.wins.length > 0) return ofRules(outcome, asked, text);
  const begun = text === '' ? null : asked.knowledge.flows.begunBy({ text, now: context.now });
  const first = begun === null ? null : started(asked, begun, text);
  if (first !== null) return ofFlow(first, asked, tried);
  const meant = text === '' ? null : byMeaning(asked, text);
  if (meant !== null && (meant.contents.length > 0 || meant.needs.length > 0)) return ofMeaning(meant, asked, tried);
  if (flowing !== null) return ofFlow(flowing, asked, tried);
  const trace = { decided: 'default', ...tried, ...(meant === null ? {} : { weighed: meant.trace.weighed ?? [] }) };
  if (asked.slow && text.trim() !== '')
    return { ...plain, kind: 'slow', contents: [], trace: { ...trace, decided: 'ai' } };
  return { ...plain, kind: 'say', ...notUnderstood(asked, text), trace, missed: true };
}

/** A rule that matches is for visitors of some level, and nobody knows this one's. */
function asksForLevel({ trace }: RuleOutcome, { rules, levelKnown, lookups }: Asked): boolean {
  if (levelKnown || trace.matched.length === 0 || lookups.has(keyOf(memberNeed))) return false;
  const matched = new Set(trace.matched.map(({ rule }) => rule));
  return rules.rules.some(({ id, levels }) => levels.length > 0 && matched.has(id));
}

function ofRules({ wins, trace }: RuleOutcome, asked: Asked, text: string): Answer {
  const flow = wins.map(({ rule }) => rule.flow).find((name) => name !== null);
  const begun = flow === undefined || flow === null ? null : started(asked, flow, text);
  const contents = [...wins.flatMap(({ replies }) => replies), ...(begun?.replies ?? [])];
  const human = wins.some(({ rule }) => rule.then === 'human') || begun?.human === true;
  const rates = wins.some(({ rule }) => rule.then === 'rating') || begun?.rating === true;
  // Its flow is not known yet, as in a shop that was just set up, and it says nothing by itself.
  const lost = typeof flow === 'string' && begun === null && contents.length === 0 && !human;
  return {
    ...plain,
    missed: lost,
    kind: human ? 'human' : 'say',
    ...(rates && !human ? askingToRate(asked, contents) : { contents: lost ? asked.defaultReply : contents }),
    trace: {
      decided: wins[0]?.rule.name ?? '',
      ...(wins[0] === undefined ? {} : { by: { kind: 'rule' as const, id: wins[0].rule.id } }),
      tried: trace.tried,
      matched: trace.matched,
      ...(begun === null ? {} : { steps: begun.steps }),
    },
    collected: begun?.collected ?? {},
    groups: wins[0]?.groups ?? [],
    rules: wins.map(({ rule: { id, cooldown } }) => ({ id, cooldown })),
    addTags: [...new Set(wins.flatMap(({ rule }) => rule.addTags))],
    flow: begun === null ? asked.flow : begun.state,
    needs: begun?.needs ?? [],
  };
}

/** A question beside the flow is answered, and the flow goes on after it. */
function ofMeaning(meant: Meant, asked: Asked, tried: Pick<Trace, 'tried' | 'matched'>): Answer {
  return { ...plain, ...meant, flow: meant.flow ?? asked.flow, trace: { ...tried, ...meant.trace } };
}

function ofFlow(flowing: Flowing, asked: Asked, tried: Pick<Trace, 'tried' | 'matched'>): Answer {
  const { replies, human, rating, state, steps, collected, id, name, needs } = flowing;
  const trace = { decided: name, by: { kind: 'flow' as const, id }, ...tried, steps };
  const said = rating ? askingToRate(asked, replies) : { contents: replies };
  return { ...plain, kind: human ? 'human' : 'say', ...said, flow: state, trace, collected, needs };
}

/** The words of a message that rules look at. */
function wordsOf(content: InboundContent): string {
  if (content.type === 'text') return content.text;
  return content.type === 'miniprogrampage' ? content.title : '';
}

import { decodeSessionFrom } from '../../../contracts/session-from';
import type { Trace } from '../../../contracts/message';
import type { Conversation, FlowState, StoredFlow, Visitor } from '../../../contracts/visitor';
import type { Answer, Asked } from '../answering';
import { keyOf, memberNeed } from '../answering/business';
import { seal, unseal } from '../privacy';
import type { Intent } from '../turn';
import { orderAt } from './looked-up';
import type { Moment } from './moment';

/** So long a looked-up level holds. */
const levelMs = 24 * 60 * 60 * 1000;
const keptTags = 30;
const keptCooldowns = 20;

/** So long what was offered can be chosen by number, and so long a conversation can be rated by it, in seconds. */
const optionsSeconds = 600;
const ratingSeconds = 24 * 3_600;

/** Everything the answer to a message looks at. A new conversation begins without what the one before was about. */
export function askedIn(moment: Moment, conversation: Conversation): Asked {
  const { visitor, message, reference } = moment;
  const goesOn = visitor?.conversation?.id === conversation.id;
  const asked = goesOn ? visitor.asked : null;
  const rates = asked?.options.some(({ kind }) => kind === 'rating') === true;
  const recent = asked !== null && message.createTime - asked.createTime <= (rates ? ratingSeconds : optionsSeconds);
  return {
    content: unseal(message.content),
    context: contextOf(moment),
    flow: goesOn && visitor.flow !== null ? opened(visitor.flow) : null,
    options: recent ? asked.options : [],
    rules: reference.rules,
    knowledge: reference.knowledge,
    order: orderAt(moment),
    lookups: moment.lookups ?? new Map(),
    levelKnown: levelKnown(moment),
    misses: goesOn ? (visitor.misses ?? 0) : 0,
    offerAfter: reference.shop.handoff.offerAfter,
    askedToRate: goesOn && visitor.conversation.askedToRate === true,
    defaultReply: reference.shop.defaultReply,
    slow: reference.shop.ai !== null,
  };
}

/** Where the visitor is after an answer; without one (nothing was decided to be said) everything stays. */
export function flowAfter(
  { visitor, message }: Moment,
  found: Answer | undefined,
): { flow: Visitor['flow']; asked: Visitor['asked'] } {
  if (found === undefined) return { flow: visitor?.flow ?? null, asked: visitor?.asked ?? null };
  const { flow, options } = found;
  return {
    flow: flow && closed(flow),
    asked: options.length === 0 ? null : { options, createTime: message.createTime },
  };
}

/** Messages in a row that nothing answered; a human who was offered makes the count begin anew. */
export function missesAfter({ visitor }: Moment, found: Answer | undefined): number {
  const before = visitor?.misses ?? 0;
  if (found === undefined || found.options.length > 0) return found === undefined || unsure(found) ? before : 0;
  return found.missed ? before + 1 : 0;
}

/** Several answers came close: it was not understood, and not missed either. */
function unsure({ options }: Answer): boolean {
  return options.every(({ kind }) => kind === 'faq' || kind === 'intent');
}

/** Who asks, where from and when, for the conditions of rules. */
function contextOf(moment: Moment): Asked['context'] {
  const { visitor, message, reference, now } = moment;
  const from = visitor?.sessionFrom ?? null;
  const page = from === null ? undefined : decodeSessionFrom(from)?.page;
  return {
    visitor: {
      id: message.visitor,
      tags: visitor?.tags ?? [],
      ...levelIn(moment),
    },
    ...(from === null ? {} : { sessionFrom: from }),
    ...(page === undefined ? {} : { page }),
    cooldowns: Object.fromEntries((visitor?.cooldowns ?? []).map(({ rule, at }) => [rule, at.getTime()])),
    now,
    open: reference.hours.isOpen(now),
    messageId: message._id,
  };
}

function levelIn(moment: Moment): { level?: string } {
  const { level } = levelAfter(moment);
  return level === null ? {} : { level };
}

/** The visitor's level, as it was looked up now or before. One that cannot be looked up stays as it was. */
export function levelAfter({ visitor, lookups, now }: Moment): Pick<Intent, 'level' | 'levelAt'> {
  const looked = lookups?.get(keyOf(memberNeed));
  if (looked?.state === 'member') return { level: looked.member.level, levelAt: new Date(now) };
  if (looked?.state === 'missing') return { level: null, levelAt: new Date(now) };
  return { level: visitor?.level ?? null, levelAt: visitor?.levelAt ?? null };
}

function levelKnown({ visitor, now }: Moment): boolean {
  const at = visitor?.levelAt ?? null;
  return at !== null && now - at.getTime() < levelMs;
}

/** The visitor's tags, with those that the answering rules put on. */
export function tagsAfter({ visitor }: Moment, found: Answer | undefined): readonly string[] {
  return [...new Set([...(visitor?.tags ?? []), ...(found?.addTags ?? [])])].slice(-keptTags);
}

/** The cooldowns that still run, with those of the rules that answer now. */
export function cooldownsAfter({ visitor, now }: Moment, found: Answer | undefined): Visitor['cooldowns'] {
  const begun = (found?.rules ?? [])
    .filter(({ cooldown }) => cooldown > 0)
    .map(({ id }) => ({ rule: id, at: new Date(now) }));
  const kept = (visitor?.cooldowns ?? []).filter(({ rule }) => !begun.some((one) => one.rule === rule));
  return [...kept, ...begun].slice(-keptCooldowns);
}

/** What a hand-off takes along, sealed like every text of a visitor's. */
export function collectedIn(found: Answer | undefined): Pick<Trace, 'collected'> {
  const said = Object.entries(found?.collected ?? {}).filter(([, value]) => value !== '');
  const lines = said.map(([name, value]) => `${name}：${value}`);
  return lines.length === 0 ? {} : { collected: seal({ type: 'text', text: lines.join('\n') }) };
}

function closed({ answers, choices, ...state }: FlowState): StoredFlow {
  const kept = choices === undefined ? answers : ({ answers, choices } satisfies Listed);
  return { ...state, content: seal({ type: 'text', text: JSON.stringify(kept) }) };
}

function opened({ content, ...state }: StoredFlow): FlowState {
  const kept = JSON.parse(unseal(content).text) as FlowState['answers'] | Listed;
  return isListed(kept) ? { ...state, ...kept } : { ...state, answers: kept };
}

/** The answers, while something is listed to be chosen from; at other times they are kept alone, as the version before does it. */
type Listed = Required<Pick<FlowState, 'answers' | 'choices'>>;

function isListed(kept: FlowState['answers'] | Listed): kept is Listed {
  return typeof kept['answers'] === 'object';
}

import { decodeSessionFrom } from '../../../contracts/session-from';
import type { Trace } from '../../../contracts/message';
import type { Conversation, FlowState, StoredFlow, Visitor } from '../../../contracts/visitor';
import type { Answer, Asked } from '../answering';
import { seal, unseal } from '../privacy';
import type { Moment } from './moment';

const keptTags = 30;
const keptCooldowns = 20;

/** So long the options of a 「您是想问」 can be chosen by number, in seconds. */
const optionsSeconds = 600;

/** Everything the answer to a message looks at. A new conversation begins without what the one before was about. */
export function askedIn(moment: Moment, conversation: Conversation): Asked {
  const { visitor, message, reference } = moment;
  const goesOn = visitor?.conversation?.id === conversation.id;
  const asked = goesOn ? visitor.asked : null;
  const recent = asked !== null && message.createTime - asked.createTime <= optionsSeconds;
  return {
    content: unseal(message.content),
    context: contextOf(moment),
    flow: goesOn && visitor.flow !== null ? opened(visitor.flow) : null,
    options: recent ? asked.options : [],
    rules: reference.rules,
    knowledge: reference.knowledge,
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

/** Who asks, where from and when, for the conditions of rules. */
function contextOf({ visitor, message, reference, now }: Moment): Asked['context'] {
  const from = visitor?.sessionFrom ?? null;
  const page = from === null ? undefined : decodeSessionFrom(from)?.page;
  return {
    visitor: {
      id: message.visitor,
      tags: visitor?.tags ?? [],
      ...(visitor?.level ? { level: visitor.level } : {}),
    },
    ...(from === null ? {} : { sessionFrom: from }),
    ...(page === undefined ? {} : { page }),
    cooldowns: Object.fromEntries((visitor?.cooldowns ?? []).map(({ rule, at }) => [rule, at.getTime()])),
    now,
    open: reference.hours.isOpen(now),
    messageId: message._id,
  };
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
  const lines = Object.entries(found?.collected ?? {}).map(([name, value]) => `${name}：${value}`);
  return lines.length === 0 ? {} : { collected: seal({ type: 'text', text: lines.join('\n') }) };
}

function closed({ answers, ...state }: FlowState): StoredFlow {
  return { ...state, content: seal({ type: 'text', text: JSON.stringify(answers) }) };
}

function opened({ content, ...state }: StoredFlow): FlowState {
  return { ...state, answers: JSON.parse(unseal(content).text) as Record<string, string> };
}

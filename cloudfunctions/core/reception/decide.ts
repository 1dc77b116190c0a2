import type { OutboundContent } from '../../../contracts/content';
import type { Check, InMessage, Trace } from '../../../contracts/message';
import type { AllowanceFacts, Conversation, Visitor } from '../../../contracts/visitor';
import { afterEnter, afterMessage, allowance, noFacts } from '../allowance';
import { answer, type Answer } from '../answering';
import { fillReply } from '../answering/replies';
import { botMaySpeak, moved, opened } from '../conversation';
import { seal, unseal } from '../privacy';
import type { Reference } from '../reference';
import { comingTime, texts } from '../texts';
import type { Intent } from '../turn';
import { askedIn, cooldownsAfter, flowAfter, tagsAfter } from './asked';
import { fitted } from './fit';
import { lateId } from './late-name';
import { paceAfter } from './pace';
import { repeats, textMark } from './repeat';
import { echoes, variablesFor } from './variables';

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
}
export interface Decision {
  readonly intent: Intent;
  /** Answer the push with the hand-over to WeChat's desk. */
  readonly transfer: boolean;
  /** A reply would repeat the visitor's text: worth waiting for the check's verdict. */
  readonly echoes: boolean;
  /** It depends on when humans are there. */
  readonly asksHours: boolean;
}

/** Later than any window: a send that is not booked yet counts for sure. */
const always = new Date(8.64e15);
/** After so long a silence a new conversation begins. */
const idleMs = 24 * 60 * 60 * 1000;
/** A message written this soon after a hand-off was on its way before it: it belongs to the desk. */
const handoffGraceMs = 5_000;

/** What a message leads to: the state after it, what is said, and why. Pure. */
export function decide(moment: Moment): Decision {
  return moment.message.content.type === 'enter' ? onEnter(moment) : onMessage(moment);
}

function onEnter(moment: Moment): Decision {
  const { visitor, message, reference, ownPush } = moment;
  const { mode, welcome } = reference.shop;
  const facts = afterEnter(factsOf(moment), message.createTime);
  const conversation = visitor?.conversation ?? null;
  const since = visitor?.welcomedAt ?? null;
  const welcomed = since !== null && message.createTime * 1000 - since.getTime() < welcome.everyHours * 3_600_000;
  const silent = (why: string) => settled(moment, { facts, conversation, decided: 'nothing', blocked: [why] });
  if (reference.shop.blocked.has(message.visitor)) return silent('blocked');
  if (mode === 'off') return silent('off');
  if (!botMaySpeak(conversation)) return silent(`${conversation?.owner ?? 'nobody'}-owns`);
  if (welcome.replies.length === 0) return silent('no-welcome');
  if (welcomed) return silent('welcomed-lately');
  if (!ownPush) return silent('too-late');
  const welcomedAt = new Date(message.createTime * 1000);
  return settled(moment, { facts, conversation, decided: 'welcome', say: welcome.replies, welcomedAt });
}

function onMessage(moment: Moment): Decision {
  const { message, reference } = moment;
  const facts = afterMessage(factsOf(moment), message.createTime);
  const conversation = conversationFor(moment);
  const { mode, blocked, perMinute } = reference.shop;
  const silent = (why: string) => settled(moment, { facts, conversation, decided: 'nothing', blocked: [why] });
  if (mode === 'off') return silent('off');
  if (blocked.has(message.visitor)) return silent('blocked');
  if (paceAfter(moment.visitor, message).count > perMinute) return silent('too-many');
  if (!botMaySpeak(conversation)) {
    const owns = [`${conversation.owner}-owns`];
    // Still on its way when the visitor was handed over: the desk should get it too.
    const transfer = conversation.owner === 'wechat-desk' && moment.ownPush;
    return settled(moment, { facts, conversation, decided: 'nothing', blocked: owns, transfer });
  }
  const content = unseal(message.content);
  if (content.type === 'text' && reference.knowledge.words.check(content.text, 'in').action === 'block') {
    return silent('sensitive-word');
  }
  const found = answer(askedIn(moment, conversation));
  if (found.kind === 'human') return toHuman(moment, facts, conversation, found);
  // A rehearsal asks no model: it would cost, and nobody would read it.
  const slow = found.kind === 'slow' && mode !== 'shadow' ? ('opens' as const) : null;
  return settled(moment, { facts, conversation, found, decided: found.trace.decided, say: found.contents, slow });
}

function toHuman(moment: Moment, facts: AllowanceFacts, conversation: Conversation, found: Answer): Decision {
  const { message, reference, now, ownPush } = moment;
  const { handoff, mode } = reference.shop;
  const base = { facts, found, decided: found.trace.decided };
  if (!reference.hours.isOpen(now)) {
    const next = reference.hours.nextOpening(now);
    const own = next === null ? texts.neverOpen : texts.closed(comingTime(next, now));
    const say = next !== null && handoff.closed.length > 0 ? handoff.closed : [text(own)];
    return settled(moment, { ...base, conversation, say, blocked: ['outside-hours'], followUp: 'outside-hours' });
  }
  if (!ownPush || mode === 'shadow') {
    const blocked = ['no-push-to-answer'];
    return settled(moment, { ...base, conversation, say: [text(texts.handoffMissed)], blocked, followUp: 'missed' });
  }
  const own = found.contents.length > 0 ? found.contents : handoff.open;
  return settled(moment, {
    ...base,
    conversation: {
      ...moved(conversation, 'hand-to-wechat-desk'),
      handoff: { message: message._id, at: new Date(message.createTime * 1000) },
    },
    say: own.length > 0 ? own : [text(texts.handingOver)],
    transfer: true,
  });
}

/** The conversation a message belongs to, as it is once the message has arrived. */
function conversationFor({ visitor, message }: Moment): Conversation {
  const known = visitor?.conversation ?? null;
  const arrived = { id: message._id, createTime: message.createTime };
  if (known === null || known.owner === 'nobody')
    return opened(message.visitor, (visitor?.conversations ?? 0) + 1, arrived);
  const at = message.createTime * 1000;
  const last = visitor?.allowance.lastMessageAt ?? known.openedAt;
  const human = known.owner === 'agent' || known.owner === 'queue';
  if (!human && at - last.getTime() > idleMs) return opened(message.visitor, known.n + 1, arrived);
  const onItsWay = known.handoff !== null && at <= known.handoff.at.getTime() + handoffGraceMs;
  return known.owner === 'wechat-desk' && onItsWay ? known : moved(known, 'message');
}

function factsOf({ visitor, unbooked }: Moment): AllowanceFacts {
  const facts = visitor?.allowance ?? noFacts;
  return { ...facts, sends: [...facts.sends, ...Array.from({ length: unbooked }, () => always)] };
}

interface Outcome {
  readonly facts: AllowanceFacts;
  readonly conversation: Conversation | null;
  readonly decided: string;
  readonly found?: Answer;
  readonly say?: readonly OutboundContent[];
  readonly blocked?: readonly string[];
  readonly transfer?: boolean;
  readonly followUp?: string;
  readonly slow?: Intent['slow'];
  readonly welcomedAt?: Date;
}

/** Puts an outcome into the words of the turn: replies filled in, fitted to the allowance, and the trace. */
function settled(moment: Moment, outcome: Outcome): Decision {
  const { visitor, message, reference, now } = moment;
  const { facts, conversation, decided, found, say = [], transfer = false, followUp = null } = outcome;
  const blocked = [...(outcome.blocked ?? [])];
  const rehearsal = reference.shop.mode === 'shadow';
  const contents = say.map((content) => covered(fillReply(content, variablesFor(moment, found)), reference));
  const lastText = textMark(message, contents);
  const repeated = !transfer && followUp === null && repeats(visitor?.lastText ?? null, lastText);
  const fit = fitted(message._id, rehearsal || repeated ? [] : contents, allowance(facts, now));
  if (rehearsal) blocked.push('shadow');
  if (repeated) blocked.push('same-as-before');
  if (fit.blocked !== null) blocked.push(fit.blocked);
  const trace: Trace = {
    decided,
    tried: 0,
    matched: [],
    ...found?.trace,
    blocked,
    leftOut: fit.leftOut,
    ...(rehearsal ? { wouldSay: contents.map((content) => seal(content)) } : {}),
  };
  const intent: Intent = {
    message: message._id,
    appUser: message.appUser,
    conversation,
    conversations: Math.max(visitor?.conversations ?? 0, conversation?.n ?? 0),
    lastMessageAt: facts.lastMessageAt,
    lastEnterAt: facts.lastEnterAt,
    refusalOver: facts.refusedAt === null && (visitor?.allowance.refusedAt ?? null) !== null,
    welcomedAt: outcome.welcomedAt ?? visitor?.welcomedAt ?? null,
    lastText: lastText ?? visitor?.lastText ?? null,
    pace: paceAfter(visitor, message),
    ...flowAfter(moment, found),
    sessionFrom: message.content.type === 'enter' ? message.content.sessionFrom : (visitor?.sessionFrom ?? null),
    tags: tagsAfter(moment, found),
    cooldowns: cooldownsAfter(moment, found),
    outs: fit.outs,
    trace,
    slow: repeated ? null : (outcome.slow ?? null),
    followUp,
  };
  return {
    intent,
    transfer: transfer && !rehearsal,
    echoes: say.some(echoes),
    asksHours: found?.kind === 'human',
  };
}

function text(words: string): OutboundContent {
  return { type: 'text', text: words };
}

/** A reply with the shop's sensitive words covered: what must not be said is not, whoever wrote it. */
function covered(content: OutboundContent, { knowledge }: Reference): OutboundContent {
  if (content.type !== 'text' || knowledge.words.size === 0) return content;
  return { ...content, text: knowledge.words.check(content.text, 'out').masked };
}

/**
 * What a slow answer leads to when it has come: it is said if the bot may still speak and something is left to say it with.
 * @param moment.message the message it answers
 */
export function decideLate(moment: Moment, contents: readonly OutboundContent[], decided: string): Decision {
  const { visitor, reference } = moment;
  const conversation = visitor?.conversation ?? null;
  const facts = factsOf(moment);
  const silent = reference.shop.mode === 'off' || !botMaySpeak(conversation);
  const blocked = silent ? [conversation === null ? 'off' : `${conversation.owner}-owns`] : [];
  const decision = settled(moment, {
    facts,
    conversation,
    decided,
    blocked,
    say: silent ? [] : contents,
    slow: 'answers',
  });
  const { intent } = decision;
  return {
    ...decision,
    intent: {
      ...intent,
      message: lateId(moment.message._id),
      // It is no message of the visitor's: what only those change stays as it is.
      ...(visitor === null
        ? {}
        : { lastText: visitor.lastText, pace: visitor.pace, flow: visitor.flow, asked: visitor.asked }),
      outs: intent.outs.map((out, index) => ({ ...out, id: `${moment.message._id}:a${index}` })),
    },
  };
}

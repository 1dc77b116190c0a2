import type { OutboundContent } from '../../../contracts/content';
import type { AllowanceFacts, Conversation } from '../../../contracts/visitor';
import { afterEnter, afterMessage } from '../allowance';
import { answer, type Answer } from '../answering';
import { moved, opened } from '../conversation';
import { comingTime, texts } from '../texts';
import { askedIn } from './asked';
import { factsOf, type Moment } from './moment';
import { settled, type Decision } from './settle';
import { isMuted, isNews, silencedBy, stoppedBy } from './silence';

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
  const { welcome } = reference.shop;
  const facts = afterEnter(factsOf(moment), message.createTime);
  const conversation = visitor?.conversation ?? null;
  const since = visitor?.welcomedAt ?? null;
  const welcomed = since !== null && message.createTime * 1000 - since.getTime() < welcome.everyHours * 3_600_000;
  const silent = (why: string) => settled(moment, { facts, conversation, decided: 'nothing', blocked: [why] });
  const silenced = silencedBy(moment, conversation);
  if (silenced !== null) return silent(silenced);
  if (isMuted(moment)) return silent('muted');
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
  const silenced = silencedBy(moment, conversation);
  if (silenced !== null) {
    // Still on its way when the visitor was handed over: the desk should get it too.
    const transfer = silenced === 'wechat-desk-owns' && moment.ownPush;
    return settled(moment, { facts, conversation, decided: 'nothing', blocked: [silenced], transfer });
  }
  const found = answer(askedIn(moment, conversation));
  const human = found.kind === 'human' ? toHuman(moment, facts, conversation, found) : null;
  if (human !== null && isNews(moment, human.transfer)) return human;
  const stopped = stoppedBy(moment);
  if (stopped !== null) return settled(moment, { facts, conversation, decided: 'nothing', blocked: [stopped] });
  // A rehearsal asks no model: it would cost, and nobody would read it.
  const slow = found.kind === 'slow' && reference.shop.mode !== 'shadow' ? ('opens' as const) : null;
  return settled(moment, {
    facts,
    conversation,
    found,
    decided: found.trace.decided,
    say: found.contents,
    slow,
    answers: true,
  });
}

function toHuman(moment: Moment, facts: AllowanceFacts, conversation: Conversation, found: Answer): Decision {
  const { message, reference, now, ownPush } = moment;
  const { handoff, mode } = reference.shop;
  const base = { facts, found, decided: found.trace.decided };
  if (!reference.hours.isOpen(now)) {
    const next = reference.hours.nextOpening(now);
    const own = next === null ? texts.neverOpen : texts.closed(comingTime(next, now));
    const say = next !== null && handoff.closed.length > 0 ? handoff.closed : [text(own)];
    const blocked = ['outside-hours'];
    return settled(moment, { ...base, conversation, say, blocked, followUp: 'outside-hours', human: 'met' });
  }
  if (!ownPush || mode === 'shadow') {
    const blocked = ['no-push-to-answer'];
    const say = [text(texts.handoffMissed)];
    return settled(moment, { ...base, conversation, say, blocked, followUp: 'missed', human: 'missed' });
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
    human: 'met',
  });
}

/** The conversation a message belongs to, as it is once the message has arrived. */
export function conversationFor({ visitor, message }: Moment): Conversation {
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

function text(words: string): OutboundContent {
  return { type: 'text', text: words };
}

import type { InMessage } from '../../../contracts/message';
import type { Visitor } from '../../../contracts/visitor';
import { afterEnter, afterMessage } from '../allowance';
import { asksForHuman } from '../answering';
import { seal, unseal } from '../privacy';
import { texts } from '../texts';
import { conversationFor } from './decide';
import { factsOf, type Moment } from './moment';
import { settled, type Decision, type Outcome } from './settle';
import { isNews, silencedBy, stoppedBy } from './silence';

/**
 * What a message leads to that cannot be decided: the visitor gets the default reply, or is asked to say again that they want a human. What may
 * have been the reason is not looked at, and not kept: the message's words, the flow the visitor is in, what they were offered.
 * @returns null when even that cannot be made
 */
export function givenUp(moment: Moment, problem: string): Decision | null {
  try {
    const { message, visitor } = moment;
    const entering = message.content.type === 'enter';
    const facts = (entering ? afterEnter : afterMessage)(factsOf(moment), message.createTime);
    const conversation = entering ? (visitor?.conversation ?? null) : conversationFor(moment);
    const outcome: Outcome = { facts, conversation, decided: 'failed', problem };
    const plain: Moment = { ...moment, message: wordless(message), visitor: visitor && outOfFlow(visitor) };
    const silenced = entering ? 'entering' : silencedBy(moment, conversation);
    if (silenced !== null) return settled(plain, { ...outcome, blocked: [silenced] });
    if (wantsHuman(message) && isNews(moment, false)) {
      const say = [{ type: 'text', text: texts.handoffMissed } as const];
      return settled(plain, { ...outcome, say, followUp: 'missed', human: 'missed' });
    }
    const stopped = stoppedBy(moment);
    if (stopped !== null) return settled(plain, { ...outcome, blocked: [stopped] });
    return settled(plain, { ...outcome, say: moment.reference.shop.defaultReply });
  } catch {
    return null;
  }
}

function wantsHuman(message: InMessage): boolean {
  const content = unseal(message.content);
  return content.type === 'text' && typeof content.text === 'string' && asksForHuman(content.text);
}

function wordless(message: InMessage): InMessage {
  return message.content.type === 'enter' ? message : { ...message, content: seal({ type: 'text', text: '' }) };
}

function outOfFlow(visitor: Visitor): Visitor {
  return { ...visitor, flow: null, asked: null };
}

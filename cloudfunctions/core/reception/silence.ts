import type { Conversation } from '../../../contracts/visitor';
import { botMaySpeak } from '../conversation';
import { isListed } from '../reference';
import { unseal } from '../privacy';
import type { Moment } from './moment';
import { paceAfter } from './pace';

/** Why this visitor hears nothing at all from the bot, not even when they wish for a human; null: they may. */
export function silencedBy({ message, reference, now }: Moment, conversation: Conversation | null): string | null {
  const { mode, blocked } = reference.shop;
  if (mode === 'off') return 'off';
  if (isListed(blocked, message.visitor, now)) return 'blocked';
  return botMaySpeak(conversation) ? null : `${conversation?.owner ?? 'nobody'}-owns`;
}

export const isMuted = ({ message, reference, now }: Moment): boolean =>
  isListed(reference.shop.muted, message.visitor, now);

/** Why a message is only stored; a wish for a human is met all the same. */
export function stoppedBy(moment: Moment): string | null {
  const { visitor, message, reference } = moment;
  if (paceAfter(visitor, message).count > reference.shop.perMinute) return 'too-many';
  const content = unseal(message.content);
  const isText = content.type === 'text' && typeof content.text === 'string';
  if (isText && reference.knowledge.words.check(content.text, 'in').action === 'block') return 'sensitive-word';
  return isMuted(moment) ? 'muted' : null;
}

/** Who writes more than the shop's limit is told once in the minute, and once more when only now they can be handed over. */
export function isNews({ visitor, message, reference }: Moment, transfer: boolean): boolean {
  const { count, human } = paceAfter(visitor, message);
  return count <= reference.shop.perMinute || human === undefined || (human === 'missed' && transfer);
}

import type { Held } from '../turn';

/**
 * A turn that was taken over, with what its hand-off needs. A hand-off is made by the answer to the visitor's own push, and nobody knows whether
 * WeChat got it when its run died. So the wish is kept, until somebody has seen to it.
 */
export function keepingHandoff(held: Held | null): Held | null {
  const { conversation, turn } = held?.visitor ?? { conversation: null, turn: null };
  if (held === null || turn === null || turn.message === null) return held;
  if (conversation?.owner !== 'wechat-desk' || conversation.handoff?.message !== turn.message) return held;
  return { ...held, visitor: { ...held.visitor, turn: { ...turn, followUp: turn.followUp ?? 'handoff-unsure' } } };
}

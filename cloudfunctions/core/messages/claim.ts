import type { InMessage } from '../../../contracts/message';
import type { Inbound } from '../channels';
import { addOnce, ServerTime, type Run } from '../platform';
import { seal } from '../privacy';

/** `mine`: this run stored it. Otherwise an earlier delivery did, and this is what it stored. */
export type Claim = { readonly mine: boolean; readonly message: InMessage };

/**
 * Stores a message, exactly once however many deliveries of it there are: its id is the claim.
 * @throws when it could not be stored; the push must then not be acknowledged, so that WeChat delivers it again
 */
export async function claim(run: Run, inbound: Inbound): Promise<Claim> {
  const { id, visitorId, channel, openid, appUser, createTime, content } = inbound;
  const message: InMessage = {
    _id: id,
    v: 1,
    direction: 'in',
    state: 'new',
    visitor: visitorId,
    channel,
    openid,
    appUser,
    content: seal(content),
    createTime,
    createdAt: new ServerTime(0),
    claim: run.unique(),
    ...(content.type === 'image' ? { picture: { state: 'waiting' } } : {}),
  };
  const stored = await addOnce(run, 'messages', message);
  if (stored === null) return { mine: true, message };
  if (stored.direction !== 'in') throw new Error(`A reply has the id of a message: ${id}.`);
  return { mine: stored.claim === message.claim, message: stored };
}

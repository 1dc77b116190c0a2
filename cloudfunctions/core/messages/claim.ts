import type { InMessage } from '../../../contracts/message';
import type { Inbound } from '../channels';
import { insist, ServerTime, TooLate, type Run } from '../platform';
import { seal } from '../privacy';

/** `mine`: this run stored it. Otherwise an earlier delivery did, and this is what it stored. */
export type Claim = { readonly mine: boolean; readonly message: InMessage };

/**
 * Stores a message, exactly once however many deliveries of it there are: its id is the claim. A failed `add` is no proof of a
 * duplicate (the answer may have been lost, or the database down), so the id is read back.
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
  return insist(run, async () => {
    try {
      await run.store.add('messages', message);
      return { mine: true, message };
    } catch (error) {
      if (error instanceof TooLate) throw error;
      const stored = await insist(run, () => run.store.get('messages', id));
      if (stored?.direction !== 'in') throw error;
      return { mine: stored.claim === message.claim, message: stored };
    }
  });
}

import type { OutboundContent } from '../../../contracts/content';
import type { Out } from '../../../contracts/visitor';
import { claimConsent, giveBackConsent, noConsentLeft } from '../consents';
import type { Notice, Run } from '../platform';
import { unseal } from '../privacy';
import { noteSends, nothingEnded } from '../turn';
import { identity } from './identity';
import type { Said } from './say';

/** WeChat: the visitor allows no more of this template. */
const noneLeft = 43101;
const noticeMs = 600;

/**
 * Where WeChat's window was over for a reply, tells the visitor by a subscribe message, if they allowed one. One notice is enough for all the
 * replies of a turn. Its intent is written down before it is sent, as a reply's is, so it is never sent twice.
 * @param noticeOf the notice for a reply
 */
export async function notifyInstead(run: Run, said: Said, noticeOf: (text: string) => Notice): Promise<Said> {
  const index = said.outs.findIndex(
    (out) => out.state === 'refused' && out.reason === 'window' && textOf(out) !== null,
  );
  const out = said.outs[index];
  if (said.how !== 'done' || out === undefined) return said;
  // Whoever goes on with the turn finds the reply as it is now, and the consent where one was taken.
  if (run.remaining() < noticeMs) return { ...said, how: 'later' };
  const notice = noticeOf(textOf(out) ?? '');
  const { _id: visitor, openid } = said.held.visitor;
  const same = identity(out);
  if (!(await claimConsent(run, visitor, notice.template, same.id))) return said;
  const intended = replaced(said.outs, index, { ...same, state: 'sending', via: 'subscribe' });
  const noted = await noteSends(run, said.held, intended, said.ended);
  if (noted === null) return { ...said, how: 'lost' };
  const result = await run.wechat.notify(openid, notice);
  const after = (next: Out): Said => ({
    ...said,
    held: noted,
    outs: replaced(said.outs, index, next),
    ended: nothingEnded,
  });
  if (result.state === 'sent') return after({ ...same, state: 'sent', via: 'subscribe' });
  const { errcode } = result;
  if (result.state === 'unknown') return after({ ...same, state: 'unknown', via: 'subscribe', errcode });
  if (errcode === noneLeft) await noConsentLeft(run, visitor, notice.template);
  else await giveBackConsent(run, visitor, notice.template, same.id);
  return after({ ...same, state: 'refused', reason: 'window', errcode });
}

function textOf(out: Out): string | null {
  const content = unseal(out.content) as OutboundContent;
  return content.type === 'text' ? content.text : null;
}

function replaced(outs: readonly Out[], index: number, out: Out): Out[] {
  return outs.map((other, at) => (at === index ? out : other));
}

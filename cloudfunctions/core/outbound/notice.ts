import type { OutboundContent } from '../../../contracts/content';
import type { Out } from '../../../contracts/visitor';
import { claimConsent, giveBackConsent, noConsentLeft } from '../consents';
import type { Notice, Run } from '../platform';
import { unseal } from '../privacy';
import { noteSends, nothingEnded } from '../turn';
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
  if (said.how !== 'done' || out === undefined || run.remaining() < noticeMs) return said;
  const notice = noticeOf(textOf(out) ?? '');
  const { _id: visitor, openid } = said.held.visitor;
  if (!(await claimConsent(run, visitor, notice.template))) return said;
  const { id, content } = out;
  const intended = replaced(said.outs, index, { id, content, state: 'sending', via: 'subscribe' });
  const noted = await noteSends(run, said.held, intended, said.ended);
  if (noted === null) return { ...said, how: 'lost' };
  const result = await run.wechat.notify(openid, notice);
  const after = (next: Out): Said => ({
    ...said,
    held: noted,
    outs: replaced(said.outs, index, next),
    ended: nothingEnded,
  });
  if (result.state === 'sent') return after({ id, content, state: 'sent', via: 'subscribe' });
  const { errcode } = result;
  if (result.state === 'unknown') return after({ id, content, state: 'unknown', via: 'subscribe', errcode });
  await (errcode === noneLeft ? noConsentLeft : giveBackConsent)(run, visitor, notice.template);
  return after({ id, content, state: 'refused', reason: 'window', errcode });
}

function textOf(out: Out): string | null {
  const content = unseal(out.content) as OutboundContent;
  return content.type === 'text' ? content.text : null;
}

function replaced(outs: readonly Out[], index: number, out: Out): Out[] {
  return outs.map((other, at) => (at === index ? out : other));
}

import type { OutboundContent } from '../../../contracts/content';
import type { RefusalReason } from '../../../contracts/message';
import type { Out } from '../../../contracts/visitor';
import { readyToSend } from '../media';
import type { Run, SendResult } from '../platform';
import type { Held } from '../turn';
import { identity } from './identity';

/** WeChat is busy. */
const busy = -1;
/** Its passing faults: it is busy, or the minute's quota is used up. It did not take the message. */
const passing = [busy, 45011];
/** What other refusals mean for the message (WeChat: 发送客服消息, 错误码). */
const reasons: Readonly<Record<number, RefusalReason>> = {
  45015: 'window',
  45047: 'allowance',
  48002: 'blocked',
  70000: 'blocked',
  87014: 'content',
};
/** So often a message is tried in one run, and in all. */
const triesAtOnce = 3;
const triesInAll = 9;
const pauseMs = 150;

/**
 * Sends one reply. A passing fault is tried again after growing, jittered pauses while the turn is ours and time is left, and later by
 * whoever takes the turn next; an answer that does not tell leaves the reply `unknown`, and it is never sent again.
 * @returns the reply with its new state; `pending` when it should be tried again later
 */
export async function deliver(run: Run, held: Held, out: Out, content: OutboundContent): Promise<Out> {
  const before = out.tries ?? 0;
  const same = identity(out);
  for (let tries = 1; ; tries += 1) {
    const result = await sent(run, held.visitor.openid, content);
    if (result.state === 'sent') return { ...same, state: 'sent' };
    const { errcode } = result;
    if (result.state === 'unknown') return { ...same, state: 'unknown', errcode };
    const reason = reasons[errcode];
    if (reason !== undefined) return { ...same, state: 'refused', errcode, reason };
    if (!passing.includes(errcode) || before + tries >= triesInAll) {
      return { ...same, state: 'failed', errcode };
    }
    const pause = pauseMs * 2 ** (tries - 1) * (0.5 + run.time.chance());
    const late = run.remaining() - pause < 4 * pauseMs || run.time.elapsed() + pause > held.safeUntil;
    if (tries === triesAtOnce || late) return { ...same, state: 'pending', errcode, tries: before + tries };
    await run.time.sleep(pause);
  }
}

/** Sends a content with its pictures; a picture that WeChat has forgotten is given to it again, once. */
async function sent(run: Run, openid: string, content: OutboundContent): Promise<SendResult> {
  for (const again of [false, true]) {
    const ready = await readyToSend(run, content, again);
    if ('errcode' in ready) return { state: 'refused', errcode: ready.errcode ?? busy };
    const result = await run.wechat.send(openid, ready.content);
    const forgotten = result.state === 'refused' && result.errcode === 40007 && ready.content !== content;
    if (!forgotten || again) return result;
  }
  return { state: 'refused', errcode: 40007 };
}

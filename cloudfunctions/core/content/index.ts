// What must not be said. In: a message that came in. Out: WeChat's verdict on its text. It never blocks storing or
// answering: the check runs beside the path, and a missing verdict is recorded as one.
import type { InboundContent } from '../../../contracts/content';
import type { Check } from '../../../contracts/message';
import type { Run } from '../platform';

/** How long a reply that repeats the visitor's text waits for the verdict on it. */
export const echoPatienceMs = 800;

/**
 * WeChat's verdict on a message's text; null when there is nothing to check. WeChat knows the verdict only of people who were in the
 * mini program lately; who writes from the message list is answered 61010.
 */
export async function checkInbound(run: Run, openid: string, content: InboundContent): Promise<Check | null> {
  if (content.type !== 'text' || content.text.trim() === '') return null;
  return run.wechat.checkText(openid, content.text);
}

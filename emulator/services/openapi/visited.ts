// The content checks' rule on openid: it belongs to this mini program, and its visitor was here lately.
import type { World } from './api';
import { textIn } from './params';
import { Refusal } from './refusal';

/**
 * The visitor a content check is made for.
 * @throws Refusal 40003 not an openid · 43104 an openid of another mini program · 61010 not visited within two hours
 *   (WeChat: 用户需在近两小时访问过小程序)
 */
export function recentVisitor(params: Readonly<Record<string, unknown>>, { chat, host, settings }: World): string {
  const openid = textIn(params, 'openid', 40003);
  if (!chat.has(openid)) throw new Refusal(/^o[\w-]{27}$/.test(openid) ? 43104 : 40003);
  const { visitedAt } = chat.visitor(openid);
  if (visitedAt === null || host.clock.now() - visitedAt > settings.visitWindowMinutes * 60_000)
    throw new Refusal(61010);
  return openid;
}

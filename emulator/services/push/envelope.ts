// The outer fields of a pushed body, in the forms WeChat is known to use.
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** The mini program's original id (原始 ID); every appid has one of its own. */
export function originalId(appid: string): string {
  return `gh_${createHash('sha256').update(appid).digest('hex').slice(0, 12)}`;
}

/** A text MsgId, as the cloud function page shows it: 42 characters, `_` and the second it was made. */
export function textMsgId(seconds: number): string {
  return `${randomBytes(16).toString('hex')}${String(randomInt(1e9, 1e10))}_${seconds}`;
}

/**
 * A 64-bit MsgId beyond 2^53. A function's event is parsed with JSON.parse, which rounds such a number to the nearest
 * double before the function sees it; what is returned here is that rounded number. It stays unique: neighbours are
 * further apart than the rounding.
 */
export function numericMsgId(nowMs: number): number {
  return nowMs * 13_000 + randomInt(0, 1_500) * 8;
}

/** A body as WeChat pushes it: receiver, sender and time first. */
export function envelope(
  fields: Readonly<Record<string, unknown>>,
  from: { openid: string; toUserName: string; seconds: number },
): Record<string, unknown> {
  return { ToUserName: from.toUserName, FromUserName: from.openid, CreateTime: from.seconds, ...fields };
}

// WeChat's refusals: an errcode and its English errmsg. A closed list; nothing else is ever answered.
import { randomBytes } from 'node:crypto';

/** errcode → errmsg, in WeChat's words (official pages and the global table of return codes). */
export const REFUSALS = {
  [-1]: 'system error',
  40003: 'invalid openid',
  40007: 'invalid media_id',
  40013: 'invalid appid',
  40129: 'invalid scene',
  40165: 'invalid weapp pagepath',
  43104: 'appid and openid not match',
  44002: 'empty post data',
  44004: 'empty content',
  45002: 'content size out of limit',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
  45072: 'invalid command',
  45080: 'need sending/receiving a message in the last 30 seconds before typing',
  45081: 'you are already typing',
  45162: 'invalid type',
  47001: 'data format error',
  61010: 'code is expired',
  87014: 'risky content',
} as const;
export type Errcode = keyof typeof REFUSALS;

/** An API says no; the caller gets `{errcode, errmsg}`. */
export class Refusal extends Error {
  /** @param detail what exactly was wrong, appended to WeChat's words as WeChat does with `hint` */
  constructor(
    readonly errcode: Errcode,
    readonly detail: string | null = null,
  ) {
    super(`${errcode} ${REFUSALS[errcode]}`);
  }

  /** The answer's JSON: WeChat ends a refusal's errmsg with the request's id. */
  answer(): { errcode: number; errmsg: string } {
    const detail = this.detail === null ? '' : ` hint: [${this.detail}]`;
    return { errcode: this.errcode, errmsg: `${REFUSALS[this.errcode]}${detail} rid: ${requestId()}` };
  }
}

/** An id in the form of WeChat's rid and trace_id: three groups of eight hexadecimal digits. */
export function requestId(): string {
  const hex = () => randomBytes(4).toString('hex');
  return `${hex()}-${hex()}-${hex()}`;
}

// WeChat's refusals: an errcode and its English errmsg. A closed list; nothing else is ever answered.
import { randomBytes } from 'node:crypto';

/** errcode → errmsg, in WeChat's words (official pages and the global table of return codes); `%s` is what was wrong. */
export const REFUSALS = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40004: 'invalid media type',
  40005: 'invalid file type',
  40006: 'invalid media size',
  40007: 'invalid media_id',
  40013: 'invalid appid',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40164: 'invalid ip %s, not in whitelist',
  40165: 'invalid weapp pagepath',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41005: 'media data missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43104: 'appid and openid not match',
  44002: 'empty post data',
  44004: 'empty content',
  44991: 'reach max api minute frequence limit',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
  45072: 'invalid command',
  45080: 'need sending/receiving a message in the last 30 seconds before typing',
  45081: 'you are already typing',
  45162: 'invalid type',
  47001: 'data format error',
  47003: 'argument invalid! %s',
  48001: 'api unauthorized',
  61010: 'code is expired',
  65400: 'please enable new custom service, or wait for a while if you have enabled',
  65401: 'invalid custom service account',
  65403: 'illegal nickname',
  65404: 'illegal custom service account',
  65405: 'custom service account number reach limit',
  65406: 'custom service account exists',
  65413: 'no effective session for the customer',
  65414: 'another worker is serving the customer',
  65415: 'the worker is not online',
  87014: 'risky content',
} as const;
export type Errcode = keyof typeof REFUSALS;

/** An API says no; the caller gets `{errcode, errmsg}`. */
export class Refusal extends Error {
  /** @param detail what exactly was wrong: WeChat puts it into its words, or behind them as a hint */
  constructor(
    readonly errcode: Errcode,
    readonly detail: string | null = null,
  ) {
    super(`${errcode} ${REFUSALS[errcode]}`);
  }

  /** The answer's JSON: WeChat ends a refusal's errmsg with the request's id. */
  answer(): { errcode: number; errmsg: string } {
    const words = REFUSALS[this.errcode];
    const hint = this.detail === null || words.includes('%s') ? '' : ` hint: [${this.detail}]`;
    return { errcode: this.errcode, errmsg: `${words.replace('%s', this.detail ?? '')}${hint} rid: ${requestId()}` };
  }
}

/** An id in the form of WeChat's rid and trace_id: three groups of eight hexadecimal digits. */
export function requestId(): string {
  const hex = () => randomBytes(4).toString('hex');
  return `${hex()}-${hex()}-${hex()}`;
}

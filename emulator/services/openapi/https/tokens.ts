// Access tokens of api.weixin.qq.com (WeChat: 获取接口调用凭据, 获取稳定版接口调用凭据). In: an appid and its secret. Out: a
// token good for two hours of the virtual clock. The two ways of getting one do not disturb each other.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Host } from '../../../service';
import { TOKEN } from '../constants';
import { Refusal } from '../refusal';
import type { State, Token } from '../state';

const DAY = 86_400_000;
const CHINA = 8 * 3_600_000;
/** Ended tokens that are still told apart from invented ones. */
const REMEMBERED = 50;

export class Tokens {
  constructor(
    private readonly host: Host,
    private readonly state: State,
  ) {}

  /** Made at the first start and never part of the project. */
  get appSecret(): string {
    const known = this.state.state.appSecret;
    if (known !== undefined) return known;
    const appSecret = randomBytes(16).toString('hex');
    this.state.change({ appSecret });
    return appSecret;
  }

  /** @throws Refusal 40002 · 41002 · 40013 · 41004 · 40125 */
  authenticate({ grant_type, appid, secret }: Readonly<Record<string, unknown>>): void {
    if (grant_type !== 'client_credential') throw new Refusal(40002);
    if (appid === undefined || appid === '') throw new Refusal(41002);
    if (appid !== this.host.project.appid) throw new Refusal(40013);
    if (typeof secret !== 'string' || secret === '') throw new Refusal(41004);
    const [given, known] = [Buffer.from(secret), Buffer.from(this.appSecret)];
    if (given.length !== known.length || !timingSafeEqual(given, known)) throw new Refusal(40125);
  }

  /** GET /cgi-bin/token: always a new one; the one before is good for five minutes more. */
  plain(): { access_token: string; expires_in: number } {
    const now = this.host.clock.now();
    return this.#issue('plain', now, (token) => ({ ...token, until: Math.min(token.until, now + TOKEN.overlap) }));
  }

  /**
   * POST /cgi-bin/stable_token: the same one until five minutes before its end.
   * @param force gives a new one and ends the one before, at most 20 times a day and not within 30 s of the last time
   * @throws Refusal 45009 when forced too often
   */
  stable(force: boolean): { access_token: string; expires_in: number } {
    const now = this.host.clock.now();
    const current = this.#all().findLast((token) => token.kind === 'stable' && !token.revoked && now < token.until);
    const day = Math.floor((now + CHINA) / DAY);
    const forced = this.state.state.forced ?? { day, count: 0, at: -Infinity };
    if (force && now - forced.at >= TOKEN.forcedApart) {
      const count = forced.day === day ? forced.count + 1 : 1;
      if (count > TOKEN.forcedPerDay) throw new Refusal(45009);
      this.state.change({ forced: { day, count, at: now } });
      return this.#issue('stable', now, (token) => ({ ...token, revoked: true }));
    }
    if (current && current.until - now > TOKEN.overlap)
      return { access_token: current.token, expires_in: Math.floor((current.until - now) / 1000) };
    return this.#issue('stable', now, (token) => token);
  }

  /** @throws Refusal 41001 missing · 40001 unknown or no longer the latest · 42001 expired */
  check(token: unknown): void {
    if (typeof token !== 'string' || token === '') throw new Refusal(41001);
    const known = this.#all().find((other) => other.token === token);
    if (!known || known.revoked) throw new Refusal(40001);
    if (this.host.clock.now() >= known.until) throw new Refusal(42001);
  }

  #all(): readonly Token[] {
    return this.state.state.tokens ?? [];
  }

  #issue(kind: Token['kind'], now: number, retire: (token: Token) => Token) {
    const token = randomBytes(96).toString('base64url');
    const before = this.#all().map((other) => (other.kind === kind ? retire(other) : other));
    this.state.change({ tokens: [...before, { token, kind, until: now + TOKEN.lasts }].slice(-REMEMBERED) });
    return { access_token: token, expires_in: TOKEN.lasts / 1000 };
  }
}

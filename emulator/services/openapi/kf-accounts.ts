// Kf accounts (WeChat: 客服账号管理), which messages can be sent as. In: what the HTTPS API adds and removes. Out: the
// list. They have nothing to do with our own agents.
import { randomBytes } from 'node:crypto';
import { KF } from './constants';
import { Refusal } from './refusal';
import type { KfAccount, State } from './state';

/** `prefix@weixin-id`: at most 10 and 30 letters, digits or `_`. */
const NAME = /^[A-Za-z0-9_]{1,10}@[A-Za-z0-9_-]{1,30}$/;

export class KfAccounts {
  constructor(private readonly state: State) {}

  get all(): readonly KfAccount[] {
    return this.state.state.kfAccounts ?? [];
  }

  get(account: string): KfAccount | undefined {
    return this.all.find(({ kf_account }) => kf_account === account);
  }

  /** @throws Refusal 65404 a name that is not allowed · 65403 the nickname · 65406 already there · 65405 too many */
  add(account: unknown, nickname: unknown): void {
    if (typeof account !== 'string' || !NAME.test(account)) throw new Refusal(65404);
    if (typeof nickname !== 'string' || nickname === '' || Array.from(nickname).length > KF.nickname)
      throw new Refusal(65403);
    if (this.get(account)) throw new Refusal(65406);
    if (this.all.length >= KF.accounts) throw new Refusal(65405);
    const lastId = Math.max(1000, ...this.all.map(({ kf_id }) => Number(kf_id)));
    const added: KfAccount = {
      kf_account: account,
      kf_nick: nickname,
      kf_id: String(lastId + 1),
      kf_openid: `o${randomBytes(20).toString('base64url')}`.slice(0, 28),
      online: false,
      admin: false,
    };
    this.#replace([...this.all, added]);
  }

  /** @throws Refusal 65401 */
  remove(account: unknown): void {
    const { kf_account } = this.known(account);
    this.#replace(this.all.filter((other) => other.kf_account !== kf_account));
  }

  /** Goes online or offline, becomes an administrator or stops being one. @throws Refusal 65401 */
  change(account: unknown, fields: Partial<Pick<KfAccount, 'online' | 'admin'>>): void {
    const known = this.known(account);
    this.#replace(this.all.map((other) => (other === known ? { ...other, ...fields } : other)));
  }

  /** @throws Refusal 65401 */
  known(account: unknown): KfAccount {
    const found = typeof account === 'string' ? this.get(account) : undefined;
    if (!found) throw new Refusal(65401);
    return found;
  }

  #replace(kfAccounts: readonly KfAccount[]): void {
    this.state.change({ kfAccounts });
  }
}

// WeChat as a plain model: what it lets through, and its own book of it. Nothing in here is shared with the product.

/** So many messages, until then. */
interface Grant {
  left: number;
  readonly until: number;
}

/** One visitor as WeChat sees them. */
interface Account {
  /** What the last message gave. */
  written: Grant | null;
  /** What the last entering gave. */
  entered: Grant | null;
  /** WeChat's own desk serves the visitor. */
  atDesk: boolean;
  /** WeChat has refused for count or window, with this, and the visitor has not written since. */
  refusing: number | null;
  readonly seen: string[];
}

/**
 * WeChat: 用户动作会触发可下发条数及可下发时限的更新，更新为当前可下发条数限制的最大值、最长有效时间；不累加. So after entering
 * there are two at least, for a minute at least; what it does to a count that a message gave can be read in three ways.
 *
 * - `apart`: nothing. The two of the minute stand beside it, every send takes one of both, the larger one counts. The strictest.
 * - `together`: there is one count and one end, and both become the larger one.
 * - `refills`: five are left anew.
 */
export type Reading = 'apart' | 'together' | 'refills';
export const readings: readonly Reading[] = ['apart', 'together', 'refills'];

const hour = 60 * 60 * 1000;

export class WeChatModel {
  readonly #accounts = new Map<string, Account>();
  /** Refusals for count or window: the product should have known. */
  readonly refusals: string[] = [];
  /** Sends that were begun although an earlier refusal was written down. */
  readonly againstRefusal: string[] = [];
  /** Subscribe messages that visitors got. */
  readonly notices: string[] = [];
  /** Words of ours that began their way while WeChat's desk served the visitor. */
  readonly overTheDesk: string[] = [];

  constructor(private readonly reading: Reading = 'apart') {}

  account(openid: string): Account {
    let account = this.#accounts.get(openid);
    if (account === undefined) {
      account = { written: null, entered: null, atDesk: false, refusing: null, seen: [] };
      this.#accounts.set(openid, account);
    }
    return account;
  }

  wrote(openid: string, time: number): void {
    const account = this.account(openid);
    account.written = { left: 5, until: time + 48 * hour };
    account.entered = null;
    account.refusing = null;
  }

  entered(openid: string, time: number): void {
    const account = this.account(openid);
    const minute = { left: 2, until: time + 60_000 };
    const { written } = account;
    if (this.reading === 'apart' || written === null || time >= written.until) account.entered = minute;
    else if (this.reading === 'refills') [account.written, account.entered] = [{ ...written, left: 5 }, minute];
    else {
      const until = Math.max(written.until, minute.until);
      account.written = { left: Math.max(written.left, minute.left), until };
    }
  }

  /** How many it still takes, and until when; null: no window is open. */
  allowed(openid: string, time: number): Grant | null {
    const { written, entered } = this.account(openid);
    const open = [written, entered].flatMap((grant) => (grant !== null && time < grant.until ? [{ ...grant }] : []));
    return open.sort((a, b) => b.left - a.left || b.until - a.until)[0] ?? null;
  }

  /** From now on it refuses, whatever its rule is, until the visitor writes. */
  refuse(openid: string, errcode: 45015 | 45047): void {
    this.account(openid).refusing = errcode;
  }

  /** @returns 0, or the errcode */
  send(openid: string, text: string, time: number): number {
    const account = this.account(openid);
    if (account.refusing !== null) return account.refusing;
    const allowed = this.allowed(openid, time);
    if (allowed === null || allowed.left === 0) {
      const errcode = allowed === null ? 45015 : 45047;
      this.refusals.push(`${openid}: ${text}: ${errcode}`);
      return errcode;
    }
    for (const grant of [account.written, account.entered])
      if (grant !== null) grant.left = Math.max(0, grant.left - 1);
    account.seen.push(text);
    return 0;
  }
}

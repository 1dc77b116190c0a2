// WeChat as a plain model: what it lets through, and its own book of it. Nothing in here is shared with the product.

/** One visitor as WeChat sees them. */
interface Account {
  left: number;
  until: number;
  /** Until when the last message of the visitor counts. */
  wroteUntil: number;
  /** WeChat's own desk serves the visitor. */
  atDesk: boolean;
  /** WeChat has refused for count or window, with this, and the visitor has not written since. */
  refusing: number | null;
  readonly seen: string[];
}
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

  account(openid: string): Account {
    let account = this.#accounts.get(openid);
    if (account === undefined) {
      account = { left: 0, until: 0, wroteUntil: 0, atDesk: false, refusing: null, seen: [] };
      this.#accounts.set(openid, account);
    }
    return account;
  }

  wrote(openid: string, time: number): void {
    Object.assign(this.account(openid), {
      left: 5,
      until: time + 48 * hour,
      wroteUntil: time + 48 * hour,
      refusing: null,
    });
  }

  entered(openid: string, time: number): void {
    const account = this.account(openid);
    // The stricter reading: inside the 48 hours after a message, entering changes nothing.
    if (time >= account.wroteUntil) Object.assign(account, { left: 2, until: time + 60_000 });
  }

  /** From now on it refuses, whatever its rule is, until the visitor writes. */
  refuse(openid: string, errcode: 45015 | 45047): void {
    this.account(openid).refusing = errcode;
  }

  /** @returns 0, or the errcode */
  send(openid: string, text: string, time: number): number {
    const account = this.account(openid);
    if (account.refusing !== null) return account.refusing;
    const errcode = time >= account.until ? 45015 : account.left === 0 ? 45047 : 0;
    if (errcode !== 0) this.refusals.push(`${openid}: ${text}: ${errcode}`);
    else {
      account.left -= 1;
      account.seen.push(text);
    }
    return errcode;
  }
}

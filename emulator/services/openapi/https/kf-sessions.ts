// Sessions between a kf account and a visitor (WeChat: 会话控制). Officially for 公众号/服务号; whether a mini program may
// use them is a setting. A session is WeChat's own desk having the visitor: pushes bypass the functions meanwhile.
import type { Chat } from '../../chat';
import type { World } from '../api';
import { Refusal } from '../refusal';
import type { KfSession, State } from '../state';

type Params = Readonly<Record<string, unknown>>;

export class KfSessions {
  constructor(
    private readonly world: World,
    private readonly state: State,
  ) {}

  /** @throws Refusal 65400 · 40003 · 65401 · 65415 offline · 65414 somebody else has the visitor */
  create({ kf_account, openid }: Params): void {
    this.#available();
    const visitor = this.#visitor(openid);
    const account = this.world.kfAccounts.known(kf_account);
    if (!account.online) throw new Refusal(65415);
    const open = this.#of(visitor);
    if (open && open.kf_account !== account.kf_account) throw new Refusal(65414);
    if (open) return;
    this.#chat.deskTakes(visitor);
    const createtime = Math.floor(this.world.host.clock.now() / 1000);
    this.#replace([...this.#open(), { openid: visitor, kf_account: account.kf_account, createtime }]);
  }

  /** @throws Refusal 65400 · 40003 · 65401 · 65413 no session · 65414 another account's session */
  close({ kf_account, openid }: Params): void {
    this.#available();
    const visitor = this.#visitor(openid);
    const account = this.world.kfAccounts.known(kf_account);
    const open = this.#of(visitor);
    if (!open) throw new Refusal(65413);
    if (open.kf_account !== account.kf_account) throw new Refusal(65414);
    this.#chat.deskCloses(visitor);
    this.#replace(this.#open().filter((session) => session.openid !== visitor));
  }

  /** The session of a visitor; without one the account is an empty text. */
  ofVisitor({ openid }: Params): Record<string, unknown> {
    this.#available();
    const { createtime = 0, kf_account = '' } = this.#of(this.#visitor(openid)) ?? {};
    return { createtime, kf_account };
  }

  ofAccount({ kf_account }: Params): Record<string, unknown> {
    this.#available();
    const account = this.world.kfAccounts.known(kf_account);
    const mine = this.#open().filter((session) => session.kf_account === account.kf_account);
    return { sessionlist: mine.map(({ createtime, openid }) => ({ createtime, openid })) };
  }

  /** Visitors who wait for WeChat's own desk, at most 100. */
  waiting(): Record<string, unknown> {
    this.#available();
    const waiting = this.#chat.visitors().filter(({ openid }) => this.#chat.desk(openid)?.state === 'waiting');
    const list = waiting.map(({ openid, exchangedAt }) => ({
      latest_time: Math.floor((exchangedAt ?? 0) / 1000),
      openid,
    }));
    return { count: list.length, waitcaselist: list.slice(0, 100) };
  }

  get #chat(): Chat {
    return this.world.chat;
  }

  #available(): void {
    if (this.world.settings.kfSessions === 'refuse') throw new Refusal(65400);
  }

  #visitor(openid: unknown): string {
    if (typeof openid !== 'string' || !this.#chat.has(openid)) throw new Refusal(40003);
    return openid;
  }

  #of(openid: string): KfSession | undefined {
    return this.#open().find((session) => session.openid === openid);
  }

  /** A session is over when WeChat's desk no longer has the visitor. */
  #open(): readonly KfSession[] {
    return (this.state.state.kfSessions ?? []).filter(({ openid }) => this.#chat.withDesk(openid));
  }

  #replace(kfSessions: readonly KfSession[]): void {
    this.state.change({ kfSessions });
  }
}

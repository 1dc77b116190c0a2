import type { Ai } from './ai';
import type { Media } from './media';
import type { Store } from './store';
import type { WeChat } from './wechat';

/** Everything outside: the cloud database, WeChat's APIs, time and chance. Tests bring their own. */
export interface Platform {
  readonly store: Store;
  readonly wechat: WeChat;
  readonly media: Media;
  readonly ai: Ai;
  /** Begins a run of another function of ours; it does not wait for its end. */
  start(name: string, data: object): Promise<void>;
  readonly time: Time;
  /** A name that nobody else has. */
  unique(): string;
}

export interface Time {
  /** The instance's own clock, epoch milliseconds. It may be wrong: leases are compared on the server. */
  now(): number;
  /** Milliseconds that never jump, for deadlines. */
  elapsed(): number;
  sleep(ms: number): Promise<void>;
  /** Rings once after `ms`, unless it is switched off first. */
  alarm(ms: number): { readonly rings: Promise<void>; off(): void };
  /** A number from 0 up to 1, for the jitter of pauses. */
  chance(): number;
}

/** Who called the function (WeChat: Cloud.getWXContext). */
export interface Caller {
  readonly openid: string | null;
  readonly appid: string | null;
  /** A comma chain such as `wx_client,scf`; empty when WeChat says nothing. */
  readonly source: string;
}

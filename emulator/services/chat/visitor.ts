// What the chat knows of one visitor and of what was said.
import { randomBytes } from 'node:crypto';
import type { Allowance } from './allowance';

/** WeChat's own desk (客服小助手): a visitor handed over waits in its queue or talks to its agent. */
export interface Desk {
  readonly state: 'waiting' | 'accepted';
  /** When WeChat gives an accepted visitor back by itself; null while waiting. Virtual time, epoch milliseconds. */
  readonly until: number | null;
}

export interface Visitor {
  readonly openid: string;
  readonly nickname: string;
  /** When the visitor was last in the mini program (virtual, epoch milliseconds). */
  readonly visitedAt: number | null;
  /** When a message last went either way (virtual, epoch milliseconds). */
  readonly exchangedAt: number | null;
  /** 「对方正在输入」 is shown until then (virtual, epoch milliseconds). */
  readonly typingUntil: number | null;
  readonly allowance: Allowance;
  readonly desk: Desk | null;
}

/** The body of a message, under the name of its msgtype, as WeChat names it. */
export type MessageBody =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'image'; image: { mediaId: string; url: string } }
  | { msgtype: 'link'; link: { title: string; description: string; url: string; thumb_url: string } }
  | {
      msgtype: 'miniprogrampage';
      miniprogrampage: { title: string; pagepath: string; appid: string; thumbMediaId: string | null };
    };

/** One entry of the transcript, as the visitor's phone shows it. */
export type Message = MessageBody & {
  readonly id: string;
  /** `platform`: WeChat itself, in grey. */
  readonly from: 'visitor' | 'service' | 'platform';
  /** Who spoke for the service: a call of the API, or an agent of WeChat's own desk. */
  readonly via?: 'openapi' | 'desk';
  /** Shown under the message: 「内容由第三方AI生成」. */
  readonly ai?: boolean;
  /** The kf account it was sent as. */
  readonly kfAccount?: string;
  /** Virtual time, epoch milliseconds. */
  readonly time: number;
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** An openid as WeChat makes them: `o` and 27 more characters. */
export function newOpenid(): string {
  return `o${Array.from(randomBytes(27), (byte) => ALPHABET[byte & 63]).join('')}`;
}

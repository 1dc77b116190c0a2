import type { InboundContent } from '../../../contracts/content';
import type { Channel } from '../../../contracts/visitor';

/** One message or event of a visitor, whatever channel it came by. */
export interface Inbound {
  /** The same for every delivery of the same message, and for no other. */
  readonly id: string;
  readonly channel: Channel;
  readonly visitorId: string;
  readonly openid: string;
  /** To whom it was sent: `ToUserName`. */
  readonly appUser: string;
  /** The channel's time, in seconds. */
  readonly createTime: number;
  readonly content: InboundContent;
}

/** A push as read: a message, or what was wrong with it. */
export type Reading = { readonly inbound: Inbound } | { readonly problem: string };

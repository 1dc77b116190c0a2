// Who can own a conversation, and what is kept of it. In: nothing. Out: types.
import type { WrittenText } from './visitor-records';

/** Who answers the visitor. `nobody`: the conversation is closed. */
export type Owner = 'bot' | 'queue' | 'agent' | 'wechat-desk' | 'nobody';

/** A hand-off to WeChat's own desk: the message that asked for it, and WeChat's time of that message. */
export interface Handoff {
  readonly message: string;
  readonly at: Date;
}

/** `conversations/{visitorId}:{n}`: derived from the visitor's document, never read to decide. */
export interface ConversationRecord {
  readonly _id: string;
  readonly v: 1;
  readonly visitor: string;
  readonly n: number;
  readonly owner: Owner;
  readonly openedAt: Date;
  readonly lastMessage: string;
  readonly updatedAt: Date;
}

/** `follow_ups/{message id}`: a wish for a human that waits to be seen to. */
export interface FollowUp {
  readonly _id: string;
  readonly v: 1;
  readonly visitor: string;
  readonly conversation: string | null;
  readonly state: 'open' | 'done';
  /** Why it was kept: nobody was in, the hand-off could not be made; `left-message` and `reopened` come from the pages. */
  readonly because: string;
  /** What the visitor wrote on a page, and how else they can be reached. */
  readonly content?: WrittenText;
  readonly contact?: WrittenText | null;
  /** Where the visitor stood, in the session-from format. */
  readonly sessionFrom?: string;
  /** What a human answered, for the visitor to read on the page. */
  readonly reply?: WrittenText | null;
  readonly createdAt: Date;
}

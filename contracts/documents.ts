// The collections and what their documents are. In: nothing. Out: types. Permissions and indexes are in database/.
import type { ConversationRecord, FollowUp } from './conversation';
import type { InMessage, OutMessage } from './message';
import type { Visitor } from './visitor';
import type { Consent, Rating } from './visitor-records';

/** Documents that people write in the cloud console: anything may be in them until a schema has read them. */
export interface Handwritten {
  readonly _id: string;
  readonly [field: string]: unknown;
}

/** `unreadable_pushes/{digest}`: a push that no channel understood, once however often it came. */
export interface UnreadablePush {
  readonly _id: string;
  readonly v: 1;
  readonly problem: string;
  /** The push as JSON, shortened. */
  readonly content: { readonly type: 'text'; readonly text: string };
  readonly createdAt: Date;
}

export interface Documents {
  readonly visitors: Visitor;
  readonly messages: InMessage | OutMessage;
  readonly conversations: ConversationRecord;
  readonly follow_ups: FollowUp;
  readonly rules: Handwritten;
  readonly settings: Handwritten;
  readonly faqs: Handwritten;
  readonly ratings: Rating;
  readonly consents: Consent;
  readonly unreadable_pushes: UnreadablePush;
}
export type Collection = keyof Documents;

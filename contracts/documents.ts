// The collections and what their documents are. In: nothing. Out: types. Permissions and indexes are in database/.
import type { ConversationRecord, FollowUp } from './conversation';
import type { AgentRecord, Invitation, RuleChange } from './desk-records';
import type { InMessage, OutMessage } from './message';
import type { SlowTask } from './task';
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

/** `media/{digest of file}`: a picture of ours as WeChat knows it. */
export interface UploadedMedia {
  readonly _id: string;
  readonly v: 1;
  readonly file: string;
  readonly mediaId: string;
  readonly uploadedAt: Date;
}

/** The collections that people write and that are published for the functions that answer. */
export const publishedSets = ['rules', 'faqs', 'intents', 'synonyms', 'flows', 'calendars', 'sensitive_words'] as const;
export type PublishedSet = (typeof publishedSets)[number];

/** `published/{set}:{part}`: a collection as the sweep last read it, in parts of one `rev`. */
export interface PublishedPart {
  readonly _id: string;
  readonly v: 1;
  readonly set: PublishedSet;
  readonly rev: string;
  readonly part: number;
  /** How many parts make the set. */
  readonly parts: number;
  readonly documents: readonly Handwritten[];
}

export interface Documents {
  readonly visitors: Visitor;
  readonly messages: InMessage | OutMessage;
  readonly conversations: ConversationRecord;
  readonly follow_ups: FollowUp;
  readonly rules: Handwritten;
  readonly settings: Handwritten;
  readonly faqs: Handwritten;
  readonly intents: Handwritten;
  readonly synonyms: Handwritten;
  readonly flows: Handwritten;
  readonly calendars: Handwritten;
  readonly sensitive_words: Handwritten;
  readonly ratings: Rating;
  readonly consents: Consent;
  readonly published: PublishedPart;
  readonly tasks: SlowTask;
  readonly media: UploadedMedia;
  readonly unreadable_pushes: UnreadablePush;
  readonly agents: AgentRecord;
  readonly invitations: Invitation;
  readonly rule_history: RuleChange;
}
export type Collection = keyof Documents;

// What the visitor's pages may ask of the cloud function `visitor`, and what it answers. The function checks every
// request against `visitorRequests`; the phone uses the types only. Nobody names a visitor here: who asks is WeChat's
// to say, never the request's.
import * as v from 'valibot';
import { instant } from './instant';
import type { Order } from './business';
import { visitorLimits as limits } from './visitor-limits';

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.id));
const text = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max));
const optionalText = (max: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max)), '');

/** WeChat: the four results of wx.requestSubscribeMessage for a template. */
const consentResults = v.pipe(
  v.record(id, v.picklist(['accept', 'reject', 'ban', 'filter'])),
  v.check((results) => Object.keys(results).length <= limits.templates, 'too many templates'),
);

/** One schema per action; unknown fields are refused, so that a typing slip is noticed at once. */
export const visitorRequests = {
  /** The help centre's first page. */
  home: v.strictObject({}),
  search: v.strictObject({ text: v.pipe(v.string(), v.trim(), v.maxLength(limits.search)) }),
  category: v.strictObject({ name: text(limits.category) }),
  article: v.strictObject({ id }),
  /** One vote per visitor and article; a second one replaces the first. */
  vote: v.strictObject({ id, helpful: v.boolean() }),
  conversations: v.strictObject({}),
  /** The newest messages, and with the cursor `before` those before them; without a conversation: of the newest one. */
  transcript: v.strictObject({ conversation: v.optional(id), before: v.optional(instant) }),
  rate: v.strictObject({
    conversation: id,
    score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    comment: optionalText(limits.comment),
  }),
  reopen: v.strictObject({ conversation: id, reason: optionalText(limits.comment) }),
  leaveMessage: v.strictObject({
    /** Chosen by the phone when the form opens: sending it twice keeps one message. */
    id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,40}$/)),
    text: text(limits.message),
    phone: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^(\+?\d[\d -]{5,18}\d)?$/)), ''),
    /** Where the visitor came from, in the session-from format. */
    from: optionalText(limits.sessionFrom),
  }),
  /** What the visitor chose in WeChat's subscribe dialog; `id` makes a repeated call count once. */
  consent: v.strictObject({ id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,40}$/)), results: consentResults }),
  /** The visitor's own orders in the shop, the newest first. */
  orders: v.strictObject({}),
  privacy: v.strictObject({}),
  erase: v.strictObject({ confirm: v.literal(true) }),
} as const;

export type VisitorAction = keyof typeof visitorRequests;
export type VisitorInput<A extends VisitorAction> = v.InferInput<(typeof visitorRequests)[A]>;
export type VisitorCommand<A extends VisitorAction> = v.InferOutput<(typeof visitorRequests)[A]>;

/** What the function answers, by action. Times are epoch milliseconds. */
export interface VisitorAnswers {
  home: HomeView;
  search: { readonly results: readonly ArticleSummary[] };
  category: { readonly articles: readonly ArticleSummary[] };
  article: ArticleView;
  vote: { readonly helpful: boolean };
  conversations: {
    readonly conversations: readonly ConversationSummary[];
    readonly followUps: readonly FollowUpSummary[];
    /** The cloud's time of this answer: a phone's own clock may be wrong. */
    readonly now: number;
  };
  transcript: {
    readonly conversation: ConversationSummary;
    /** Oldest first. */
    readonly messages: readonly TranscriptMessage[];
    /** Cursor for the messages before these, or null when there are none. */
    readonly before: number | null;
    readonly now: number;
  };
  rate: ConversationSummary;
  reopen: FollowUpSummary;
  leaveMessage: { readonly followUp: FollowUpSummary; readonly hours: HoursView };
  /** Consents that are left after this one, by template. */
  consent: { readonly left: Readonly<Record<string, number>> };
  orders: { readonly orders: readonly Order[] };
  privacy: PrivacyView;
  erase: { readonly erased: number };
}

export interface HomeView {
  readonly shop: ShopView;
  readonly hours: HoursView;
  readonly hot: readonly ArticleSummary[];
  readonly categories: readonly { readonly name: string; readonly count: number }[];
}

/** How the shop can be reached; null or false where it is not set up. */
export interface ShopView {
  readonly name: string;
  /** WeChat's own customer-service chat behind `open-type="contact"`. */
  readonly contact: boolean;
  /** 微信客服, for wx.openCustomerServiceChat. */
  readonly wecom: { readonly corpId: string; readonly url: string } | null;
  readonly phone: string | null;
  /** Subscribe-message template by which a left message is answered. */
  readonly replyTemplate: string | null;
}

export interface HoursView {
  readonly open: boolean;
  /** Today's spans in the shop's time, `09:00–18:00`; empty when closed all day. */
  readonly today: readonly string[];
  /** When we open next, or null while open and where no opening is known. */
  readonly opensAt: number | null;
  /** The cloud's time of this answer: a phone's own clock may be wrong. */
  readonly now: number;
}

export interface ArticleSummary {
  readonly id: string;
  readonly question: string;
  /** The beginning of the answer, one line. */
  readonly excerpt: string;
  readonly category: string;
}

export interface ArticleView {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly category: string;
  readonly updatedAt: number | null;
  readonly vote: boolean | null;
  readonly related: readonly ArticleSummary[];
}

export type ConversationOwner = 'bot' | 'queue' | 'agent' | 'wechat-desk' | 'nobody';
export interface ConversationSummary {
  readonly id: string;
  readonly openedAt: number;
  /** Null while it is open. */
  readonly closedAt: number | null;
  readonly owner: ConversationOwner;
  /** The last thing said, masked, one line. */
  readonly last: string;
  readonly rating: { readonly score: number; readonly comment: string } | null;
  /** Whether it can be rated or taken up again now. */
  readonly canRate: boolean;
  readonly canReopen: boolean;
}

export interface TranscriptMessage {
  readonly id: string;
  readonly from: 'visitor' | 'shop';
  readonly kind: 'text' | 'image' | 'link' | 'card' | 'other';
  /** Masked text, or a title of what cannot be shown as text. */
  readonly text: string;
  readonly at: number;
  /** Of an outgoing message (C7); an incoming one is `sent`. */
  readonly state: 'pending' | 'sent' | 'refused' | 'failed' | 'unknown';
  /** Where a card or a link leads. */
  readonly target: string | null;
}

export interface FollowUpSummary {
  readonly id: string;
  readonly kind: 'message' | 'reopen';
  readonly text: string;
  readonly at: number;
  readonly state: 'open' | 'done';
  readonly reply: string | null;
}

export interface PrivacyView {
  /** How many of each we keep of this visitor, and for how many days; null: until it is deleted. */
  readonly kept: readonly { readonly what: KeptKind; readonly count: number; readonly days: number | null }[];
}
export type KeptKind = 'messages' | 'conversations' | 'ratings' | 'followUps' | 'consents';

/** `bad-request`: the call is wrong (`field` says where); `not-found`; `not-now`: not possible in this state; `busy`: try again. */
export type VisitorErrorCode = 'bad-request' | 'not-found' | 'not-now' | 'too-many' | 'busy';
export interface VisitorError {
  readonly code: VisitorErrorCode;
  /** For the visitor, in Chinese. */
  readonly message: string;
  readonly field?: string;
}
export type VisitorReply<A extends VisitorAction = VisitorAction> =
  { readonly ok: true; readonly data: VisitorAnswers[A] } | { readonly ok: false; readonly error: VisitorError };

// What the desk's pages may ask of the cloud function `desk`, and what it answers. The function checks every request against
// `deskRequests` and the caller's role; who calls is WeChat's to say, never the request's.
import * as v from 'valibot';
import type { OutboundContent } from './content';
import type { PublishedSet } from './documents';
import { roles, type KeptSet, type Role } from './desk-records';
import { instant } from './instant';

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(128));
const words = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max));
const optionalWords = (max: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max)));
const days = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)), 7);
/** The state of a rule as the page read it; null: there is none yet. */
const version = v.nullable(v.pipe(v.string(), v.maxLength(64)));
/** In characters. WeChat: the data of callFunction is at most 100 KB, and a Chinese character takes three bytes. */
const largest = 30_000;
/** One page of a collection, in the order of ids: what comes after an id, of what the search and the filter leave. */
const page = {
  after: v.optional(id),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 100),
  search: optionalWords(100),
  filter: v.optional(v.picklist(['all', 'on', 'problems']), 'all'),
};

/** A rule as it is edited: what a person may write. What the system writes on it is not among it. A record would pass over a field called `constructor`. */
const draft = v.pipe(
  v.custom<Readonly<Record<string, unknown>>>(isDraft),
  v.check((document) => !Object.keys(document).includes('status'), 'status'),
  v.check((document) => JSON.stringify(document).length <= largest, 'too large'),
);

function isDraft(given: unknown): boolean {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  return isObject && Object.keys(given).every((field) => /^[^_$.][^$.]{0,63}$/.test(field));
}

/** One schema per action; unknown fields are refused. */
export const deskRequests = {
  /** Comes in by a code, once; the same person may repeat it. */
  join: v.strictObject({ code: words(40), name: words(20) }),
  me: v.strictObject({}),
  people: v.strictObject({}),
  /** A code for one more person. */
  invite: v.strictObject({ role: v.picklist(roles) }),
  dismiss: v.strictObject({ id }),
  rules: v.strictObject(page),
  rule: v.strictObject({ id }),
  /** Without an id: a new rule. */
  saveRule: v.strictObject({ id: v.optional(id), version, draft }),
  switchRule: v.strictObject({ id, version, enabled: v.boolean() }),
  deleteRule: v.strictObject({ id, version }),
  faqs: v.strictObject(page),
  /** What is wrong with anything the shop has written, in every collection. */
  problems: v.strictObject({}),
  /** One more wording by which a question is asked. */
  addAlias: v.strictObject({ faq: id, version, alias: words(200) }),
  /** The newest changes; of one rule, of one FAQ entry, or of all. */
  history: v.strictObject({ rule: v.optional(id), faq: v.optional(id) }),
  /** The rule or the entry becomes again what it was before this change. */
  undo: v.strictObject({ change: id }),
  /** What a text would lead to; with a draft, as if it were saved. */
  tryText: v.strictObject({
    text: words(2000),
    /** Epoch milliseconds; now unless it is told. */
    at: v.optional(instant),
    level: optionalWords(40),
    tags: v.optional(v.pipe(v.array(words(40)), v.maxLength(30))),
    page: optionalWords(200),
    /** Somebody in particular, by openid, with what is known of them and their own orders; without it made-up orders stand in. */
    visitor: v.optional(id),
    id: v.optional(id),
    draft: v.optional(draft),
    /** `talk` of the try before, to go on with it; without it this is a visitor's first message. */
    talk: v.optional(v.pipe(v.string(), v.maxLength(largest))),
  }),
  /** Which of the last days' messages a draft would answer differently. */
  replay: v.strictObject({ id: v.optional(id), draft, days }),
  /** What visitors asked in the last days and nothing answered. */
  unanswered: v.strictObject({ days }),
  /** What each rule, FAQ entry and intent did in the last days. */
  insights: v.strictObject({ days }),
} as const;

export type DeskAction = keyof typeof deskRequests;
export type DeskInput<A extends DeskAction> = v.InferInput<(typeof deskRequests)[A]>;
export type DeskCommand<A extends DeskAction> = v.InferOutput<(typeof deskRequests)[A]>;

/** What the function answers, by action. Times are epoch milliseconds. */
export interface DeskAnswers {
  join: Person;
  me: Person;
  people: { readonly people: readonly Person[] };
  /** Shown once. */
  invite: { readonly code: string; readonly role: Role; readonly expiresAt: number };
  dismiss: { readonly dismissed: boolean };
  rules: Page & { readonly rules: readonly RuleRow[] };
  rule: RuleView;
  saveRule: RuleView;
  switchRule: RuleView;
  deleteRule: { readonly deleted: boolean };
  faqs: Page & { readonly faqs: readonly FaqRow[] };
  problems: {
    /** Those out of use first; as many as one answer holds. */
    readonly rows: readonly ProblemRow[];
    /** How many documents there is something to tell of, and how many of them are out of use. */
    readonly total: number;
    readonly fatal: number;
  };
  addAlias: FaqRow;
  history: { readonly changes: readonly ChangeRow[] };
  /** Null: before the change there was no such rule, and there is none again; or the change was not one of a rule. */
  undo: { readonly rule: RuleView | null; readonly faq: FaqRow | null };
  tryText: TryView;
  replay: {
    readonly compared: number;
    /** There are more messages in these days than were compared. */
    readonly more: boolean;
    readonly changed: readonly ChangedAnswer[];
    /** The cloud's time: a phone's clock may be wrong. */
    readonly now: number;
  };
  unanswered: Read & { readonly groups: readonly UnansweredGroup[]; readonly now: number };
  insights: Read & {
    readonly rules: readonly InsightRow[];
    readonly faqs: readonly InsightRow[];
    readonly intents: readonly InsightRow[];
  };
}

export interface Page {
  /** `after` of the next page; null: this is the last one. */
  readonly next: string | null;
  /** How many the search and the filter leave, on all pages. */
  readonly total: number;
}
/** How much of the last days was looked at. */
export interface Read {
  /** Messages, the newest first. */
  readonly counted: number;
  /** There are more in these days. */
  readonly more: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}
export interface RuleProblemView {
  /** Chinese. */
  readonly message: string;
  /** The rule is out of use until it is mended. */
  readonly fatal: boolean;
}
export interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly priority: number;
  readonly keywords: readonly string[];
  readonly problems: readonly RuleProblemView[];
  readonly version: string;
}
export interface RuleView extends RuleRow {
  /** The document as a person may edit it. */
  readonly document: Readonly<Record<string, unknown>>;
}
/** An entry of the FAQ. */
export interface FaqRow {
  readonly id: string;
  readonly question: string;
  readonly category: string;
  readonly enabled: boolean;
  /** How many. */
  readonly aliases: number;
  readonly problems: readonly RuleProblemView[];
  readonly version: string;
}
/** A document of which there is something to tell. */
export interface ProblemRow {
  readonly collection: PublishedSet | 'settings';
  readonly id: string;
  readonly name: string;
  readonly problems: readonly RuleProblemView[];
}
export interface ChangeRow {
  readonly id: string;
  readonly collection: KeptSet;
  /** The id of the rule or the entry. */
  readonly rule: string;
  readonly name: string;
  readonly change: 'made' | 'changed' | 'deleted';
  readonly by: string;
  readonly at: number;
  /** Field by field, in the order of the document; of a new or deleted one every field. */
  readonly differences: readonly FieldDifference[];
}
/** A field before and after a change, as text: a list with 、 between, other shapes as JSON. Null: it was not there. */
export interface FieldDifference {
  readonly field: string;
  /** Of a list that items came to or went from: only those; null where there are none. */
  readonly items: boolean;
  readonly before: string | null;
  readonly after: string | null;
}
export interface TryView {
  /** Epoch milliseconds: when it was said, as the functions' clock has it where no time was told. */
  readonly at: number;
  /** What the visitor would get. */
  readonly replies: readonly OutboundContent[];
  /** The same as lines of Chinese. */
  readonly says: readonly string[];
  /** The visitor is handed to a human. */
  readonly human: boolean;
  /** What answered, in one line of Chinese. */
  readonly summary: string;
  readonly reasons: readonly ReasonView[];
  /** All of it in Chinese, a line each. */
  readonly lines: readonly string[];
  /** What the person should know besides: problems of what took part, of the draft, of the visitor, of the shop. Chinese. */
  readonly notes: readonly RuleProblemView[];
  /** Where the talk stands, for the next try to go on with; the page only passes it back. Null: the next one begins anew. */
  readonly talk: string | null;
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[];
}
export interface ReasonView {
  /** `won`: it answered; `lost`: another came first; `blocked`: a condition was not met; `near`: alike, not enough; `note`: what happened besides. */
  readonly mark: 'won' | 'lost' | 'blocked' | 'near' | 'note';
  /** What it is, 规则「价格」; empty for a note. */
  readonly what: string;
  readonly why: string;
}
/** Questions that are alike, and that the shop still does not answer as it is now. Every wording is masked. */
export interface UnansweredGroup {
  /** The most frequent wording. */
  readonly wording: string;
  /** Others, the most frequent first; a few of them. */
  readonly others: readonly string[];
  /** Messages, and the visitors who sent them. */
  readonly count: number;
  readonly visitors: number;
  /** Of the newest one. */
  readonly lastAt: number;
  /** How often each thing happened to them, in all `count` times. */
  readonly because: Readonly<Record<UnansweredBecause, number>>;
  /** Entries of the FAQ that come closest, best first. */
  readonly suggestions: readonly {
    readonly faq: string;
    readonly question: string;
    /** 0 to 1. */
    readonly score: number;
    /** What `addAlias` asks for. */
    readonly version: string;
  }[];
}
/**
 * - `default`: only the default reply was said, or nothing.
 * - `ai`: it was left to a model.
 * - `unsure`: 「您是想问」 was asked, and nothing of it was chosen.
 * - `human`: an entry of the FAQ or an intent answered, and the next thing the visitor asked for was a human.
 */
export type UnansweredBecause = 'default' | 'ai' | 'unsure' | 'human';

/** What a rule, an FAQ entry or an intent did. One that did nothing is not listed. */
export interface InsightRow {
  readonly id: string;
  /** Its name as it is now, or its id when it is gone. */
  readonly name: string;
  readonly answered: number;
  /** Of rules: it matched, and another one answered; it matched, and was held back. */
  readonly lost: number;
  readonly blocked: number;
  /** Votes in the help centre on an FAQ entry, and good (4, 5) or bad (1, 2) ratings of conversations in which it answered. */
  readonly helpful: number;
  readonly unhelpful: number;
  /** How often the visitor's next message asked for a human. */
  readonly handoffs: number;
}

export interface ChangedAnswer {
  readonly id: string;
  readonly at: number;
  /** Masked. */
  readonly text: string;
  readonly before: AnswerView;
  readonly after: AnswerView;
}
export interface AnswerView {
  /** What answers, in one line of Chinese. */
  readonly by: string;
  readonly says: readonly string[];
  readonly human: boolean;
}

/** `not-allowed`: the caller has no role, or not this one; `conflict`: somebody else changed it meanwhile; `bad-rule`: it could not work. */
export type DeskErrorCode = 'bad-request' | 'not-allowed' | 'not-found' | 'conflict' | 'bad-rule' | 'busy';
export interface DeskError {
  readonly code: DeskErrorCode;
  /** Chinese. */
  readonly message: string;
  readonly field?: string;
}
export type DeskReply<A extends DeskAction = DeskAction> =
  { readonly ok: true; readonly data: DeskAnswers[A] } | { readonly ok: false; readonly error: DeskError };

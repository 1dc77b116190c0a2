// What the desk's pages may ask of the cloud function `desk`, and what it answers. The function checks every request against
// `deskRequests` and the caller's role; who calls is WeChat's to say, never the request's.
import * as v from 'valibot';
import { roles, type Role } from './desk-records';

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(128));
const words = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max));
const optionalWords = (max: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max)));
const days = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)), 7);
/** The state of a rule as the page read it; null: there is none yet. */
const version = v.nullable(v.pipe(v.string(), v.maxLength(64)));
const largest = 50_000;

/** A rule as it is edited: what a person may write. What the system writes on it is not among it. */
const draft = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[^_$.][^$.]{0,63}$/)), v.unknown()),
  v.check((document) => !Object.hasOwn(document, 'status'), 'status'),
  v.check((document) => JSON.stringify(document).length <= largest, 'too large'),
);

/** One schema per action; unknown fields are refused. */
export const deskRequests = {
  /** Comes in by a code, once; the same person may repeat it. */
  join: v.strictObject({ code: words(40), name: words(20) }),
  me: v.strictObject({}),
  people: v.strictObject({}),
  /** A code for one more person. */
  invite: v.strictObject({ role: v.picklist(roles) }),
  dismiss: v.strictObject({ id }),
  rules: v.strictObject({}),
  rule: v.strictObject({ id }),
  /** Without an id: a new rule. */
  saveRule: v.strictObject({ id: v.optional(id), version, draft }),
  switchRule: v.strictObject({ id, version, enabled: v.boolean() }),
  deleteRule: v.strictObject({ id, version }),
  /** The newest changes; of one rule, or of all. */
  history: v.strictObject({ rule: v.optional(id) }),
  /** The rule becomes again what it was before this change. */
  undo: v.strictObject({ change: id }),
  /** What a text would lead to; with a draft, as if it were saved. */
  tryText: v.strictObject({
    text: words(2000),
    /** Epoch milliseconds; now unless it is told. */
    at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    level: optionalWords(40),
    tags: v.optional(v.pipe(v.array(words(40)), v.maxLength(30))),
    page: optionalWords(200),
    id: v.optional(id),
    draft: v.optional(draft),
  }),
  /** Which of the last days' messages a draft would answer differently. */
  replay: v.strictObject({ id: v.optional(id), draft, days }),
  /** How often each rule answered in the last days. */
  hits: v.strictObject({ days }),
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
  rules: { readonly rules: readonly RuleRow[] };
  rule: RuleView;
  saveRule: RuleView;
  switchRule: RuleView;
  deleteRule: { readonly deleted: boolean };
  history: { readonly changes: readonly ChangeRow[] };
  /** Null: before the change there was no such rule, and there is none again. */
  undo: { readonly rule: RuleView | null };
  tryText: TryView;
  replay: {
    readonly compared: number;
    /** There are more messages in these days than were compared. */
    readonly more: boolean;
    readonly changed: readonly ChangedAnswer[];
  };
  hits: {
    readonly counted: number;
    readonly more: boolean;
    readonly rules: readonly {
      readonly id: string;
      readonly won: number;
      readonly lost: number;
      readonly blocked: number;
    }[];
  };
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
export interface ChangeRow {
  readonly id: string;
  readonly rule: string;
  readonly name: string;
  readonly change: 'made' | 'changed' | 'deleted';
  readonly by: string;
  readonly at: number;
}
export interface TryView {
  readonly says: readonly string[];
  readonly human: boolean;
  /** The reasons in Chinese, a line each. */
  readonly lines: readonly string[];
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[];
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

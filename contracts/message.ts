// The messages both ways, as they are stored. In: nothing. Out: types.
import type { Content, InboundContent } from './content';
import type { Channel } from './visitor';

/** A message's content as it is stored: what privacy.seal made of it (the content itself until there is a key). */
export type Sealed<C extends Content = Content> = C;

/** `messages/{inbound id}`: its id is the claim. */
export interface InMessage {
  readonly _id: string;
  readonly v: 1;
  readonly direction: 'in';
  /** `new` until it was decided and what it led to is recorded. `failed`: it could not be decided; `trace.problem` says why. */
  readonly state: 'new' | 'done' | 'failed';
  readonly visitor: string;
  readonly channel: Channel;
  readonly openid: string;
  readonly appUser: string;
  readonly content: Sealed<InboundContent>;
  /** WeChat's time, in seconds. */
  readonly createTime: number;
  readonly createdAt: Date;
  /** Who claimed it; a claimer whose answer was lost finds itself by it. */
  readonly claim: string;
  readonly conversation?: string | null;
  readonly trace?: Trace | null;
  /** The trace of the slow answer, when it has come. */
  readonly late?: Trace | null;
  readonly check?: Check;
  /** How often its decision has thrown. */
  readonly attempts?: number;
  /** Of a picture: our own copy of it. `gone`: WeChat had it no longer. */
  readonly picture?:
    | { readonly state: 'waiting' }
    | { readonly state: 'kept'; readonly file: string }
    | { readonly state: 'gone'; readonly errcode: number };
}

/** `messages/{inbound id}:r{n}`: a reply. */
export interface OutMessage {
  readonly _id: string;
  readonly v: 1;
  readonly direction: 'out';
  readonly state: OutState;
  readonly visitor: string;
  readonly channel: Channel;
  readonly conversation: string | null;
  readonly inReplyTo: string;
  readonly by: 'bot';
  readonly content: Sealed;
  readonly errcode?: number | null;
  readonly reason?: RefusalReason | null;
  readonly via?: 'subscribe' | null;
  /** The reply it says again, later, because that one was refused. */
  readonly laterOf?: string;
  readonly createdAt: Date;
}

/**
 * - `pending`: decided, not yet sent; it will be.
 * - `sent`: WeChat took it.
 * - `refused`: it must not go out, or WeChat will not take it; `reason` says why.
 * - `failed`: WeChat could not send it, again and again.
 * - `unknown`: nobody knows whether WeChat took it; never sent again by itself.
 */
export type OutState = 'pending' | 'sent' | 'refused' | 'failed' | 'unknown';
/** `allowance`: count used up; `window`: too long ago; `content`: must not be said; `blocked`: the visitor or WeChat refuses us. */
export type RefusalReason = 'allowance' | 'window' | 'content' | 'blocked';

/** What WeChat's content check said of a message. */
export interface Check {
  /** `unavailable`: no verdict, `errcode` says why (61010: the visitor was not in the app lately). */
  readonly verdict: 'pass' | 'review' | 'risky' | 'unavailable';
  readonly label?: number;
  readonly errcode?: number;
}

/** Why a message was answered as it was (who was tried, what matched, what lost and to what, what was blocked). */
export interface Trace {
  /** What decided: a rule's name, `human`, `default`, `welcome`, `failed`, or why nothing was said. */
  readonly decided: string;
  /** Which document answered, by its id; absent where none did. Of several rules the first; a flow that a rule or an intent begins is theirs. */
  readonly by?: TraceAnswer;
  /** A human was asked for: by the visitor's words, a rule, an intent or a flow. */
  readonly human?: true;
  /** How many rules were looked at. */
  readonly tried: number;
  readonly matched: readonly TraceMatch[];
  /** In words of the field: `outside-hours`, `agent-owns`, `allowance`, … */
  readonly blocked: readonly string[];
  /** How many replies were left out because they did not fit the allowance. */
  readonly leftOut: number;
  /** Intents and FAQ entries that came close, best first. */
  readonly weighed?: readonly TraceWeighed[];
  /** The steps of a flow that were gone through, and what it collected. */
  readonly steps?: readonly string[];
  /** What was looked up in the shop's own data, and what came of it; `failed`: nothing is known. */
  readonly lookups?: readonly TraceLookup[];
  /** How the visitor rated the conversation by this message, from 1 to 5. */
  readonly rated?: number;
  readonly collected?: Sealed<{ readonly type: 'text'; readonly text: string }>;
  /** Why it could not be decided, in English, for developers; only of a message that has failed. */
  readonly problem?: string;
  /** What would have been said, in a shop that only rehearses. */
  readonly wouldSay?: readonly Sealed[];
}
export interface TraceLookup {
  readonly name: 'orders' | 'shipment' | 'member';
  readonly outcome: 'found' | 'missing' | 'failed';
  /** Of a failed one: too slow, an error, or data that is not as contracts/business.ts has it. */
  readonly because?: 'slow' | 'error' | 'bad-data';
}
export interface TraceAnswer {
  readonly kind: 'rule' | 'faq' | 'intent' | 'flow';
  readonly id: string;
}
/** A rule whose words were in the message, in the order in which the rules were considered. */
export type TraceMatch = {
  readonly rule: string;
  readonly name: string;
  /** Hits in the text as it was typed, in UTF-16 units. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
} & (
  | { readonly outcome: 'won' }
  | { readonly outcome: 'lost'; readonly to: string; readonly toName: string }
  /** `because` is for people. */
  | { readonly outcome: 'blocked'; readonly because: string }
);
export interface TraceWeighed {
  readonly kind: 'faq' | 'intent';
  readonly id: string;
  readonly title: string;
  /** The wording that came closest, and how close, from 0 to 1. */
  readonly closest: string;
  readonly confidence: number;
}

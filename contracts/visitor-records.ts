// What a visitor leaves behind beside messages: ratings, and consents to be written to. In: nothing. Out: types.
import type { Sealed } from './message';

/** A text that a person wrote, as it is stored (C10: all of it passes seal and unseal). */
export type WrittenText = Sealed<{ readonly type: 'text'; readonly text: string }>;

/**
 * `ratings/conversation:{conversation}` and `ratings/article:{faq}:{visitor}`: the id makes one of each; an article's may be
 * changed, a conversation's stands.
 */
export type Rating = {
  readonly _id: string;
  readonly v: 1;
  readonly visitor: string;
  readonly createdAt: Date;
} & (
  | {
      readonly about: 'conversation';
      readonly conversation: string;
      readonly score: number;
      readonly content: WrittenText;
    }
  | { readonly about: 'article'; readonly article: string; readonly helpful: boolean }
);

/**
 * `consents/{visitor}:{template}`: how many subscribe messages the visitor still allows. WeChat tells nobody; a one-off consent
 * is one message, and an outbound refusal 43101 sets it to 0.
 */
export interface Consent {
  readonly _id: string;
  readonly v: 1;
  readonly visitor: string;
  readonly template: string;
  readonly left: number;
  /** Ids of the last dialogs that were counted: a repeated call counts once. */
  readonly counted: readonly string[];
  /** Ids of the last replies that took a consent: whoever goes on with one after a death finds it taken. */
  readonly claimed?: readonly string[];
  readonly updatedAt: Date;
}

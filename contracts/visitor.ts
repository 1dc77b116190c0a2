// The visitor's document: the lock, the ledger and the state in one. In: nothing. Out: types. Only core/turn writes it.
import type { Handoff, Owner } from './conversation';
import type { OutState, RefusalReason, Sealed, Trace } from './message';

/** `visitors/{visitorId}`; the id is the openid, prefixed for channels other than the mini program. */
export interface Visitor {
  readonly _id: string;
  readonly v: 1;
  /** Grows with every write except a message put into the inbox. */
  readonly rev: number;
  /** Names the last write; a writer whose answer was lost finds out by it. */
  readonly nonce: string;
  readonly channel: Channel;
  readonly openid: string;
  /** The name under which WeChat delivers to us: `ToUserName` of the last push. */
  readonly appUser: string;
  readonly conversation: Conversation | null;
  /** Conversations so far, the open one included. */
  readonly conversations: number;
  readonly allowance: AllowanceFacts;
  /** Ids of claimed messages that wait for the holder of the turn; empty when there is no turn. */
  readonly inbox: readonly string[];
  /** Ids of the last messages that got the turn. */
  readonly recent: readonly string[];
  readonly turn: Turn | null;
  /**
   * When the turn may be taken over, by the server's clock; null without a turn. It stands beside `turn` and not
   * inside because the SDK writes a server date only as a field of its own.
   */
  readonly turnUntil: Date | null;
  /** Replies that WeChat's window or count was over for, oldest first: they go out when the visitor next writes. */
  readonly waiting?: readonly WaitingReply[];
  /** When the last welcome was decided. */
  readonly welcomedAt: Date | null;
  /** The last text that was answered, as a digest; the same again within seconds is answered once. */
  readonly lastText: { readonly digest: string; readonly createTime: number } | null;
  /** Where the visitor is in a flow of questions. */
  readonly flow: StoredFlow | null;
  /** What the bot last asked the visitor to choose from, by number or by words. */
  readonly asked: { readonly options: readonly AskedOption[]; readonly createTime: number } | null;
  /** Messages in a row that nothing answered; absent in documents of before. */
  readonly misses?: number;
  /** How many messages came in the minute that began at `since` (WeChat's seconds). */
  readonly pace: Pace;
  /** What the contact button said when the visitor last entered: the raw session-from. */
  readonly sessionFrom: string | null;
  /** As the shop's own data has it; rules can ask for it. */
  readonly level: string | null;
  /** When that was looked up last; absent or null: never. */
  readonly levelAt?: Date | null;
  readonly tags: readonly string[];
  /** When rules with a cooldown last answered this visitor. */
  readonly cooldowns: readonly { readonly rule: string; readonly at: Date }[];
  readonly createdAt: Date;
}

export interface Pace {
  readonly since: number;
  readonly count: number;
  /**
   * The visitor asked for a human in this minute. `met`: they were handed over, or told when somebody is in. `missed`: they
   * were told to ask again, for there was no push whose answer could hand them over.
   */
  readonly human?: 'met' | 'missed';
}

/** Later also official-account and web. */
export type Channel = 'mini-program';

export interface Conversation {
  /** `{visitorId}:{n}` */
  readonly id: string;
  readonly n: number;
  readonly owner: Owner;
  /** The message that opened it. */
  readonly opener: string;
  /** WeChat's time of the opening message. */
  readonly openedAt: Date;
  /** The last hand-off to WeChat's own desk. */
  readonly handoff: Handoff | null;
  /** The visitor was asked how it was. */
  readonly askedToRate?: true;
}

/** What the allowance is computed from. */
export interface AllowanceFacts {
  /** WeChat's time of the newest message; only moves forward. */
  readonly lastMessageAt: Date | null;
  /** WeChat's time of the newest entering by a contact button; only moves forward. */
  readonly lastEnterAt: Date | null;
  /** When each of the last sends ended, by the server's clock; an unknown send counts as one. */
  readonly sends: readonly Date[];
  /** When WeChat last refused for count or window, by the server's clock; it knows better than we do. */
  readonly refusedAt: Date | null;
}

/** Who speaks to the visitor now, about which message, and how far it is. */
export interface Turn {
  /** The message it decides; null when it only waits for someone to empty the inbox. */
  readonly message: string | null;
  /** The holder; unique to one run of a function. */
  readonly by: string;
  readonly outs: readonly Out[];
  readonly trace: Trace | null;
  /** `opens`: the answer is made by `work`, as a task. `answers`: this is that answer. */
  readonly slow: 'opens' | 'answers' | null;
  /** What the visitor asked of a human and nobody has seen to yet; becomes a document of `follow_ups`. */
  readonly followUp: string | null;
}

/** One reply on its way. */
export interface Out {
  readonly id: string;
  /** `sending` is the holder's intent; whoever takes the turn over makes it `unknown`. */
  readonly state: OutState | 'sending';
  readonly content: Sealed;
  readonly errcode?: number;
  readonly reason?: RefusalReason;
  /** It goes out as a subscribe message, for WeChat's window is over. */
  readonly via?: 'subscribe';
  /** Attempts that WeChat answered with a passing fault. */
  readonly tries?: number;
  /** It was refused before, in answer to an earlier message, and has waited since. */
  readonly waited?: Waited;
}

/** What a reply that waits, or has waited, says later. */
export interface Waited {
  /** The message it answers. */
  readonly message: string;
  /** The reply that was refused. */
  readonly reply: string;
  /** When it was refused first. */
  readonly since: Date;
}
export interface WaitingReply extends Waited {
  readonly content: Sealed;
}

/** What is kept while a flow goes on. */
export interface FlowState {
  flow: string;
  step: string;
  /** Steps at which the visitor answered before, for going back. */
  path: string[];
  /** What was collected, by the names the steps give. */
  answers: Record<string, string>;
  /** Answers in a row that were not understood. */
  misses: number;
  /** Epoch milliseconds of the last turn. */
  at: number;
  /** The visitor's orders that were just listed, to be chosen from by number. */
  choices?: FlowChoice[];
}
export interface FlowChoice {
  /** As it was listed. */
  text: string;
  /** The order's number; null: another one than these. */
  no: string | null;
}
/** The same as it is stored: what the visitor typed, and what was looked up for them, is sealed, as JSON. */
export type StoredFlow = Omit<FlowState, 'answers' | 'choices'> & {
  readonly content: Sealed<{ readonly type: 'text'; readonly text: string }>;
};
/** `human`: to be handed over. `rating`: how it was; its id is the score, from 1 to 5. */
export interface AskedOption {
  readonly kind: 'faq' | 'intent' | 'human' | 'rating';
  readonly id: string;
  readonly title: string;
}

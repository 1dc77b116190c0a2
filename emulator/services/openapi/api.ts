// What one API is, and what it may use. An API checks its parameters in WeChat's order, refuses in WeChat's words, and
// does what it says; who may call it was decided before.
import type { Host } from '../../service';
import type { Book } from '../book';
import type { Chat } from '../chat';
import type { KfAccounts } from './kf-accounts';
import type { MediaChecks } from './media-checks';
import type { OpenapiAnswer, Upload } from './protocol';
import type { SafetyWords } from './safety';
import type { OpenapiSettings } from './settings';
import type { Subscriptions } from './subscriptions';

/** What every API can reach. */
export interface World {
  readonly host: Host;
  readonly settings: OpenapiSettings;
  readonly chat: Chat;
  readonly safety: SafetyWords;
  readonly subscriptions: Subscriptions;
  readonly mediaChecks: MediaChecks;
  readonly kfAccounts: KfAccounts;
  /** Where what WeChat took is written down. */
  readonly book?: Book;
}

export interface ApiCall {
  /** Top-level parameters in snake_case, as WeChat's HTTPS API names them. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;
}

export interface Api {
  /** As in `cloud.openapi.<name>` and in a function's config.json. */
  readonly name: string;
  /** Whom the call is about: the name of the parameter that holds an openid. */
  readonly about?: 'touser' | 'openid';
  /** @throws Refusal */
  run(call: ApiCall, world: World): Promise<OpenapiAnswer> | OpenapiAnswer;
}

/** WeChat's plain yes. */
export const OK: OpenapiAnswer = { json: { errcode: 0, errmsg: 'ok' } };

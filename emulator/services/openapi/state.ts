// What the APIs remember across restarts, in one file.
import type { SafetyWord } from './safety';
import type { StateFile } from './state-file';

export interface OpenapiState {
  safetyWords?: readonly SafetyWord[];
  templates?: readonly Template[];
  /** Consents left, by visitor and template. */
  consents?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Subscribe messages a visitor received, oldest first. */
  notices?: Readonly<Record<string, readonly Notice[]>>;
  mediaChecks?: readonly MediaCheck[];
  openData?: readonly OpenData[];
  /** Of the HTTPS API; made at the first start. */
  appSecret?: string;
  tokens?: readonly Token[];
  forced?: { readonly day: number; readonly count: number; readonly at: number };
  kfAccounts?: readonly KfAccount[];
  kfSessions?: readonly KfSession[];
}
export type State = StateFile<OpenapiState>;

/** A subscribe message's template (订阅消息模板). */
export interface Template {
  readonly id: string;
  readonly title: string;
  /** Fields by name, each with its label: `{thing1: '咨询内容'}`; the name without its number is the field's type. */
  readonly fields: Readonly<Record<string, string>>;
  /** A long-term template (长期订阅) is not used up by sending. */
  readonly longTerm?: boolean | undefined;
}

/** A subscribe message as the visitor reads it in 服务通知. */
export interface Notice {
  readonly templateId: string;
  readonly title: string;
  readonly page: string | null;
  readonly data: Readonly<Record<string, string>>;
  /** Virtual time, epoch milliseconds. */
  readonly time: number;
}

/** A mediaCheckAsync whose result is still to come. */
export interface MediaCheck {
  readonly traceId: string;
  readonly openid: string;
  readonly url: string;
  /** When the result is pushed (virtual, epoch milliseconds). */
  readonly at: number;
}

/** Open data a visitor gave away, to be read by its cloudID. */
export interface OpenData {
  readonly cloudID: string;
  readonly data: unknown;
  /** Virtual time, epoch milliseconds. */
  readonly until: number;
}

export interface Token {
  readonly token: string;
  readonly kind: 'stable' | 'plain';
  /** Virtual time, epoch milliseconds. */
  readonly until: number;
  /** Refused as no longer the latest, though its time is not over. */
  readonly revoked?: boolean;
}

export interface KfAccount {
  readonly kf_account: string;
  readonly kf_nick: string;
  readonly kf_id: string;
  readonly kf_openid: string;
  readonly online: boolean;
  readonly admin: boolean;
}

export interface KfSession {
  readonly openid: string;
  readonly kf_account: string;
  /** Virtual time, epoch seconds. */
  readonly createtime: number;
}

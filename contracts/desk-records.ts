// Who works at the desk, and what they changed, as it is stored. In: nothing. Out: types.
import type { Handwritten } from './documents';

/** `owner`: everything, people included; `operator`: what the bot says; `agent`: conversations. */
export const roles = ['owner', 'operator', 'agent'] as const;
export type Role = (typeof roles)[number];

/** `agents/{openid}` */
export interface AgentRecord {
  readonly _id: string;
  readonly v: 1;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
}

/** `invitations/{digest of the code}`: the code itself is shown once and kept nowhere. */
export interface Invitation {
  readonly _id: string;
  readonly v: 1;
  readonly role: Role;
  /** The openid that came in by it; null while it is open. */
  readonly usedBy: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

/** The collections whose changes at the desk are kept and can be undone. */
export type KeptSet = 'rules' | 'faqs';

/** `rule_history/{id}`: a rule, or an entry of another kept collection, before and after a change; null where there was none. */
export interface RuleChange {
  readonly _id: string;
  readonly v: 1;
  /** Absent in changes that were kept before there were others: `rules`. */
  readonly collection?: KeptSet;
  /** The document's id. */
  readonly rule: string;
  readonly before: Handwritten | null;
  readonly after: Handwritten | null;
  /** openid and name of who changed it. */
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
}

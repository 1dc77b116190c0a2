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

/** `rule_history/{id}`: a rule before and after a change; null where there was none. */
export interface RuleChange {
  readonly _id: string;
  readonly v: 1;
  readonly rule: string;
  readonly before: Handwritten | null;
  readonly after: Handwritten | null;
  /** openid and name of who changed it. */
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
}

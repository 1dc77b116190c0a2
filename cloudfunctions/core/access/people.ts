import type { AgentRecord, Role } from '../../../contracts/desk-records';
import { insist, type Run } from '../platform';
import { digestOfCode, invitationOf, newCode } from './codes';

/** From the most to the least. */
const rank: readonly Role[] = ['owner', 'operator', 'agent'];

/** Who works here under this openid, or null. */
export async function personOf(run: Run, openid: string): Promise<AgentRecord | null> {
  return insist(run, () => run.store.get('agents', openid));
}

/** Everybody who works here, at most a hundred. */
export async function people(run: Run): Promise<AgentRecord[]> {
  return insist(run, () => run.store.find('agents', {}, { limit: 100, orderBy: 'createdAt' }));
}

/** Makes an invitation. @returns its code, which is kept nowhere */
export async function invite(run: Run, role: Role): Promise<{ code: string; expiresAt: Date }> {
  const code = newCode();
  const invitation = invitationOf(code, role, run.time.now());
  await insist(run, () => run.store.put('invitations', invitation));
  return { code, expiresAt: invitation.expiresAt };
}

/**
 * Comes in by a code. Of several who try the same code one gets in; who got in and lost the answer may ask again. A role is never lowered by it.
 * @returns null when there is no such open invitation
 */
export async function join(run: Run, openid: string, code: string, name: string): Promise<AgentRecord | null> {
  const invitation = await insist(run, () => run.store.get('invitations', digestOfCode(code)));
  const now = run.time.now();
  if (invitation === null) return null;
  const known = await personOf(run, openid);
  // Somebody who got in before and lost the answer; who was dismissed since stays out.
  if (invitation.expiresAt.getTime() <= now) return invitation.usedBy === openid ? known : null;
  if (invitation.usedBy === null)
    await run.store.update('invitations', { _id: invitation._id, usedBy: null }, { usedBy: openid });
  const claimed = await insist(run, () => run.store.get('invitations', invitation._id));
  if (claimed?.usedBy !== openid) return null;
  const role =
    known !== null && rank.indexOf(known.role) < rank.indexOf(invitation.role) ? known.role : invitation.role;
  const person: AgentRecord = { _id: openid, v: 1, name, role, createdAt: known?.createdAt ?? new Date(now) };
  await insist(run, () => run.store.put('agents', person));
  await insist(run, () => run.store.update('invitations', { _id: invitation._id }, { expiresAt: new Date(0) }));
  return person;
}

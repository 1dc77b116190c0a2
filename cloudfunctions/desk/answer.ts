import { deskRequests, type DeskAction, type DeskErrorCode, type DeskReply } from '../../contracts/desk';
import { personOf } from '../core/access';
import { busyReply, readCommand, reply, type Contract } from '../core/requests';
import { desk as texts } from '../core/texts/desk';
import { actions } from './actions';
import { doors } from './doors';
import { Refusal } from './refusal';
import type { DeskRun } from './run';

const contract: Contract<DeskAction, DeskErrorCode> = {
  name: 'desk',
  requests: deskRequests,
  stranger: 'not-allowed',
  texts,
};

/** Reads a request, checks the caller's role, does it, and answers in the contract's envelope. Never throws. */
export async function answer(run: Omit<DeskRun, 'person'>, event: unknown): Promise<DeskReply> {
  return reply(run, event, contract, (openid, action, given) => perform(run, openid, action, given));
}

/** What is said when something of ours failed, or took too long. */
export const busy = (): DeskReply => busyReply(texts);

/** The role is asked for before the request is looked at: who has none learns nothing from it. */
async function perform<A extends DeskAction>(run: Omit<DeskRun, 'person'>, openid: string, action: A, given: unknown) {
  const person = await personOf(run, openid);
  const allowed = doors[action];
  if (allowed !== null && (person === null || !allowed.includes(person.role)))
    throw new Refusal('not-allowed', texts.notAllowed);
  const command = readCommand(deskRequests[action], given, texts.wrong);
  return actions[action]({ ...run, person: { id: openid, name: person?.name ?? '' } }, command);
}

import {
  visitorRequests,
  type VisitorAction,
  type VisitorErrorCode,
  type VisitorReply,
} from '../../contracts/visitor-pages';
import { busyReply, readCommand, reply, type Contract } from '../core/requests';
import { visitorPages as texts } from '../core/texts/visitor-pages';
import { actions, type VisitorRun } from './actions';

const contract: Contract<VisitorAction, VisitorErrorCode> = {
  name: 'visitor',
  requests: visitorRequests,
  stranger: 'bad-request',
  texts,
};

/** Reads a request, does it, and answers in the contract's envelope. Never throws. */
export async function answer(run: VisitorRun, event: unknown): Promise<VisitorReply> {
  return reply(run, event, contract, (openid, action, given) => perform(run, openid, action, given));
}

/** What is said when something of ours failed, or took too long. */
export const busy = (): VisitorReply => busyReply(texts);

/** One action with its own schema, so that the types of command and answer stay together. */
async function perform<A extends VisitorAction>(run: VisitorRun, openid: string, action: A, given: unknown) {
  return actions[action](run, openid, readCommand(visitorRequests[action], given, texts.wrong));
}

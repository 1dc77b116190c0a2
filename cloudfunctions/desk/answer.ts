import * as v from 'valibot';
import { deskRequests, type DeskAction, type DeskReply } from '../../contracts/desk';
import { personOf } from '../core/access';
import { report } from '../core/privacy';
import { desk as texts } from '../core/texts/desk';
import { actions } from './actions';
import { doors } from './doors';
import { Refusal } from './refusal';
import type { DeskRun } from './run';

/** Reads a request, checks the caller's role, does it, and answers in the contract's envelope. Never throws. */
export async function answer(run: Omit<DeskRun, 'person'>, event: unknown): Promise<DeskReply> {
  const action = actionIn(event);
  try {
    const { openid } = run.wechat.caller();
    if (openid === null || openid === '') throw new Refusal('not-allowed', texts.notLoggedIn);
    if (action === null) throw new Refusal('bad-request', texts.unknownAction, 'action');
    return { ok: true, data: await perform(run, openid, action, input(event)) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    report('error', 'desk request failed', { action, error });
    return busy();
  }
}

/** What is said when something of ours failed, or took too long. */
export const busy = (): DeskReply => ({ ok: false, error: { code: 'busy', message: texts.busy } });

/** The role is asked for before the request is looked at: who has none learns nothing from it. */
async function perform<A extends DeskAction>(run: Omit<DeskRun, 'person'>, openid: string, action: A, given: unknown) {
  const person = await personOf(run, openid);
  const allowed = doors[action];
  if (allowed !== null && (person === null || !allowed.includes(person.role)))
    throw new Refusal('not-allowed', texts.notAllowed);
  const read = v.safeParse(deskRequests[action], given);
  if (!read.success) {
    const [issue] = read.issues;
    throw new Refusal('bad-request', texts.wrong, v.getDotPath(issue) ?? undefined);
  }
  return actions[action]({ ...run, person: { id: openid, name: person?.name ?? '' } }, read.output);
}

function actionIn(event: unknown): DeskAction | null {
  const named = typeof event === 'object' && event !== null ? (event as { action?: unknown }).action : undefined;
  return typeof named === 'string' && Object.hasOwn(deskRequests, named) ? (named as DeskAction) : null;
}

/** The request without what is not the page's: WeChat may add `userInfo` and its own fields to an event. */
function input(event: unknown): Record<string, unknown> {
  const { action: _action, userInfo: _userInfo, tcbContext: _tcbContext, ...rest } = event as Record<string, unknown>;
  return rest;
}

function refused({ code, message, field }: Refusal): DeskReply {
  return { ok: false, error: { code, message, ...(field === undefined ? {} : { field }) } };
}

import * as v from 'valibot';
import type { VisitorAction, VisitorReply } from '../../contracts/visitor-pages';
import { visitorRequests } from '../../contracts/visitor-pages';
import { report } from '../core/privacy';
import { visitorPages as texts } from '../core/texts/visitor-pages';
import { actions, type VisitorRun } from './actions';
import { Refusal } from './refusal';

/** Reads a request, does it, and answers in the contract's envelope. Never throws. */
export async function answer(run: VisitorRun, event: unknown): Promise<VisitorReply> {
  try {
    const { openid } = run.wechat.caller();
    if (openid === null || openid === '') throw new Refusal('bad-request', texts.notLoggedIn);
    return { ok: true, data: await act(run, openid, event) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    report('error', 'visitor request failed', { action: actionIn(event), error });
    return busy();
  }
}

/** What is said when something of ours failed, or took too long. */
export const busy = (): VisitorReply => ({ ok: false, error: { code: 'busy', message: texts.busy } });

async function act(run: VisitorRun, openid: string, event: unknown) {
  const action = actionIn(event);
  if (action === null) throw new Refusal('bad-request', texts.unknownAction, 'action');
  return perform(run, openid, action, input(event));
}

/** One action with its own schema, so that the types of command and answer stay together. */
async function perform<A extends VisitorAction>(run: VisitorRun, openid: string, action: A, given: unknown) {
  const read = v.safeParse(visitorRequests[action], given);
  if (!read.success) {
    const [issue] = read.issues;
    throw new Refusal('bad-request', texts.wrong, v.getDotPath(issue) ?? undefined);
  }
  return actions[action](run, openid, read.output);
}

function actionIn(event: unknown): VisitorAction | null {
  const named = typeof event === 'object' && event !== null ? (event as { action?: unknown }).action : undefined;
  return typeof named === 'string' && Object.hasOwn(visitorRequests, named) ? (named as VisitorAction) : null;
}

/** The request without what is not the page's: WeChat may add `userInfo` and its own fields to an event. */
function input(event: unknown): Record<string, unknown> {
  const { action: _action, userInfo: _userInfo, tcbContext: _tcbContext, ...rest } = event as Record<string, unknown>;
  return rest;
}

function refused({ code, message, field }: Refusal): VisitorReply {
  return { ok: false, error: { code, message, ...(field === undefined ? {} : { field }) } };
}

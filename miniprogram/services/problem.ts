// Why a call to the cloud did not give an answer, in words a person can act on. Pure: what WeChat said comes in, a
// problem goes out; it never calls anything.
import type { DeskError } from '../../contracts/desk';
import type { VisitorError } from '../../contracts/visitor-pages';
import { texts } from './texts';

/** `offline`: no network; `refused`: the cloud says no, and trying again would not help; `broken`: it may go better next time. */
export type ProblemKind = 'offline' | 'refused' | 'broken';

/** A refusal as a function's contract has it: a code, words for the person, and of a form the field that is wrong. */
export type Refusal = VisitorError | DeskError;

/** What every service throws. `message` is for the person at the page, `origin` for the log. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';
  constructor(
    readonly kind: ProblemKind,
    message: string,
    readonly origin: unknown,
    /** Of a refusal: its code, and the field that is wrong. */
    readonly refusal: Refusal | null = null,
  ) {
    super(message);
  }
}

/** A refusal in the function's own envelope. */
export function refused(error: Refusal): ServiceProblem {
  return new ServiceProblem(error.code === 'busy' ? 'broken' : 'refused', error.message, error, error);
}

/**
 * A failure of wx.cloud.callFunction itself.
 * @param error what it rejected with: `{errCode, errMsg}`, an Error, or anything
 * @param connected whether the phone has a network now
 */
export function problemOf(error: unknown, connected: boolean): ServiceProblem {
  if (error instanceof ServiceProblem) return error;
  const said = describe(error);
  if (!connected || /network|ERR_INTERNET|ERR_NAME_NOT_RESOLVED|offline/i.test(said))
    return new ServiceProblem('offline', texts.offline, error);
  if (/-504003|-501002|timeout|timed out/i.test(said)) return new ServiceProblem('broken', texts.slow, error);
  // WeChat: -501000 / -501005 the environment, -504001 the function, -601018 not authorised: the shop's set-up is wrong.
  if (/-501000|-501005|-601018|FUNCTION_NOT_FOUND|FunctionName parameter could not be found/i.test(said))
    return new ServiceProblem('broken', texts.notDeployed, error);
  return new ServiceProblem('broken', texts.broken, error);
}

function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { errCode, errMsg, message } = error as { errCode?: unknown; errMsg?: unknown; message?: unknown };
  return [errCode, errMsg, message].filter((each) => typeof each === 'string' || typeof each === 'number').join(' ');
}

// The only file that calls wx.cloud. In: a function's name and a request. Out: its answer, or a ServiceProblem.
import { isConnected } from './network';
import type { Refusal } from './problem';
import { problemOf, refused, ServiceProblem } from './problem';
import { texts } from './texts';

/** @param env id of the cloud environment; empty: the one DevTools has chosen */
export function initCloud(env: string): void {
  if (typeof wx.cloud === 'undefined') return;
  wx.cloud.init(env ? { env, traceUser: true } : { traceUser: true });
}

/**
 * Calls a function that answers `{ok: true, data}` or `{ok: false, error}`.
 * @throws ServiceProblem, whatever went wrong
 */
export async function callCloud<T>(name: string, data: Record<string, unknown>): Promise<T> {
  if (typeof wx.cloud === 'undefined') throw new ServiceProblem('broken', texts.notDeployed, 'wx.cloud is missing');
  let result: unknown;
  try {
    ({ result } = await wx.cloud.callFunction({ name, data }));
  } catch (error) {
    throw logged(problemOf(error, isConnected()), name);
  }
  if (isAnswer<T>(result)) return result.data;
  if (isRefusal(result)) throw refused(result.error);
  throw logged(new ServiceProblem('broken', texts.broken, result), name);
}

function logged(problem: ServiceProblem, name: string): ServiceProblem {
  console.warn(`cloud function ${name}:`, problem.origin);
  return problem;
}

const isAnswer = <T>(result: unknown): result is { ok: true; data: T } =>
  typeof result === 'object' && result !== null && 'data' in result && (result as { ok?: unknown }).ok === true;
const isRefusal = (result: unknown): result is { ok: false; error: Refusal } =>
  typeof result === 'object' && result !== null && 'error' in result && (result as { ok?: unknown }).ok === false;

import * as v from 'valibot';
import { Refusal } from './refusal';

/** The action that an event names, if the contract has it. */
export function actionIn<A extends string>(requests: Readonly<Record<A, unknown>>, event: unknown): A | null {
  const named = typeof event === 'object' && event !== null ? (event as { action?: unknown }).action : undefined;
  return typeof named === 'string' && Object.hasOwn(requests, named) ? (named as A) : null;
}

/** The request without what is not the page's: WeChat may add `userInfo` and its own fields to an event. */
export function inputIn(event: unknown): Record<string, unknown> {
  const { action: _action, userInfo: _userInfo, tcbContext: _tcbContext, ...rest } = event as Record<string, unknown>;
  return rest;
}

/** A request as its schema has it. @throws a refusal that names the first field that is wrong */
export function readCommand<S extends v.GenericSchema>(schema: S, given: unknown, wrong: string): v.InferOutput<S> {
  const read = v.safeParse(schema, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new Refusal('bad-request', wrong, v.getDotPath(issue) ?? undefined);
}

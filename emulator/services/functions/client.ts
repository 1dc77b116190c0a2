// A mini program calls a function. In: who calls, which function, its data. Out: what wx.cloud.callFunction gives to its
// callbacks, also when it failed. It never lets a client past the function's security rule.
import { randomBytes } from 'node:crypto';
import type { FunctionRunner } from '../../service';
import { CALL_DATA_BYTES, CALL_REPLY_BYTES } from './constants';
import { clientMayInvoke } from './client-rule';

export interface ClientCall {
  readonly openid: string;
  readonly name: string;
  readonly data: unknown;
}

/** As the callbacks of wx.cloud.callFunction receive it: `errCode` 0 and a result, or WeChat's refusal. */
export interface ClientAnswer {
  readonly errCode: number;
  readonly errMsg: string;
  readonly requestID: string;
  readonly result?: unknown;
}

/**
 * @param options.full whether as many functions run as may
 * @param options.userInfo whether the event carries `userInfo {appId, openId}`, as older base libraries had it
 */
export async function callFromClient(
  runner: FunctionRunner,
  options: { root: string; appid: string; userInfo: boolean; full: boolean },
  { openid, name, data }: ClientCall,
): Promise<ClientAnswer> {
  const requestID = randomBytes(16).toString('hex');
  const fail = (errCode: number, text: string): ClientAnswer => ({
    errCode,
    errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${text}`,
    requestID,
  });
  if (!runner.has(name)) return fail(-501000, '| errMsg: FunctionName parameter could not be found.');
  try {
    if (!clientMayInvoke(options.root, name, openid))
      return fail(-501023, 'permission denied | errMsg: Permission denied');
  } catch (error) {
    return fail(-501023, `permission denied | errMsg: ${(error as Error).message}`);
  }
  if (options.full) return fail(-501004, 'exceed concurrent request limit | errMsg: 并发数超出环境配额');
  const bytes = Buffer.byteLength(JSON.stringify(data ?? {}));
  if (bytes > CALL_DATA_BYTES)
    return fail(
      -501007,
      `invalid parameters | errMsg: data has ${bytes} bytes; at most ${CALL_DATA_BYTES} may be sent`,
    );
  const event = { ...(data as object | undefined) };
  const { outcome, error, returned } = await runner.invoke({
    name,
    openid,
    source: 'wx_client',
    event: options.userInfo ? { ...event, userInfo: { appId: options.appid, openId: openid } } : event,
  });
  if (outcome !== 'ok') return fail(-504002, `functions execute fail | errMsg: ${error ?? ''}`);
  if (Buffer.byteLength(JSON.stringify(returned)) > CALL_REPLY_BYTES)
    return fail(-604001, 'response size exceeds 1M | errMsg: 回包大小超过 1M');
  return { errCode: 0, errMsg: 'cloud.callFunction:ok', requestID, result: returned };
}

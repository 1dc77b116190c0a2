// A function calls another one. In: the SDK's request, and the run it comes from. Out: what the callee returned, as the SDK takes it, or
// WeChat's refusal. It never runs anything itself.
import { AdminError, type AdminReply, type AdminRequest, type FunctionRunner } from '../../service';
import { CALL_REPLY_BYTES } from './constants';
import type { Run } from './run';

/**
 * WeChat: callFunction between functions; the callee sees the caller's user and the SOURCE chain.
 * @param full whether as many functions run as may
 */
export async function callFromFunction(
  runner: FunctionRunner,
  full: boolean,
  { body, invocation, call }: AdminRequest,
): Promise<AdminReply> {
  const { function_name: name, request_data: data = '' } = body;
  if (typeof name !== 'string' || typeof data !== 'string')
    throw new AdminError('INVALID_PARAM', '"function_name" and "request_data" must be texts.');
  call.target = name;
  if (!runner.has(name))
    throw new AdminError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: "${name}" is not deployed.`);
  if (full) throw new AdminError('EXCEED_CONCURRENT_REQUEST_LIMIT', 'Too many functions run at the same time.');
  const caller = invocation as Run | null;
  const run = await runner.invoke({
    name,
    event: parseEvent(data),
    source: caller ? `${caller.source},scf` : 'scf',
    context: caller?.context ?? {},
    ...(caller?.openid ? { openid: caller.openid } : {}),
    ...(caller?.pushId ? { pushId: caller.pushId } : {}),
  });
  if (run.outcome !== 'ok') throw new AdminError('FUNCTIONS_EXECUTE_FAIL', run.error ?? 'functions execute fail');
  const reply = JSON.stringify(run.returned);
  if (Buffer.byteLength(reply) > CALL_REPLY_BYTES)
    throw new AdminError('FUNCTIONS_EXECUTE_FAIL', '-604001 response size exceeds 1M (回包大小超过 1M)');
  return { data: { response_data: reply } };
}

function parseEvent(data: string): unknown {
  if (data === '') return {};
  try {
    return JSON.parse(data);
  } catch (error) {
    throw new AdminError('INVALID_PARAM', `"request_data" is not valid JSON: ${(error as Error).message}`);
  }
}

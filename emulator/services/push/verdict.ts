// What a function's answer to a push means to WeChat. Pure.
import type { Invocation } from '../../service';

export type Verdict =
  | { readonly outcome: 'success' | 'transfer' }
  /** WeChat counts the attempt as failed and pushes again. */
  | { readonly outcome: 'invalid-return' | 'error' | 'timeout' | 'died'; readonly error: string };

/** Which returns WeChat takes as "received", besides a valid transfer. */
export type AcceptedReturns = 'success' | 'success-or-empty' | 'anything';

/**
 * Judges one run.
 * @param push.isMessage a user's message; events are never handed over (WeChat: 转发客服消息)
 */
export function judge(
  run: Pick<Invocation, 'outcome' | 'error' | 'returned'>,
  push: { openid: string; isMessage: boolean; receivers: readonly string[] },
  accepted: AcceptedReturns,
): Verdict {
  if (run.outcome !== 'ok')
    return { outcome: run.outcome ?? 'died', error: run.error ?? 'The instance ended before it returned.' };
  const { returned } = run;
  if (returned === 'success') return { outcome: 'success' };
  if (isTransfer(returned)) {
    const problem = transferProblem(returned, push);
    if (problem === null) return { outcome: 'transfer' };
    return accepted === 'anything' ? { outcome: 'success' } : { outcome: 'invalid-return', error: problem };
  }
  if (accepted === 'anything' || (accepted === 'success-or-empty' && returned === '')) return { outcome: 'success' };
  return { outcome: 'invalid-return', error: `The function must return 'success'; it returned ${shown(returned)}.` };
}

function isTransfer(returned: unknown): returned is Record<string, unknown> {
  return (
    typeof returned === 'object' &&
    returned !== null &&
    (returned as Record<string, unknown>).MsgType === 'transfer_customer_service'
  );
}

function transferProblem(
  transfer: Record<string, unknown>,
  push: { openid: string; isMessage: boolean; receivers: readonly string[] },
): string | null {
  if (!push.isMessage) return 'Only a user message can be handed over with transfer_customer_service, not an event.';
  if (transfer.ToUserName !== push.openid)
    return `transfer_customer_service: ToUserName must be the visitor's openid; got ${shown(transfer.ToUserName)}.`;
  if (typeof transfer.FromUserName !== 'string' || !push.receivers.includes(transfer.FromUserName))
    return `transfer_customer_service: FromUserName must be the ToUserName of the push; got ${shown(transfer.FromUserName)}.`;
  if (!Number.isSafeInteger(transfer.CreateTime))
    return `transfer_customer_service: CreateTime must be whole seconds; got ${shown(transfer.CreateTime)}.`;
  return null;
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}

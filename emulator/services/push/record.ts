// What is remembered of a push, and how the emulator's API shows it.
import type { CallRecord, Invocation } from '../../service';
import { costBeforeFirstReply, type Cost } from './cost';

/**
 * One attempt to hand a push to its function. `late`: it answered after the deadline, which WeChat no longer hears;
 * `lost`: the push, or the answer to it, was lost on the way (a fault that somebody asked for).
 */
export interface Delivery {
  readonly function: string;
  instance: string | null;
  /** Wall-clock epoch milliseconds. */
  startedAt: number;
  ms: number | null;
  outcome: 'running' | 'success' | 'transfer' | 'invalid-return' | 'error' | 'timeout' | 'died' | 'late' | 'lost';
  returned: unknown;
  error?: string;
  /** The run behind it, once it ended. */
  invocation?: Invocation;
}

/** `desk`: handed to WeChat's own desk; `unrouted`: no function is set for this <MsgType, Event>. */
export type PushOutcome = 'pending' | 'success' | 'desk' | 'failed' | 'unrouted';

export interface PushRecord {
  readonly id: string;
  readonly openid: string;
  readonly event: unknown;
  /** Virtual time, epoch milliseconds. */
  readonly createdAt: number;
  outcome: PushOutcome;
  readonly deliveries: Delivery[];
}

export interface PushView {
  readonly id: string;
  readonly openid: string;
  readonly event: unknown;
  readonly createdAt: number;
  readonly outcome: PushOutcome;
  readonly deliveries: readonly Omit<Delivery, 'invocation'>[];
  readonly calls: readonly CallRecord[];
  readonly beforeFirstReply: Cost | null;
  readonly total: number;
}

/** The whole record; `beforeFirstReply` is null while nothing was sent. */
export function fullView(record: PushRecord): PushView {
  const calls = callsOf(record);
  return {
    id: record.id,
    openid: record.openid,
    event: record.event,
    createdAt: record.createdAt,
    outcome: record.outcome,
    deliveries: record.deliveries.map(({ invocation, ...delivery }) => ({
      ...delivery,
      ...(invocation && { invocation: invocation.id }),
    })),
    calls,
    beforeFirstReply: costBeforeFirstReply(calls),
    total: calls.length,
  };
}

/** One row of the list. */
export function rowView(record: PushRecord) {
  const { id, openid, event, createdAt, outcome } = record;
  return { id, openid, event, createdAt, outcome, total: callsOf(record).length };
}

function callsOf(record: PushRecord): CallRecord[] {
  return record.deliveries
    .flatMap((delivery) => delivery.invocation?.calls ?? [])
    .sort((a, b) => a.startedAt - b.startedAt);
}

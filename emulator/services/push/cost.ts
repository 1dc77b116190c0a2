// What a push cost before the visitor had a reply: how many platform calls in all, and how many one after another. Pure.
import type { CallRecord } from '../../service';

/** `sequential`: calls one after another; `total`: calls in all. */
export interface Cost {
  readonly sequential: number;
  readonly total: number;
}

/**
 * Counts the calls that had ended when the first successful send ended, that send included.
 * @returns null when nothing was sent
 */
export function costBeforeFirstReply(calls: readonly CallRecord[]): Cost | null {
  const ended = calls.flatMap(({ name, startedAt, ms, outcome }) =>
    ms === null ? [] : [{ start: startedAt, end: startedAt + ms, sent: outcome === 'ok' && isSend(name) }],
  );
  const firstSend = Math.min(...ended.filter((call) => call.sent).map((call) => call.end));
  if (!Number.isFinite(firstSend)) return null;
  const before = ended.filter((call) => call.end <= firstSend);
  return { sequential: longestChain(before), total: before.length };
}

/** The most calls that can be picked so that no two overlap; one may begin when another ends. */
export function longestChain(calls: readonly { start: number; end: number }[]): number {
  // Whoever ends first leaves the most room for the others.
  const byEnd = [...calls].sort((a, b) => a.end - b.end || a.start - b.start);
  let length = 0;
  let free = -Infinity;
  for (const call of byEnd) {
    if (call.start < free) continue;
    free = call.end;
    length += 1;
  }
  return length;
}

function isSend(name: string): boolean {
  return name === 'customerServiceMessage.send';
}

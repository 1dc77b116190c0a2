import type { DeskAnswers } from '../../contracts/desk';
import type { InMessage } from '../../contracts/message';

/** How often each rule answered, lost to another or was held back, by the traces of messages; the busiest first. */
export function hitsIn(messages: readonly InMessage[]): DeskAnswers['hits']['rules'] {
  const counts = new Map<string, { won: number; lost: number; blocked: number }>();
  for (const { trace } of messages)
    for (const { rule, outcome } of trace?.matched ?? []) {
      const count = counts.get(rule) ?? { won: 0, lost: 0, blocked: 0 };
      count[outcome] += 1;
      counts.set(rule, count);
    }
  return [...counts].map(([id, count]) => ({ id, ...count })).sort((a, b) => b.won - a.won);
}

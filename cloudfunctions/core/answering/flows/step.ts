import type { FlowState } from '../../../../contracts/visitor';
import type { FlowStep } from './document';

/** Whether a step waits for the visitor. */
export function waits(step: FlowStep): boolean {
  return !isLast(step) && (step.options.length > 0 || step.ask !== null);
}

export function isLast(step: FlowStep): boolean {
  return step.end || step.human !== null;
}

/** Where a step can go, in the order of its options. */
export function waysOn(step: FlowStep): string[] {
  if (isLast(step)) return [];
  return [...step.options.map(({ go }) => go), step.go, step.missing, step.failed].filter((go) => go !== null);
}

/** What was collected at a step, or at another that gives its answer the same name; null: nothing yet. An operator may call an answer `constructor`. */
export function answerIn({ answers }: FlowState, { as }: FlowStep): string | null {
  return Object.hasOwn(answers, as) ? (answers[as] ?? null) : null;
}

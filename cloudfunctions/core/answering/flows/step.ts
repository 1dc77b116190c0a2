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

import { flowProblems as texts } from '../../texts/flows';
import { usualCount } from '../replies';
import type { Flow, FlowStep } from './document';

/**
 * What is wrong with the ways through a flow: none may lead nowhere, none may go round without an answer, and from every
 * step an end or a human can be reached.
 */
export function problemsOfWays(flow: Flow, limit = usualCount): string[] {
  const problems: string[] = [];
  for (const step of flow.steps.values()) {
    for (const go of waysOn(step)) if (!flow.steps.has(go)) problems.push(texts.noSuchStep(step.id, go));
    if (!isLast(step) && waysOn(step).length === 0) problems.push(texts.noWayOn(step.id));
    if (step.ask !== null && !isLast(step) && step.go === null && step.options.length === 0)
      problems.push(texts.noWayOn(step.id));
    if (step.lookup !== null && (step.go === null || step.missing === null)) problems.push(texts.noWayOn(step.id));
  }
  if (problems.length > 0) return problems;

  const reached = new Set([flow.start]);
  for (const id of reached) for (const go of waysOfId(flow, id)) reached.add(go);
  const ending = new Set([...flow.steps.values()].filter(isLast).map(({ id }) => id));
  for (let grew = true; grew;) {
    grew = false;
    for (const id of flow.steps.keys()) {
      if (!ending.has(id) && waysOfId(flow, id).some((go) => ending.has(go))) grew = Boolean(ending.add(id));
    }
  }
  const known: SaidAtOnce = new Map();
  for (const id of flow.steps.keys()) {
    if (!reached.has(id)) problems.push(texts.unreachable(id));
    else if (!ending.has(id)) problems.push(texts.deadEnd(id));
    const said = repliesAtOnce(flow, id, known);
    if (said === null) problems.push(texts.endlessTalk(id));
    else if (said > limit) problems.push(texts.manyReplies(id, said, limit));
  }
  return problems;
}

/** Whether a step waits for the visitor. */
export function waits(step: FlowStep): boolean {
  return !isLast(step) && (step.options.length > 0 || step.ask !== null);
}

export function isLast(step: FlowStep): boolean {
  return step.end || step.human !== null;
}

/** Where a step can go, in the order of its options. */
function waysOn(step: FlowStep): string[] {
  if (isLast(step)) return [];
  return [...step.options.map(({ go }) => go), step.go, step.missing, step.failed].filter((go) => go !== null);
}

function waysOfId(flow: Flow, id: string): string[] {
  const step = flow.steps.get(id);
  return step ? waysOn(step) : [];
}

/** How much each step says, with what follows it, until it is the visitor's turn; null where that never comes. */
type SaidAtOnce = Map<string, number | null>;

/**
 * The most that is said from a step until the visitor's turn. Each step is counted once, however many ways lead to it: look-ups in a row have three
 * ways on each. A question that was answered before is passed over, so what follows it may be said in its place.
 * @param known what was counted before
 */
function repliesAtOnce(flow: Flow, id: string, known: SaidAtOnce, before = new Set<string>()): number | null {
  const step = flow.steps.get(id);
  if (!step) return 0;
  const counted = known.get(id);
  if (counted !== undefined) return counted;
  const said = step.say.length;
  const after = waits(step) ? passedOver(step) : waysOn(step);
  // A question is passed over once in a turn: coming back to it, the visitor is asked.
  if (before.has(id)) return waits(step) ? said : null;
  // A look-up may list orders, or say that it failed: one text.
  let most = waits(step) || step.lookup === null ? 0 : 1;
  let isEndless = false;
  before.add(id);
  for (const go of after) {
    const next = repliesAtOnce(flow, go, known, before);
    if (next === null) isEndless = true;
    else most = Math.max(most, next);
  }
  before.delete(id);
  const all = waits(step) ? Math.max(said, most) : isEndless ? null : said + most;
  known.set(id, all);
  return all;
}

/** Where a question leads whose answer the visitor has given before they were asked; an open one is always asked. */
function passedOver({ ask, go }: FlowStep): string[] {
  return ask === null || ask === 'text' || go === null ? [] : [go];
}

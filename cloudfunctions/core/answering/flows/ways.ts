import { flowProblems as texts } from '../../texts/flows';
import { usualCount } from '../replies';
import { countLookups, countReplies, mostLookups } from './at-once';
import type { Flow } from './document';
import { isLast, waysOn } from './step';

/**
 * What is wrong with the ways through a flow: none may lead nowhere, none may go round without an answer, and from every
 * step an end or a human can be reached.
 */
export function problemsOfWays(flow: Flow, limit = usualCount): string[] {
  const problems: string[] = [];
  for (const step of flow.steps.values()) {
    for (const go of waysOn(step)) if (!flow.steps.has(go)) problems.push(texts.noSuchStep(step.id, go));
    if (isLast(step)) continue;
    if (step.lookup !== null && (step.go === null || step.missing === null))
      problems.push(texts.noWayAfterLookup(step.id));
    else if (step.ask !== null && step.go === null) problems.push(texts.noWayAfterAsking(step.id));
    else if (waysOn(step).length === 0) problems.push(texts.noWayOn(step.id));
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
  const atOnce = countReplies(flow);
  const lookups = countLookups(flow);
  for (const id of flow.steps.keys()) {
    if (!reached.has(id)) problems.push(texts.unreachable(id));
    else if (!ending.has(id)) problems.push(texts.deadEnd(id));
    const said = atOnce(id);
    if (said === null) problems.push(texts.endlessTalk(id));
    else if (said > limit) problems.push(texts.manyReplies(id, said, limit));
    const looked = lookups(id) ?? 0;
    if (looked > mostLookups) problems.push(texts.manyLookups(id, looked, mostLookups));
  }
  return problems;
}

function waysOfId(flow: Flow, id: string): string[] {
  const step = flow.steps.get(id);
  return step ? waysOn(step) : [];
}

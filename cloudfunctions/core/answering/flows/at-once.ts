import type { Flow, FlowStep } from './document';
import { isLast, waits, waysOn } from './step';

/** Look-ups that follow each other in one turn at most: each makes the visitor wait for the shop's own system. */
export const mostLookups = 6;

/** Steps that are looked at before what was counted in a circle is taken as it is: nobody draws a flow so tangled. */
const mostLooks = 20_000;

/** How much is said from a step on until it is the visitor's turn, at most; null where that never comes. */
export function countReplies(flow: Flow): (id: string) => number | null {
  // A look-up may list orders, or say that it failed: one text.
  return countUntilAsked(
    flow,
    ({ say }) => say.length,
    ({ lookup }) => (lookup === null ? 0 : 1),
  );
}

/** How many look-ups follow each other from a step on until it is the visitor's turn, at most; null where that never comes. */
export function countLookups(flow: Flow): (id: string) => number | null {
  return countUntilAsked(
    flow,
    ({ lookup }) => (lookup === null ? 0 : 1),
    () => 0,
  );
}

/**
 * The most that comes together from a step on until it is the visitor's turn. A question that was answered before is passed over, so what follows it
 * may come in its place. Each step is counted once, however many ways lead to it: look-ups in a row have three ways on each.
 * @param own what a step counts for
 * @param least what comes after a step however it goes on
 */
function countUntilAsked(
  flow: Flow,
  own: (step: FlowStep) => number,
  least: (step: FlowStep) => number,
): (id: string) => number | null {
  const known = new Map<string, number | null>();
  const path: FlowStep[] = [];
  const passable = passableQuestions(flow);
  let looks = 0;
  // Whether what was counted last depends on the steps that led there.
  let isPartial = false;

  const count = (id: string, isAsked: boolean): number | null => {
    const step = flow.steps.get(id);
    if (!step) return 0;
    const said = own(step);
    const asks = waits(step);
    if (asks && (isAsked || !passable.has(step))) return said;
    const counted = known.get(id);
    if (counted !== undefined) return counted;
    const before = path.lastIndexOf(step);
    if (before >= 0) {
      isPartial = true;
      const circle = path.slice(before);
      // A question is passed over once between two look-ups: coming round to it again, the visitor is asked.
      if (!circle.some(waits) || circle.some(({ lookup }) => lookup !== null)) return null;
      if (asks) return said;
    }
    looks += 1;
    const wasPartial = isPartial;
    isPartial = before >= 0;
    path.push(step);
    const after = waysFrom(step).map(([go, asksAnew]) => count(go, asksAnew));
    path.pop();
    const most = Math.max(least(step), ...after.map((each) => each ?? 0));
    const all = after.includes(null) ? null : asks ? Math.max(said, most) : said + most;
    if (!isPartial || path.length === 0 || looks > mostLooks) known.set(id, all);
    isPartial ||= wasPartial;
    return all;
  };
  return (id) => count(id, false);
}

/** Where a step leads while the visitor says nothing, and whether a question there is asked though there is an answer: a number that was not found. */
function waysFrom(step: FlowStep): [string, boolean][] {
  if (isLast(step)) return [];
  const ways: [string | null, boolean][] = [[step.go, false]];
  if (!waits(step)) ways.push([step.missing, true], [step.failed, false]);
  return ways.flatMap(([go, asksAnew]): [string, boolean][] => (go === null ? [] : [[go, asksAnew]]));
}

/**
 * Questions whose answer may be there already: an order number that the first message names, or the words of the visitor when the flow comes round to
 * them again.
 */
function passableQuestions(flow: Flow): Set<FlowStep> {
  const steps = [...flow.steps.values()];
  const isPassable = (step: FlowStep) => {
    if (step.ask === null || step.go === null) return false;
    if (step.ask !== 'text' || steps.some((other) => other !== step && other.as === step.as)) return true;
    const reached = new Set([step.go]);
    for (const id of reached) for (const go of waysOn(flow.steps.get(id) ?? step)) reached.add(go);
    return reached.has(step.id);
  };
  return new Set(steps.filter(isPassable));
}

import type { OutboundContent } from '../../../contracts/content';
import type { FlowState } from '../../../contracts/visitor';
import type { CompiledFlows, FlowTurn } from './flows';

/** A turn of a flow with its look-ups done. */
export interface Flowing {
  readonly id: string;
  readonly name: string;
  readonly replies: readonly OutboundContent[];
  readonly state: FlowState | null;
  readonly understood: boolean;
  /** It ends with a hand-off. */
  readonly human: boolean;
  readonly steps: readonly string[];
  readonly collected: Readonly<Record<string, string>>;
}

/** Look-ups that follow each other in one turn at most. */
const mostLookups = 3;

/** The next turn of the flow that the visitor is in; null when it is gone or timed out. */
export function byFlow(flows: CompiledFlows, state: FlowState, text: string, now: number): Flowing | null {
  return finished(flows, state.flow, flows.step(state, { text, now }), now);
}

/** The first turn of a flow; null when there is no such flow. */
export function started(flows: CompiledFlows, flow: string, text: string, now: number): Flowing | null {
  return finished(flows, flow, flows.start(flow, { text, now }), now);
}

/** A shop without a connection to its business data finds nothing, and the flow goes the way it has for that. */
function finished(flows: CompiledFlows, flow: string, first: FlowTurn | null, now: number): Flowing | null {
  if (first === null) return null;
  const replies = [...first.replies];
  const steps = [...first.steps];
  let turn = first;
  for (let lookups = 0; turn.effect?.kind === 'lookup' && turn.state !== null && lookups < mostLookups; lookups += 1) {
    const next = flows.resume(turn.state, null, now);
    if (next === null) break;
    turn = next;
    replies.push(...turn.replies);
    steps.push(...turn.steps);
  }
  const human = turn.effect?.kind === 'human';
  const collected = turn.effect?.answers ?? turn.state?.answers ?? {};
  const name = flows.flows.get(flow)?.name ?? flow;
  return { id: flow, name, replies, state: turn.state, understood: first.understood || human, human, steps, collected };
}

import type { OutboundContent } from '../../../contracts/content';
import type { FlowState } from '../../../contracts/visitor';
import { flowTexts } from '../texts/flows';
import type { Asked } from './answer';
import { keyOf, type Need } from './business';
import { mostLookups, type FlowTurn } from './flows';

/** A turn of a flow with its look-ups done, as far as they are known. */
export interface Flowing {
  readonly id: string;
  readonly name: string;
  readonly replies: readonly OutboundContent[];
  readonly state: FlowState | null;
  readonly understood: boolean;
  /** It ends with a hand-off. */
  readonly human: boolean;
  /** It ends by asking how it was. */
  readonly rating: boolean;
  readonly steps: readonly string[];
  readonly collected: Readonly<Record<string, string>>;
  /** What must be looked up before anything of this is true. */
  readonly needs: readonly Need[];
}

/** What a turn looks at, beside the flow. */
type Around = Pick<Asked, 'knowledge' | 'context' | 'lookups' | 'order'>;

/** The next turn of the flow that the visitor is in; null when it is gone or timed out. */
export function byFlow(around: Around, state: FlowState, text: string): Flowing | null {
  const { now } = around.context;
  return finished(around, state.flow, around.knowledge.flows.step(state, { text, now }));
}

/** The first turn of a flow; null when there is no such flow. */
export function started(around: Around, flow: string, text: string): Flowing | null {
  const { order = null, context, knowledge } = around;
  return finished(around, flow, knowledge.flows.start(flow, { text, now: context.now, order }));
}

/** Goes on as far as the look-ups that were made allow. */
function finished(around: Around, flow: string, first: FlowTurn | null): Flowing | null {
  if (first === null) return null;
  const { flows } = around.knowledge;
  const replies = [...first.replies];
  const steps = [...first.steps];
  const needs: Need[] = [];
  let turn = first;
  for (let count = 0; turn.effect?.kind === 'lookup' && turn.state !== null; count += 1) {
    const { need } = turn.effect;
    const looked = around.lookups.get(keyOf(need));
    if (looked === undefined) {
      needs.push(need);
      break;
    }
    const next = count < mostLookups ? flows.resume(turn.state, looked, around.context.now) : null;
    turn = next ?? { ...turn, replies: [{ type: 'text', text: flowTexts.lookupFailed }], state: null, steps: [] };
    replies.push(...turn.replies);
    steps.push(...turn.steps);
  }
  const human = turn.effect?.kind === 'human';
  return {
    id: flow,
    name: flows.flows.get(flow)?.name ?? flow,
    replies,
    state: turn.state,
    understood: first.understood || human,
    human,
    rating: turn.effect?.kind === 'rating',
    steps,
    collected: turn.effect?.answers ?? turn.state?.answers ?? {},
    needs,
  };
}

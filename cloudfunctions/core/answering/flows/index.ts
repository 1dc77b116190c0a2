/**
 * In: the documents of `flows` (numbered menus and questions, step by step), then for each message of a visitor in a flow
 * the state it was left in. Out: what to say, the new state, and what is to happen beside it: a look-up of business data,
 * a hand-off with what was collected. Pure: states in, states out. A flow with a dead end is never accepted.
 */
import type { OutboundContent } from '../../../../contracts/content';
import type { FlowState } from '../../../../contracts/visitor';
import type { Looked, Need } from '../business';
import { findEntities } from '../entities';
import type { ReplyContext } from '../replies';
import { readFlows, type Flow, type FlowProblem } from './document';
import { enter, resume, step } from './walk';

export type { Flow, FlowProblem, FlowStep } from './document';
export { mostLookups } from './at-once';

/** What the walk cannot do itself. */
export type FlowEffect =
  /** Hand over, with everything that was collected. */
  | { kind: 'human'; group: string | null; answers: Record<string, string> }
  /** Look up this visitor's business data and call `resume` with what came of it. */
  | { kind: 'lookup'; need: Need; answers: Record<string, string> }
  /** It is over, and the visitor is asked how it was. */
  | { kind: 'rating'; answers: Record<string, string> };

export interface FlowTurn {
  /** Variables are filled in with what was collected; the shop's own are not. */
  replies: OutboundContent[];
  /** Null when the flow is over. */
  state: FlowState | null;
  effect: FlowEffect | null;
  /** False when the message was no answer to the step: other rooms may answer it, and the flow goes on after. */
  understood: boolean;
  /** Steps that were gone through, for the trace. */
  steps: string[];
}

export interface FlowContext {
  replies?: ReplyContext;
  /** Agent groups there are; when given, a step that names another is told so. */
  groups?: ReadonlySet<string>;
}

export interface CompiledFlows {
  readonly flows: ReadonlyMap<string, Flow>;
  /** By document id, those of which there is something to tell only. */
  readonly problems: ReadonlyMap<string, readonly FlowProblem[]>;
  /** The flow that a message begins by being nothing but an order number, a date, …; null when it is more, or no flow waits for it. */
  begunBy(message: { text: string; now: number }): string | null;
  /**
   * Begins a flow; what the first message already names is not asked again. Null when there is no such flow.
   * @param message.order the order that is meant where the text names none
   */
  start(flow: string, message: { text: string; now: number; order?: string | null }): FlowTurn | null;
  /** The next turn; null when the state's flow is gone or timed out, and the message is an ordinary one. */
  step(state: FlowState, message: { text: string; now: number }): FlowTurn | null;
  /** Goes on after a look-up. */
  resume(state: FlowState, looked: Looked, now: number): FlowTurn | null;
}

export function compileFlows(documents: readonly unknown[], context: FlowContext = {}): CompiledFlows {
  const { flows, problems } = readFlows(documents, context);
  return {
    flows,
    problems,
    begunBy({ text, now }) {
      const [named, ...more] = Object.entries(findEntities(text, now)).flatMap(([kind, found]) =>
        found === null || !isMostly(text, found) ? [] : [kind],
      );
      if (named === undefined || more.length > 0) return null;
      return [...flows.values()].find(({ on }) => on === named)?.id ?? null;
    },
    start(name, message) {
      const flow = flows.get(name);
      return flow ? enter(flow, message) : null;
    },
    step(state, message) {
      const flow = flows.get(state.flow);
      if (!flow?.steps.has(state.step)) return null;
      return message.now - state.at > flow.minutes * 60_000 ? null : step(flow, state, message);
    },
    resume(state, looked, now) {
      const flow = flows.get(state.flow);
      return flow?.steps.has(state.step) ? resume(flow, state, looked, now) : null;
    },
  };
}

/** So many characters may stand around what a message is about: 订单号是…, 查一下… */
const mostAround = 6;

function isMostly(text: string, found: string): boolean {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{Cf}]/gu, '').length - found.length <= mostAround;
}

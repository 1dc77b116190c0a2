import type { OutboundContent } from '../../../../contracts/content';
import type { FlowState } from '../../../../contracts/visitor';
import { flowCommands, flowTexts } from '../../texts/flows';
import type { Looked } from '../business';
import { chosenAmong } from '../choice';
import { findEntities } from '../entities';
import { normalise } from '../normal-text';
import { fillReply } from '../replies';
import type { Flow, FlowStep } from './document';
import type { FlowTurn } from './index';
import { afterLookup, chosenOrder } from './looked';
import { answerIn, isLast, waits } from './step';

interface Message {
  text: string;
  now: number;
}

/** Not understood so often, a visitor is handed to a human if the shop has not written otherwise. */
const patience = 3;

/** The first turn. What the message names (an order number, a date) counts as answered. */
export function enter(flow: Flow, message: Message & { order?: string | null }): FlowTurn {
  const answers = new Map<string, string>();
  const named = namedIn(message);
  const order = named['order'] ?? message.order ?? undefined;
  // A look-up before the first question knows it too.
  for (const { ask, lookup, as } of flow.steps.values()) {
    const aboutOrder = ask === 'order' || lookup === 'orders' || lookup === 'shipment';
    const value = aboutOrder ? order : ask === null ? undefined : named[ask];
    if (value !== undefined) answers.set(as, value);
  }
  const state = { flow: flow.id, step: flow.start, path: [], misses: 0, at: message.now };
  return walk(flow, { ...state, answers: Object.fromEntries(answers) });
}

export function step(flow: Flow, state: FlowState, message: Message): FlowTurn {
  const now = { ...state, at: message.now };
  const current = flow.steps.get(state.step);
  const { text, core } = normalise(message.text);
  const said = text.slice(core.start, core.end);
  if (includes(flowCommands.leave, said)) return over([{ type: 'text', text: flowTexts.left }], now);
  if (includes(flowCommands.back, said)) return back(flow, now);
  if (!current) return over([], now);
  if (now.choices !== undefined) {
    const ordered = chosenOrder(current, onwards(now, current.id), now.choices, said, message);
    return ordered === null ? missed(flow, current, now) : walk(flow, ordered);
  }
  const chosen = chosenOption(current, said);
  if (chosen !== null) {
    const next = onwards(now, chosen);
    // A look-up keeps the number it is about, unless it is there to choose another one.
    const asksAnew = flow.steps.get(chosen)?.lookup === null || flow.steps.get(chosen)?.choose !== null;
    return walk(flow, asksAnew ? forgetting(flow, next, chosen) : next);
  }
  const answer = current.ask === null ? null : answerTo(current, message);
  if (answer !== null && current.go !== null) {
    const answers = { ...now.answers, [current.as]: answer };
    return walk(flow, { ...onwards(now, current.go), answers });
  }
  return missed(flow, current, now);
}

/** Goes on after a look-up: what was found can be said, and stays collected. */
export function resume(flow: Flow, state: FlowState, looked: Looked, now: number): FlowTurn {
  const current = flow.steps.get(state.step);
  if (!current) return over([], state);
  const next = afterLookup(current, { ...state, at: now }, looked);
  switch (next.way) {
    case 'on':
      return walk(flow, next.state);
    case 'missing':
      // The number that was not found is asked for again, and can be named.
      return walk(flow, next.state, next.state.step);
    case 'choose': {
      const lines = [next.words, ...menuLines(current, next.state)];
      const replies: OutboundContent[] = [{ type: 'text', text: lines.join('\n') }];
      return { replies, state: next.state, effect: null, understood: true, steps: [] };
    }
    case 'failed':
      return over([{ type: 'text', text: flowTexts.lookupFailed }], state);
  }
}

/**
 * Says step after step until the visitor's turn, a look-up or an end. Steps whose question is answered are passed over.
 * @param asking this step is not, though there is an answer
 */
function walk(flow: Flow, from: FlowState, asking?: string): FlowTurn {
  const replies: OutboundContent[] = [];
  const steps: string[] = [];
  let state = from;
  // A checked flow waits or ends before it comes round; the count holds even for one that changed under way.
  for (let count = 0; count <= 2 * flow.steps.size; count += 1) {
    const current = flow.steps.get(state.step);
    if (!current) break;
    const answered = current.ask !== null && answerIn(state, current) !== null && current.id !== asking;
    const isAnswered = answered && !steps.includes(current.id);
    steps.push(current.id);
    if (isAnswered && current.go !== null && !isLast(current)) {
      state = { ...state, step: current.go };
      continue;
    }
    replies.push(...sayings(current, state));
    if (current.human !== null) {
      const effect = { kind: 'human' as const, group: current.human || null, answers: state.answers };
      return { replies, state: null, effect, understood: true, steps };
    }
    if (current.end) {
      const effect = current.rating ? { kind: 'rating' as const, answers: state.answers } : null;
      return { replies, state: null, effect, understood: true, steps };
    }
    if (waits(current)) return { replies, state, effect: null, understood: true, steps };
    if (current.lookup !== null) {
      const no = current.lookup === 'member' ? null : answerIn(state, current);
      const effect = { kind: 'lookup' as const, need: { name: current.lookup, no }, answers: state.answers };
      return { replies, state, effect, understood: true, steps };
    }
    state = { ...state, step: current.go ?? '' };
  }
  return { ...over(replies, state), steps };
}

/** One step back to where the visitor last answered, forgetting that answer; at the first step it is said again. */
function back(flow: Flow, state: FlowState): FlowTurn {
  const path = state.path.slice(0, -1);
  const target = state.path[state.path.length - 1] ?? flow.start;
  const { choices: _choices, ...rest } = state;
  return walk(flow, forgetting(flow, { ...rest, step: target, path, misses: 0 }, target));
}

/** A question that somebody chose to come back to is asked again. */
function forgetting(flow: Flow, state: FlowState, id: string): FlowState {
  const { [flow.steps.get(id)?.as ?? '']: _forgotten, ...answers } = state.answers;
  return { ...state, answers };
}

function missed(flow: Flow, current: FlowStep, state: FlowState): FlowTurn {
  const misses = state.misses + 1;
  if (misses >= patience) {
    const effect = { kind: 'human' as const, group: null, answers: state.answers };
    return { replies: [], state: null, effect, understood: false, steps: [current.id] };
  }
  const hint = current.again || (current.ask === null ? flowTexts.again : flowTexts.againEntity[current.ask]);
  const lines = [hint, ...menuLines(current, state), ...(misses > 1 ? [flowTexts.offerHuman] : [])];
  const replies: OutboundContent[] = [{ type: 'text', text: lines.join('\n') }];
  return { replies, state: { ...state, misses }, effect: null, understood: false, steps: [current.id] };
}

function onwards({ choices: _choices, ...state }: FlowState, go: string): FlowState {
  return { ...state, step: go, path: [...state.path, state.step].slice(-20), misses: 0 };
}

function over(replies: OutboundContent[], state: FlowState): FlowTurn {
  return { replies, state: null, effect: null, understood: true, steps: [state.step] };
}

/** The step's words with its menu under the last text. */
function sayings(step: FlowStep, state: FlowState): OutboundContent[] {
  const values = new Map(Object.entries(state.answers));
  const said = step.say.map((content) => fillCollected(content, values));
  const menu = menuLines(step, state);
  if (menu.length === 0) return said;
  const last = said[said.length - 1];
  if (last?.type === 'text') said[said.length - 1] = { type: 'text', text: [last.text, ...menu].join('\n') };
  else said.push({ type: 'text', text: menu.join('\n') });
  return said;
}

/** Only what was collected is filled in here; the shop's own variables are filled in where everything is said. */
function fillCollected(content: OutboundContent, values: ReadonlyMap<string, string>): OutboundContent {
  if (values.size === 0) return content;
  return fillReply(content, values, (name) => values.has(name));
}

function menuLines(step: FlowStep, state: FlowState): string[] {
  const options = state.choices ?? (isLast(step) ? [] : step.options);
  if (options.length === 0) return [];
  const lines = options.map(({ text }, i) => flowTexts.option(i + 1, text));
  return [...lines, state.path.length > 0 ? `${flowTexts.choose}，${flowTexts.back}` : flowTexts.choose];
}

/** By its number, its words, or its text, whole or as part of what was said. */
function chosenOption(step: FlowStep, said: string): string | null {
  if (isLast(step)) return null;
  const chosen = chosenAmong(
    step.options.map(({ text, words }) => [text, ...words]),
    said,
  );
  return chosen === null ? null : (step.options[chosen]?.go ?? null);
}

function answerTo(step: FlowStep, message: Message): string | null {
  if (step.ask === 'text') return message.text.trim() === '' ? null : message.text.trim().slice(0, 500);
  return step.ask === null ? null : findEntities(message.text, message.now)[step.ask];
}

function namedIn({ text, now }: Message): Record<string, string> {
  return Object.fromEntries(
    Object.entries(findEntities(text, now)).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

function includes(words: readonly string[], said: string): boolean {
  return words.includes(said);
}

import type { FlowChoice, FlowState } from '../../../../contracts/visitor';
import { businessTexts as texts } from '../../texts/business';
import { meantIn, memberNames, memberValues, orderNames, orderValues, type Looked } from '../business';
import { chosenAmong } from '../choice';
import { findEntities } from '../entities';
import type { FlowStep } from './document';
import { answerIn } from './step';

/** Orders that are listed at once. */
const listed = 5;

/** Where a flow goes after a look-up. */
type AfterLookup =
  | { readonly way: 'on' | 'missing'; readonly state: FlowState }
  /** The visitor chooses among the state's choices, with these words above. */
  | { readonly way: 'choose'; readonly state: FlowState; readonly words: string }
  /** It could not be made, and the flow has no way of its own for that. */
  | { readonly way: 'failed' };

/** What was looked up before is forgotten with each look-up: another order's parcel must not be told. */
export function afterLookup(step: FlowStep, state: FlowState, looked: Looked): AfterLookup {
  const to = (go: string | null, way: 'on' | 'missing', values: Readonly<Record<string, string>> = {}): AfterLookup => {
    const names = step.lookup === 'member' ? memberNames : orderNames;
    const kept = Object.entries(state.answers).filter(([name]) => !names.includes(name));
    return go === null
      ? { way: 'failed' }
      : { way, state: { ...state, step: go, answers: { ...Object.fromEntries(kept), ...values } } };
  };
  switch (looked.state) {
    case 'failed':
      return to(step.failed, 'on');
    case 'missing':
      return to(step.missing, 'missing');
    case 'member':
      return to(step.go, 'on', memberValues(looked.member));
    case 'orders': {
      const meant = meantIn(looked.orders, answerIn(state, step), step.choose !== null);
      if (meant.kind === 'one') return to(step.go, 'on', { ...orderValues(meant.order), [step.as]: meant.order.no });
      const choices = meant.orders
        .slice(0, listed)
        .map(({ no, goods, state: of }) => ({ text: texts.choice(no, texts.goods(goods), texts.state(of)), no }));
      const words = step.choose ?? texts.whichOrder;
      return { way: 'choose', words, state: { ...state, choices: [...choices, { text: texts.otherOrder, no: null }] } };
    }
  }
}

/**
 * Chooses among listed orders: by place, words, or an order's number, also one that was not listed.
 * @param state the flow at the step of the look-up, which is made again for the order that was chosen
 * @returns null when nothing was chosen
 */
export function chosenOrder(
  step: FlowStep,
  state: FlowState,
  choices: readonly FlowChoice[],
  said: string,
  message: { readonly text: string; readonly now: number },
): FlowState | null {
  const typed = findEntities(message.text, message.now).order;
  const place = chosenAmong(
    choices.map(({ text }) => [text]),
    said,
  );
  const chosen = place === null ? undefined : choices[place];
  const no = typed ?? chosen?.no ?? null;
  if (no !== null) return { ...state, answers: { ...state.answers, [step.as]: no } };
  return chosen === undefined || step.missing === null ? null : { ...state, step: step.missing };
}

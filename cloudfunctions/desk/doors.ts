import type { DeskAction } from '../../contracts/desk';
import type { Role } from '../../contracts/desk-records';

/** Who may do what; `null` is for anybody who comes with a code. An action that is not here cannot be compiled. */
export const doors: Readonly<Record<DeskAction, readonly Role[] | null>> = {
  join: null,
  me: ['owner', 'operator', 'agent'],
  people: ['owner'],
  invite: ['owner'],
  dismiss: ['owner'],
  rules: ['owner', 'operator'],
  rule: ['owner', 'operator'],
  saveRule: ['owner', 'operator'],
  switchRule: ['owner', 'operator'],
  deleteRule: ['owner', 'operator'],
  history: ['owner', 'operator'],
  undo: ['owner', 'operator'],
  tryText: ['owner', 'operator'],
  replay: ['owner', 'operator'],
  faqs: ['owner', 'operator'],
  problems: ['owner', 'operator'],
  addAlias: ['owner', 'operator'],
  unanswered: ['owner', 'operator'],
  insights: ['owner', 'operator'],
};

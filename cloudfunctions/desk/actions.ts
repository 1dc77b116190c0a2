// One entry per action of the contract.
import { faqActions } from './faqs';
import { historyActions } from './history';
import { lookingBackActions } from './looking-back';
import { peopleActions } from './people';
import { problemActions } from './problems';
import { ruleActions } from './rules';
import type { Actions } from './run';
import { tryingActions } from './trying';

export const actions: Actions = {
  ...peopleActions,
  ...ruleActions,
  ...faqActions,
  ...problemActions,
  ...historyActions,
  ...tryingActions,
  ...lookingBackActions,
};

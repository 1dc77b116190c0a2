// What is to be seen to, as cards. Pure.
import type { ProblemRow } from '../../../contracts/desk';
import { texts } from '../texts/problems';
import { onForm } from '../rule/on-form';

export interface ProblemCard {
  readonly key: string;
  readonly id: string;
  /** 规则, 日历, …, and whether it works. */
  readonly set: string;
  readonly state: string;
  readonly fatal: boolean;
  readonly name: string;
  readonly problems: ProblemRow['problems'];
  /** It opens on the phone; of any other the place in the console is told. */
  readonly opens: boolean;
  readonly place: string;
}

export function cardsOf(rows: readonly ProblemRow[]): ProblemCard[] {
  return rows.map(({ collection, id, name, problems }) => {
    const fatal = problems.some((problem) => problem.fatal);
    const opens = collection === 'rules';
    return {
      ...{ key: `${collection}/${id}`, id, name, fatal, opens },
      set: texts.sets[collection],
      state: fatal ? texts.out : texts.noted,
      // A rule is mended in the form, whose fields have names of their own.
      problems: opens ? problems.map((problem) => ({ ...problem, message: onForm(problem.message) })) : problems,
      place: opens ? texts.onPhone : texts.inConsole(collection, id),
    };
  });
}

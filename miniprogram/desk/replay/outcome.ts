// The result of a replay as the page shows it. Pure.
import type { AnswerView, DeskAnswers } from '../../../contracts/desk';
import { pastText } from '../../plain/format';
import { texts } from '../texts/replay';

export interface AnswerSide {
  readonly title: string;
  readonly by: string;
  readonly says: readonly string[];
  /** What happens besides; empty: nothing. */
  readonly aside: string;
}
export interface ChangedRow {
  readonly id: string;
  readonly when: string;
  readonly text: string;
  readonly sides: readonly [AnswerSide, AnswerSide];
}
export interface Outcome {
  readonly compared: number;
  /** `100+` when there are more than are listed. */
  readonly changed: string;
  readonly same: string;
  /** Of the compared messages, in percent, for the picture; a single change is still seen. */
  readonly share: number;
  /** What is not looked at or not listed; empty: everything is. */
  readonly partly: string;
  /** Said where nothing would change. */
  readonly unchanged: string;
  readonly rows: readonly ChangedRow[];
}

/** The function tells so many changes at most; with more the numbers are the least there can be. */
const told = 100;

export function outcomeOf({ compared, more, changed, now }: DeskAnswers['replay']): Outcome {
  const cut = more && changed.length >= told;
  const share = compared === 0 ? 0 : (changed.length / compared) * 100;
  return {
    compared,
    changed: cut ? `${changed.length}+` : String(changed.length),
    same: cut ? '—' : String(compared - changed.length),
    share: changed.length === 0 ? 0 : Math.max(2, Math.round(share)),
    unchanged: texts.noChangesNote(compared),
    partly: more ? texts.partly(compared, changed.length) : '',
    rows: changed.map(({ id, at, text, before, after }) => ({
      ...{ id, text, when: pastText(at, now) },
      sides: [sideOf(texts.before, before), sideOf(texts.after, after)],
    })),
  };
}

function sideOf(title: string, { by, says, human }: AnswerView): AnswerSide {
  const aside = human ? texts.human : says.length === 0 ? texts.silence : '';
  return { title, by, says, aside };
}

import { changes, editable, placeOf, removeKept, undoneState, versionOf, writeKept } from '../core/rule-book';
import { desk as texts } from '../core/texts/desk';
import { fitting } from './page';
import { found, Refusal } from './refusal';
import type { Actions } from './run';
import { changeRow, faqRowOf, viewOf } from './views';

export const historyActions: Actions<'history' | 'undo'> = {
  async history(run, { rule, faq }) {
    const place =
      rule !== undefined
        ? ({ collection: 'rules', id: rule } as const)
        : faq !== undefined
          ? ({ collection: 'faqs', id: faq } as const)
          : null;
    return { changes: fitting((await changes(run, place)).map(changeRow)) };
  },
  async undo(run, { change: id }) {
    const { change, current } = found(await undoneState(run, id), 'not-found', texts.noChange);
    const place = placeOf(change);
    const conflict = place.collection === 'rules' ? texts.conflict : texts.faqConflict;
    const version = current === null ? null : versionOf(current);
    if (change.before === null) {
      if (current !== null && !(await removeKept(run, place, version, run.person)))
        throw new Refusal('conflict', conflict);
      return { rule: null, faq: null };
    }
    const written = await writeKept(run, place, version, editable(change.before), run.person);
    const document = found(written, 'conflict', conflict);
    return place.collection === 'rules'
      ? { rule: viewOf(document, []), faq: null }
      : { rule: null, faq: faqRowOf(document, []) };
  },
};

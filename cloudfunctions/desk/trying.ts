import type { AnswerView, ChangedAnswer } from '../../contracts/desk';
import { business } from '../business';
import { lookUp } from '../core/business';
import { lastMessages } from '../core/insights';
import { masked, unseal } from '../core/privacy';
import {
  openBook,
  replay,
  tryLookingUp,
  tryOut,
  type Changed,
  type Outcome,
  type Past,
  type PastVisitor,
} from '../core/rehearsal';
import type { InMessage } from '../../contracts/message';
import { readDocuments, withRule } from './book';
import { notesOn } from './notes';
import { fitting } from './page';
import type { Actions, DeskRun } from './run';

/** Messages that are compared, and changed answers that one reply holds. */
const mostCompared = 500;
const changedTold = 100;
/** So long a look-up of the shop's own data may take. */
const lookupMs = 1_500;
/** Stands for a rule that has no id yet. */
const newRule = 'new';

export const tryingActions: Actions<'tryText' | 'replay'> = {
  async tryText(run, { text, at = run.time.now(), draft, id = newRule, ...who }) {
    const documents = await readDocuments(run);
    const book = await openBook(draft === undefined ? documents : withRule(documents, { ...draft, _id: id }));
    const { level, tags, page, talk, visitor } = who;
    const known = visitor === undefined ? undefined : await run.store.get('visitors', visitor);
    const attempt = {
      ...{ content: { type: 'text' as const, text }, now: at },
      ...(visitor ? { visitor } : {}),
      ...(known ? { known } : {}),
      ...(level ? { level } : {}),
      ...(tags ? { tags } : {}),
      ...(page ? { page } : {}),
      ...(talk ? { talk } : {}),
    };
    const { trace, ...view } = visitor
      ? await tryLookingUp(book, attempt, (need) => lookUp(run, business, visitor, need, lookupMs))
      : tryOut(book, attempt);
    const notes = notesOn(book, { trace, draft: draft === undefined ? null : id, known, now: at });
    return { at, ...view, notes };
  },
  async replay(run, { id = newRule, draft, days }) {
    const [documents, { found, more }] = await Promise.all([readDocuments(run), lastMessages(run, days, mostCompared)]);
    const past = pastOf(found);
    const after = await openBook(withRule(documents, { ...draft, _id: id }));
    const changed = replay(await openBook(documents), after, past, await visitorsOf(run, past));
    const told = fitting(changed.slice(0, changedTold).map(changedView));
    return { compared: past.length, more: more || told.length < changed.length, changed: told, now: run.time.now() };
  },
};

function changedView({ id, at, text, before, after }: Changed): ChangedAnswer {
  return {
    ...{ id, at, text: masked(text) },
    before: answerView(before),
    after: answerView(after),
  };
}

function answerView({ summary, says, human }: Outcome): AnswerView {
  return { by: summary, says: says.map(masked), human };
}

/** The texts among messages, ready to be played again. */
function pastOf(messages: readonly InMessage[]): Past[] {
  return messages.flatMap(({ _id, visitor, createTime, content }) => {
    const said = unseal(content);
    return said.type === 'text' ? [{ id: _id, visitor, content: said, at: createTime * 1000 }] : [];
  });
}

/** What rules can ask about the visitors of messages, as it is now. */
async function visitorsOf(run: DeskRun, messages: readonly Past[]): Promise<Map<string, PastVisitor>> {
  const ids = [...new Set(messages.map(({ visitor }) => visitor))];
  const known = await Promise.all(ids.map((id) => run.store.get('visitors', id)));
  return new Map(
    known.flatMap((visitor) => {
      if (visitor === null) return [];
      const { level, tags, sessionFrom } = visitor;
      return [
        [visitor._id, { tags, ...(level === null ? {} : { level }), ...(sessionFrom === null ? {} : { sessionFrom }) }],
      ];
    }),
  );
}

// One entry per action of the contract: the room that knows, and the refusal where it says no.
import type { DeskAction, DeskAnswers, DeskCommand } from '../../contracts/desk';
import { invite, join, people } from '../core/access';
import type { Archive, Run } from '../core/platform';
import { masked } from '../core/privacy';
import { nameOf, openBook, replay, tryOut } from '../core/rehearsal';
import {
  changes,
  editable,
  readRule,
  removeRule,
  undoneState,
  versionOf,
  writeRule,
  type Author,
} from '../core/rule-book';
import { desk as texts } from '../core/texts/desk';
import { problemsOf, readDocuments, withRule } from './book';
import { lastMessages, pastOf, visitorsOf } from './past';
import { found, Refusal } from './refusal';
import { hitsIn } from './hits';
import { changeRow, personView, rowOf, viewOf } from './views';

export interface DeskRun extends Run {
  readonly archive: Archive;
  /** Who asks. */
  readonly person: Author;
}

type Actions = {
  readonly [A in DeskAction]: (run: DeskRun, command: DeskCommand<A>) => Promise<DeskAnswers[A]>;
};

/** Changed answers that one reply holds. */
const changedTold = 100;
/** Stands for a rule that has no id yet. */
const newRule = 'new';

export const actions: Actions = {
  async join(run, { code, name }) {
    return personView(found(await join(run, run.person.id, code, name), 'not-allowed', texts.badCode));
  },
  async me(run) {
    const known = (await people(run)).find(({ _id }) => _id === run.person.id) ?? null;
    return personView(found(known, 'not-allowed', texts.notAllowed));
  },
  async people(run) {
    return { people: (await people(run)).map(personView) };
  },
  async invite(run, { role }) {
    const { code, expiresAt } = await invite(run, role);
    return { code, role, expiresAt: expiresAt.getTime() };
  },
  async dismiss(run, { id }) {
    // An owner who could go would leave a shop that nobody can invite to.
    if (id === run.person.id) throw new Refusal('not-allowed', texts.notYourself);
    return {
      dismissed: found((await run.archive.remove('agents', { _id: id })) || null, 'not-found', texts.noPerson) > 0,
    };
  },
  async rules(run) {
    const documents = await readDocuments(run);
    const wrong = (await openBook(documents)).problems().filter(({ collection }) => collection === 'rules');
    return {
      rules: (documents.rules ?? []).map((rule) =>
        rowOf(
          rule,
          wrong.filter(({ id }) => id === rule._id),
        ),
      ),
    };
  },
  async rule(run, { id }) {
    const documents = await readDocuments(run);
    const rule = found((documents.rules ?? []).find(({ _id }) => _id === id) ?? null, 'not-found', texts.noRule);
    return viewOf(rule, problemsOf(await openBook(documents), id));
  },
  async saveRule(run, { id, version, draft }) {
    return save(run, id ?? run.unique(), version, draft);
  },
  async switchRule(run, { id, version, enabled }) {
    const rule = found(await readRule(run, id), 'not-found', texts.noRule);
    return save(run, id, version, { ...editable(rule), enabled });
  },
  async deleteRule(run, { id, version }) {
    if (!(await removeRule(run, id, version, run.person))) throw new Refusal('conflict', texts.conflict);
    return { deleted: true };
  },
  async history(run, { rule }) {
    return { changes: (await changes(run, rule)).map(changeRow) };
  },
  async undo(run, { change: id }) {
    const { change, current } = found(await undoneState(run, id), 'not-found', texts.noChange);
    const version = current === null ? null : versionOf(current);
    if (change.before !== null) return { rule: await write(run, change.rule, version, editable(change.before)) };
    if (current !== null && !(await removeRule(run, change.rule, version, run.person)))
      throw new Refusal('conflict', texts.conflict);
    return { rule: null };
  },
  async tryText(run, { text, at, draft, id = newRule, ...who }) {
    const documents = await readDocuments(run);
    const book = await openBook(draft === undefined ? documents : withRule(documents, { ...draft, _id: id }));
    const { level, tags, page } = who;
    const known = { ...(level ? { level } : {}), ...(tags ? { tags } : {}), ...(page ? { page } : {}) };
    const tried = tryOut(book, { content: { type: 'text', text }, now: at ?? run.time.now(), ...known });
    return { says: tried.says, human: tried.human, lines: tried.lines, pieces: tried.pieces };
  },
  async replay(run, { id = newRule, draft, days }) {
    const [documents, { messages, more }] = await Promise.all([readDocuments(run), lastMessages(run, days)]);
    const past = pastOf(messages);
    const after = await openBook(withRule(documents, { ...draft, _id: id }));
    const changed = replay(await openBook(documents), after, past, await visitorsOf(run, past));
    return {
      compared: past.length,
      more: more || changed.length > changedTold,
      changed: changed.slice(0, changedTold).map(({ id: message, at, text, before, after: would }) => ({
        ...{ id: message, at, text: masked(text) },
        before: { says: before.says.map(masked), human: before.human },
        after: { says: would.says.map(masked), human: would.human },
      })),
    };
  },
  async hits(run, { days }) {
    const { messages, more } = await lastMessages(run, days);
    return { counted: messages.length, more, rules: hitsIn(messages) };
  },
};

/** Saves a rule that can work; one that cannot is refused with its problems. */
async function save(run: DeskRun, id: string, version: string | null, draft: Readonly<Record<string, unknown>>) {
  const rule = { ...draft, _id: id };
  const wrong = problemsOf(await openBook(withRule(await readDocuments(run), rule)), id);
  const fatal = wrong.filter((problem) => problem.fatal).map(({ message }) => message);
  if (fatal.length > 0) throw new Refusal('bad-rule', texts.badRule(fatal), nameOf(rule));
  const view = await write(run, id, version, draft);
  return { ...view, problems: wrong };
}

async function write(run: DeskRun, id: string, version: string | null, draft: Readonly<Record<string, unknown>>) {
  return viewOf(found(await writeRule(run, id, version, draft, run.person), 'conflict', texts.conflict), []);
}

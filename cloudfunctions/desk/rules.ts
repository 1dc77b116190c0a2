import type { RuleView } from '../../contracts/desk';
import { nameOf, openBook } from '../core/rehearsal';
import { editable, readKept, removeKept, writeKept } from '../core/rule-book';
import { desk as texts } from '../core/texts/desk';
import { besideRules, problemsIn, readDocuments, withRule } from './book';
import { fits, pageOf } from './page';
import { found, Refusal } from './refusal';
import type { Actions, DeskRun } from './run';
import { rowOf, viewOf } from './views';

/** What a search among rules looks at. */
const searched = ['_id', 'name', 'keywords', 'exclude', 'reply', 'note', 'category'];

export const ruleActions: Actions<'rules' | 'rule' | 'saveRule' | 'switchRule' | 'deleteRule'> = {
  async rules(run, asked) {
    const documents = await readDocuments(run, besideRules);
    const problems = problemsIn(await openBook(documents), 'rules', run.time.now());
    const { rows, ...page } = pageOf({ documents: documents.rules ?? [], problems, searched }, asked, rowOf);
    return { ...page, rules: rows };
  },
  async rule(run, { id }) {
    const documents = await readDocuments(run, besideRules);
    const rule = found((documents.rules ?? []).find(({ _id }) => _id === id) ?? null, 'not-found', texts.noRule);
    const view = viewOf(rule, problemsIn(await openBook(documents), 'rules', run.time.now()).get(id) ?? []);
    if (!fits(view)) throw new Refusal('bad-rule', texts.largeRule);
    return view;
  },
  async saveRule(run, { id, version, draft }) {
    return save(run, id ?? run.unique(), version, draft);
  },
  async switchRule(run, { id, version, enabled }) {
    const rule = found(await readKept(run, { collection: 'rules', id }), 'not-found', texts.noRule);
    return save(run, id, version, { ...editable(rule), enabled });
  },
  async deleteRule(run, { id, version }) {
    if (!(await removeKept(run, { collection: 'rules', id }, version, run.person)))
      throw new Refusal('conflict', texts.conflict);
    return { deleted: true };
  },
};

/** Saves a rule that can work; one that cannot is refused with its problems. */
async function save(
  run: DeskRun,
  id: string,
  version: string | null,
  draft: Readonly<Record<string, unknown>>,
): Promise<RuleView> {
  const rule = { ...draft, _id: id };
  const book = await openBook(withRule(await readDocuments(run, besideRules), rule));
  const problems = problemsIn(book, 'rules', run.time.now()).get(id) ?? [];
  const fatal = problems.filter((problem) => problem.fatal).map(({ message }) => message);
  if (fatal.length > 0) throw new Refusal('bad-rule', texts.badRule(fatal), nameOf(rule));
  const written = await writeKept(run, { collection: 'rules', id }, version, draft, run.person);
  return viewOf(found(written, 'conflict', texts.conflict), problems);
}

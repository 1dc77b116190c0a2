import type { ChangeRow, FaqRow, Person, RuleProblemView, RuleRow, RuleView } from '../../contracts/desk';
import type { AgentRecord, RuleChange } from '../../contracts/desk-records';
import type { Handwritten } from '../../contracts/documents';
import { writtenAliases } from '../core/answering/faq';
import { nameOf } from '../core/rehearsal';
import { editable, placeOf, versionOf } from '../core/rule-book';
import { differencesOf } from './differences';

export const personView = ({ _id, name, role }: AgentRecord): Person => ({ id: _id, name, role });

export function rowOf(rule: Handwritten, problems: readonly RuleProblemView[]): RuleRow {
  const { keywords, priority } = rule;
  const listed: unknown[] = Array.isArray(keywords) ? keywords : typeof keywords === 'string' ? [keywords] : [];
  return {
    id: rule._id,
    name: shortened(nameOf(rule)),
    enabled: isOn(rule),
    priority: Number(priority ?? 0) || 0,
    keywords: listed.flatMap((word) => (typeof word === 'string' ? [shortened(word)] : [])).slice(0, keywordsTold),
    problems: problems.map(({ message, fatal }) => ({ message, fatal })),
    version: versionOf(rule),
  };
}

/** A list must not grow with what somebody wrote in the console. */
const keywordsTold = 200;
export const shortened = (text: string, longest = 100): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** As an operator may have written it in the console. */
const off: readonly unknown[] = [false, 'false', '否', 0];
export const isOn = ({ enabled }: Handwritten): boolean => !off.includes(enabled);

export function viewOf(rule: Handwritten, problems: readonly RuleProblemView[]): RuleView {
  return { ...rowOf(rule, problems), document: editable(rule) };
}

export function faqRowOf(faq: Handwritten, problems: readonly RuleProblemView[]): FaqRow {
  const { category } = faq;
  return {
    id: faq._id,
    question: shortened(nameOf(faq)),
    category: typeof category === 'string' ? shortened(category) : '',
    enabled: isOn(faq),
    aliases: writtenAliases(faq).length,
    problems: problems.map(({ message, fatal }) => ({ message, fatal })),
    version: versionOf(faq),
  };
}

export function changeRow(made: RuleChange): ChangeRow {
  const { _id, rule, before, after, byName, at } = made;
  const shown = after ?? before;
  const change = before === null ? 'made' : after === null ? 'deleted' : 'changed';
  const name = shown === null ? rule : shortened(nameOf(shown));
  const differences = differencesOf(before, after);
  return {
    id: _id,
    collection: placeOf(made).collection,
    rule,
    name,
    change,
    by: byName,
    at: at.getTime(),
    differences,
  };
}

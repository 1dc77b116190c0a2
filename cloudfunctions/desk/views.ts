import type { ChangeRow, Person, RuleProblemView, RuleRow, RuleView } from '../../contracts/desk';
import type { AgentRecord, RuleChange } from '../../contracts/desk-records';
import type { Handwritten } from '../../contracts/documents';
import { nameOf } from '../core/rehearsal';
import { editable, versionOf } from '../core/rule-book';

export const personView = ({ _id, name, role }: AgentRecord): Person => ({ id: _id, name, role });

export function rowOf(rule: Handwritten, problems: readonly RuleProblemView[]): RuleRow {
  const { keywords, priority, enabled } = rule;
  const listed: unknown[] = Array.isArray(keywords) ? keywords : typeof keywords === 'string' ? [keywords] : [];
  return {
    id: rule._id,
    name: nameOf(rule),
    enabled: !off.includes(enabled),
    priority: Number(priority ?? 0) || 0,
    keywords: listed.filter((word) => typeof word === 'string'),
    problems: problems.map(({ message, fatal }) => ({ message, fatal })),
    version: versionOf(rule),
  };
}

/** As an operator may have written it in the console. */
const off: readonly unknown[] = [false, 'false', '否', 0];

export function viewOf(rule: Handwritten, problems: readonly RuleProblemView[]): RuleView {
  return { ...rowOf(rule, problems), document: editable(rule) };
}

export function changeRow({ _id, rule, before, after, byName, at }: RuleChange): ChangeRow {
  const shown = after ?? before;
  const change = before === null ? 'made' : after === null ? 'deleted' : 'changed';
  return { id: _id, rule, name: shown === null ? rule : nameOf(shown), change, by: byName, at: at.getTime() };
}

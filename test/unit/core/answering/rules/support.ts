import { loadRegexEngine } from '../../../../../cloudfunctions/core/answering/regex';
import { compileRules, type RuleContext, type RuleInput } from '../../../../../cloudfunctions/core/answering/rules';

/** Saturday 2026-11-21 10:00 in China. */
export const saturdayMorning = Date.UTC(2026, 10, 21, 2);

export const message = (text: string, more: Partial<RuleInput> = {}): RuleInput => ({
  type: 'text',
  text,
  visitor: { id: 'oVisitor' },
  now: saturdayMorning,
  ...more,
});

/** Rules in their short form: each gets its place as its id. */
export async function rulesOf(documents: readonly object[], context: RuleContext = {}) {
  const named = documents.map((document, i) => ({
    _id: `r${i + 1}`,
    ...('replies' in document ? {} : { reply: `答${i + 1}` }),
    ...document,
  }));
  return compileRules(named, { regex: await loadRegexEngine(), ...context });
}

export async function winnersOf(documents: readonly object[], input: RuleInput): Promise<string[]> {
  return (await rulesOf(documents)).match(input).wins.map(({ rule }) => rule.id);
}

export async function problemsOf(document: object, context: RuleContext = {}): Promise<string[]> {
  return ((await rulesOf([document], context)).problems().get('r1') ?? []).map(({ message: problem }) => problem);
}

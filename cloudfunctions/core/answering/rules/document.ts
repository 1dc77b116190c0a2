import * as v from 'valibot';
import type { DaySpan, MinuteSpan } from '../../calendar/local-time';
import { regexLimits, type Regex, type RegexEngine } from '../regex';
import type { OutboundContent } from '../../../../contracts/content';
import { words as regexWords } from '../../texts/regex';
import { readReplies, usualCount } from '../replies';
import { fields, otherFields, type MatchKind } from './fields';
import type { RuleContext, RuleProblem } from './index';
import { readItems } from './items';
import type { MessageType } from './message-types';
import { problems as words, type FieldName } from '../../texts/rules';

/** A rule in use: every field has its default, lists are clean, what could not be read is not there. */
export interface Rule {
  id: string;
  name: string;
  /** Place among the documents, to settle ties. */
  order: number;
  match: MatchKind;
  /** As matching sees them. Empty for regex, and for rules that take any message of their types. */
  keywords: string[];
  regexes: Regex[];
  exclude: string[];
  priority: number;
  /** Later rules are not asked any more. */
  stop: boolean;
  types: MessageType[];
  from: string[];
  pages: string[];
  levels: string[];
  tags: string[];
  hours: MinuteSpan[];
  dates: DaySpan[];
  weekdays: number[];
  during: 'open' | 'closed' | null;
  /** Seconds. */
  cooldown: number;
  /** Percent of visitors, drawn anew for each `test`. */
  share: { from: number; to: number; test: string } | null;
  replies: OutboundContent[];
  pick: 'all' | 'one';
  /** What happens after the replies; `group` names who a hand-off is for. */
  then: 'human' | 'rating' | null;
  group: string | null;
  flow: string | null;
  addTags: string[];
}

/** What is left for the regular expressions of all rules. */
interface RegexBudget {
  patterns: number;
  sizes: number;
}

export interface ReadRules {
  rules: Rule[];
  problems: Map<string, RuleProblem[]>;
}

/** Ten thousand regular expressions would be ten thousand passes over each text, so they are counted over all rules. */
export function readRules(documents: readonly unknown[], context: RuleContext): ReadRules {
  const read: ReadRules = { rules: [], problems: new Map() };
  const budget: RegexBudget = { patterns: regexLimits.patterns, sizes: regexLimits.sizes };
  documents.forEach((document, order) => {
    const id = idOf(document) ?? `#${order + 1}`;
    const problems: RuleProblem[] = [];
    const rule = readRule(document, id, order, context, budget, problems);
    if (problems.length > 0) read.problems.set(id, [...(read.problems.get(id) ?? []), ...problems]);
    if (rule && !problems.some(({ fatal }) => fatal)) read.rules.push(rule);
  });
  return read;
}

type Fields = { [K in FieldName]?: v.InferOutput<(typeof fields)[K]> };

/** @returns null for a rule that is switched off or is no rule at all */
function readRule(
  document: unknown,
  id: string,
  order: number,
  context: RuleContext,
  budget: RegexBudget,
  problems: RuleProblem[],
): Rule | null {
  const refuse = (message: string) => problems.push({ message, fatal: true });
  if (!isRecord(document)) {
    refuse(words.notADocument);
    return null;
  }
  const read = readFields(document, problems);
  if (read.enabled === false) {
    problems.length = 0;
    return null;
  }
  const items = (field: Parameters<typeof readItems>[0], value = read[field]) =>
    readItems(field, value ?? [], problems, context.simplify ?? true);
  const match = read.match ?? 'contains';
  const keywords = match === 'regex' ? [] : items('keywords');
  const isRegex = match === 'regex' && (read.keywords ?? []).length > 0;
  const regexes = isRegex ? compileAll(document.keywords, context, budget, problems) : [];
  // Keywords of which none can be used must not become a rule for every message.
  const takesAny = (read.keywords ?? []).length === 0 && (read.types ?? []).length > 0;
  // Keywords that cannot be read have said so; that none is left is no second fault.
  const saidWhy = isRegex || (isSet(document.keywords) && read.keywords === undefined);
  if (keywords.length === 0 && regexes.length === 0 && !takesAny && !saidWhy) refuse(words.noKeywords);
  const answer = readReplies(document.reply ?? document.replies, context.replies);
  answer.problems.forEach(refuse);
  for (const message of answer.notes) problems.push({ message, fatal: false });
  const limit = context.replies?.count ?? usualCount;
  const pick = read.pick ?? 'all';
  if (pick === 'all' && answer.replies.length > limit) refuse(words.manyReplies(answer.replies.length, limit));
  const group = read.group ?? null;
  if (group !== null && context.groups && !context.groups.has(group)) refuse(words.unknownGroup(group));
  const flow = read.flow ?? null;
  const then = read.then ?? (group === null ? null : 'human');
  if (flow !== null && context.flows && !context.flows.has(flow)) refuse(words.unknownFlow(flow));
  const addTags = items('addTags');
  const isIdle = then === null && flow === null && addTags.length === 0;
  if (answer.replies.length === 0 && answer.problems.length === 0 && isIdle) refuse(words.nothingToDo);
  const name = read.name !== undefined && read.name !== '' ? read.name : (keywords[0] ?? id);
  return {
    id,
    name,
    order,
    match,
    regexes,
    flow,
    addTags,
    pick,
    then,
    group,
    keywords,
    exclude: items('exclude'),
    priority: read.priority ?? 0,
    stop: read.stop ?? true,
    types: read.types?.length ? read.types : ['text'],
    from: items('from'),
    pages: items('pages'),
    levels: items('levels'),
    tags: items('tags'),
    hours: read.hours ?? [],
    dates: read.dates ?? [],
    weekdays: read.weekdays ?? [],
    during: read.during ?? null,
    cooldown: read.cooldown ?? 0,
    share: read.share === undefined ? null : { ...read.share, test: read.shareTest ?? id },
    replies: answer.replies,
  };
}

/** A condition that cannot be read puts the rule out of use: without it the rule would answer more than was meant. */
function readFields(document: Record<string, unknown>, problems: RuleProblem[]): Fields {
  const read: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(document)) {
    if (isField(field)) {
      // An empty cell of the console or of a CSV means: not set.
      if (!isSet(value)) continue;
      const result = v.safeParse(fields[field], value);
      if (result.success) read[field] = result.output;
      else problems.push({ message: words.badValue(field, messageOf(result.issues)), fatal: true });
    } else if (!otherFields.has(field)) {
      problems.push({ message: words.unknownField(field.slice(0, 40), similarField(field)), fatal: false });
    }
  }
  return read;
}

/** An expression is taken as it is written: a comma is part of it, and no sign in it is a dodge. */
function compileAll(written: unknown, context: RuleContext, budget: RegexBudget, problems: RuleProblem[]): Regex[] {
  const compiled: Regex[] = [];
  const sources: unknown[] = Array.isArray(written) ? written : [written];
  sources.forEach((source, i) => {
    if (typeof source !== 'string')
      return void problems.push({ message: words.wrongItem('keywords', i + 1), fatal: true });
    const result = compileWithin(source, context, budget);
    if ('problem' in result) problems.push({ message: words.regexItem(i + 1, result.problem), fatal: true });
    else compiled.push(result);
  });
  return compiled;
}

function compileWithin(
  source: string,
  { regex }: RuleContext,
  budget: RegexBudget,
): ReturnType<RegexEngine['compile']> {
  if (!regex) return { problem: words.noRegex };
  if (budget.patterns === 0) return { problem: regexWords.tooMany(regexLimits.patterns) };
  const compiled = regex.compile(source);
  if ('problem' in compiled) return compiled;
  if (compiled.size > budget.sizes) return { problem: regexWords.tooLargeTogether };
  budget.patterns -= 1;
  budget.sizes -= compiled.size;
  return compiled;
}

/** Ours is the Chinese one; a union's own speaks of types. */
function messageOf(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map(({ message }) => message).find((message) => /\p{Script=Han}/u.test(message)) ?? '写法不认识';
}

function similarField(field: string): string | undefined {
  const plain = field.toLowerCase().replace(/[^a-z]/g, '');
  const known = [...Object.keys(fields), 'reply', 'replies'];
  const meant = new Map([
    ['answer', 'reply'],
    ['response', 'reply'],
    ['keys', 'keywords'],
    ['disabled', 'enabled'],
    ['on', 'enabled'],
    ['type', 'types'],
  ]);
  return (
    known.find((name) => `${plain}s` === name.toLowerCase() || plain === name.toLowerCase() || plain === `${name}s`) ??
    meant.get(plain)
  );
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function isField(field: string): field is FieldName {
  return Object.hasOwn(fields, field);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idOf(document: unknown): string | null {
  return isRecord(document) && typeof document._id === 'string' && document._id !== '' ? document._id : null;
}

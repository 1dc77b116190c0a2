import { localTime } from '../../calendar/local-time';
import { compileKeywords } from '../keywords';
import type { Rule } from './document';
import type { RuleProblem } from './index';
import { problems as words } from '../../texts/rules';

/** Rules looked at per keyword: where hundreds share one, the first of them already tell the operator enough. */
const rivalsKept = 16;

/**
 * What is wrong with rules among each other, found with the same automaton that answers: a rule can never win when
 * every one of its keywords contains a keyword of one rule that comes before it and asks for nothing more.
 */
export function conflictsOf(rules: readonly Rule[], now?: number): Map<string, RuleProblem[]> {
  const found = new Map<string, RuleProblem[]>();
  const tell = (rule: Rule, message: string) => {
    found.set(rule.id, [...(found.get(rule.id) ?? []), { message, fatal: false }]);
  };
  const ranked = [...rules].sort((a, b) => b.priority - a.priority || a.order - b.order);
  const texts = [...new Set(rules.flatMap((rule) => rule.keywords))];
  const automaton = compileKeywords(texts);
  const rivals = rivalsByKeyword(ranked);
  const open = ranked.filter(isOpen);
  for (const rule of rules) {
    const own = rule.keywords;
    if (now !== undefined && rule.dates.length > 0 && rule.dates.every(({ end }) => end < localTime(now).day))
      tell(rule, words.isOver);
    if (rule.share && rule.share.from === rule.share.to) tell(rule, words.nobody);
    for (const keyword of own) {
      const exclude = rule.exclude.find((word) => keyword.includes(word));
      if (exclude !== undefined) tell(rule, words.excludesItself(keyword, exclude));
    }
    const before = firstThatAlwaysAnswers(rule, own, open, (keyword) => {
      const inside = automaton.find(keyword).map((hit) => texts[hit.keyword] ?? '');
      return inside.flatMap((text) => (rivals.get(text) ?? []).map((rival) => ({ rival, text })));
    });
    if (before) tell(rule, words.neverWins(before.name));
    else {
      const meeting = meetsEqual(rule, own, rivals);
      if (meeting) tell(rule, words.alwaysMeets(meeting.rival.name, meeting.keyword));
    }
  }
  return found;
}

function rivalsByKeyword(ranked: readonly Rule[]): Map<string, Rule[]> {
  const rivals = new Map<string, Rule[]>();
  for (const rule of ranked) {
    for (const keyword of rule.keywords) {
      const known = rivals.get(keyword);
      if (!known) rivals.set(keyword, [rule]);
      else if (known.length < rivalsKept) known.push(rule);
    }
  }
  return rivals;
}

type Inside = (keyword: string) => { rival: Rule; text: string }[];

function firstThatAlwaysAnswers(
  rule: Rule,
  own: readonly string[],
  open: readonly Rule[],
  inside: Inside,
): Rule | null {
  // At equal priority a rule that looks at the text comes before one that takes any message.
  const any = open.find(
    (rival) => comesBefore(rival, rule) && (rival.priority > rule.priority || (isOpen(rule) && own.length === 0)),
  );
  if (any) return any;
  if (own.length === 0 || rule.regexes.length > 0) return null;
  const answering = own.map(
    (keyword) =>
      new Set(
        inside(keyword)
          .filter(({ rival, text }) => comesBefore(rival, rule) && covers(rival, text, rule, keyword))
          .map(({ rival }) => rival),
      ),
  );
  // Where all keywords are needed, one that is covered is enough; else each must be.
  const [first = new Set<Rule>(), ...rest] = answering;
  const candidates = rule.match === 'all' ? answering.flatMap((each) => [...each]) : [...first];
  return candidates.find((rival) => rule.match === 'all' || rest.every((each) => each.has(rival))) ?? null;
}

/** Whether every message with the rule's keyword also has the rival's in the way the rival wants it. */
function covers(rival: Rule, text: string, rule: Rule, keyword: string): boolean {
  const sameText = text === keyword;
  // At equal priority the longer word wins, so only the same word in the same way always comes first.
  if (rival.priority === rule.priority && !(sameText && rival.match === rule.match)) return false;
  if (rival.match === 'all') return rival.keywords.length === 1 && rival.priority > rule.priority;
  if (rival.match === 'contains') return true;
  if (rival.match === 'prefix') return (rule.match === 'prefix' || rule.match === 'exact') && keyword.startsWith(text);
  return rule.match === 'exact' && sameText;
}

/** A rule that stops the others, comes first, and answers wherever the other may. */
function comesBefore(rival: Rule, rule: Rule): boolean {
  if (rival === rule || !rival.stop || rival.exclude.length > 0) return false;
  if (rival.priority < rule.priority || (rival.priority === rule.priority && rival.order > rule.order)) return false;
  const isFree =
    [rival.from, rival.pages, rival.levels, rival.tags, rival.hours, rival.dates, rival.weekdays].every(
      (list) => list.length === 0,
    ) &&
    rival.during === null &&
    rival.cooldown === 0 &&
    rival.share === null;
  return (isFree || sameConditions(rival, rule)) && rule.types.every((type) => rival.types.includes(type));
}

function meetsEqual(rule: Rule, own: readonly string[], rivals: ReadonlyMap<string, readonly Rule[]>) {
  for (const keyword of own) {
    const rival = (rivals.get(keyword) ?? []).find(
      (other) =>
        other !== rule &&
        other.priority === rule.priority &&
        other.match === rule.match &&
        rule.match !== 'all' &&
        other.stop &&
        rule.stop &&
        sameConditions(other, rule),
    );
    if (rival) return { rival, keyword };
  }
  return null;
}

/** Takes every message of its types. */
function isOpen(rule: Rule): boolean {
  return rule.keywords.length === 0 && rule.regexes.length === 0;
}

function sameConditions(a: Rule, b: Rule): boolean {
  return conditionsOf(a) === conditionsOf(b);
}

const written = new WeakMap<Rule, string>();

function conditionsOf(rule: Rule): string {
  const known = written.get(rule);
  if (known !== undefined) return known;

  const { types, from, pages, levels, tags, hours, dates, weekdays, during, cooldown, share } = rule;
  const conditions = JSON.stringify([
    types,
    from,
    pages,
    levels,
    tags,
    hours,
    dates,
    weekdays,
    during,
    cooldown,
    share,
  ]);
  written.set(rule, conditions);
  return conditions;
}

import { localTime } from '../../calendar/local-time';
import { compileKeywords } from '../keywords';
import type { Rule } from './document';
import type { RuleProblem } from './index';
import { problems as words } from '../../texts/rules';

/** Rules looked at per keyword: where hundreds share one, the first of them already tell the operator enough. */
const rivalsKept = 16;
/** Of the rules whose keywords stand in a keyword, so many that come first are compared with it. */
const rivalsCompared = 64;
/** Places of keywords in keywords that are looked at in all: some lists have hundreds of millions, and a tick of the clock must end. */
const mostPlaces = 3_000_000;

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
  const rivals = rivalsByKeyword(ranked);
  const inside = rivalsInside(texts, ranked, rivals);
  const firstOpen = firstOpenRules(ranked);
  for (const rule of rules) {
    const own = rule.keywords;
    if (now !== undefined && rule.dates.length > 0 && rule.dates.every(({ end }) => end < localTime(now).day))
      tell(rule, words.isOver);
    if (rule.share && rule.share.from === rule.share.to) tell(rule, words.nobody);
    for (const keyword of own) {
      const exclude = rule.exclude.find((word) => keyword.includes(word));
      if (exclude !== undefined) tell(rule, words.excludesItself(keyword, exclude));
    }
    const before = firstThatAlwaysAnswers(rule, own, firstOpen, inside);
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

/** The rules with a keyword that stands in a keyword, itself included, those that come first at the front. */
function rivalsInside(
  texts: readonly string[],
  ranked: readonly Rule[],
  rivals: ReadonlyMap<string, readonly Rule[]>,
): Inside {
  const automaton = compileKeywords(texts);
  const rank = new Map(ranked.map((rule, place) => [rule, place]));
  const known = new Map<string, Rival[]>();
  let places = 0;
  return (keyword) => {
    const before = known.get(keyword);
    if (before !== undefined) return before;
    const inside = new Set<number>();
    if (places < mostPlaces) {
      automaton.scan(keyword, (found) => {
        places += 1;
        inside.add(found);
      });
    }
    const found = Array.from(inside, (each) => texts[each] ?? '')
      .flatMap((text) => (rivals.get(text) ?? []).map((rival) => ({ rival, text })))
      .sort((a, b) => (rank.get(a.rival) ?? 0) - (rank.get(b.rival) ?? 0))
      .slice(0, rivalsCompared);
    known.set(keyword, found);
    return found;
  };
}

/**
 * Of the rules that take any message, the first of each kind of condition: whoever comes after it may be covered by it, and those behind it cover
 * nobody else.
 */
function firstOpenRules(ranked: readonly Rule[]): (rule: Rule) => Rule[] {
  const first = new Map<string, Rule>();
  for (const rule of ranked) {
    const isKept = isOpen(rule) && rule.stop && rule.exclude.length === 0 && !first.has(conditionsOf(rule));
    if (isKept) first.set(conditionsOf(rule), rule);
  }
  const free = [...first.values()].filter(isFree);
  return (rule) => {
    const alike = first.get(conditionsOf(rule));
    return alike === undefined || isFree(alike) ? free : [...free, alike];
  };
}

interface Rival {
  readonly rival: Rule;
  readonly text: string;
}
type Inside = (keyword: string) => readonly Rival[];

function firstThatAlwaysAnswers(
  rule: Rule,
  own: readonly string[],
  firstOpen: (rule: Rule) => readonly Rule[],
  inside: Inside,
): Rule | null {
  // At equal priority a rule that looks at the text comes before one that takes any message.
  const any = firstOpen(rule).find(
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
  return (isFree(rival) || sameConditions(rival, rule)) && rule.types.every((type) => rival.types.includes(type));
}

/** Asks nothing of the visitor, the place or the time. */
function isFree({ from, pages, levels, tags, hours, dates, weekdays, during, cooldown, share }: Rule): boolean {
  const lists = [from, pages, levels, tags, hours, dates, weekdays];
  return lists.every(({ length }) => length === 0) && during === null && cooldown === 0 && share === null;
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

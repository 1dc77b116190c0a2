import type { KeywordHit } from '../keywords';
import type { Lexicon } from '../keywords/lexicon';
import { originalSpan, type NormalText, type Span } from '../normal-text';
import type { Rule } from './document';
import type { MessageType } from './message-types';

/** A rule that matches a message, before its conditions are asked. */
export interface Candidate {
  rule: Rule;
  /** In the original text. */
  spans: Span[];
  groups: string[];
  /** Among equal priorities the more specific wins: an exact text, then the longer words. */
  weight: number;
  /** The exclude word that stands in the message. */
  excludedBy: string | null;
}

export interface Matcher {
  rules: readonly Rule[];
  /** Sorted: the first whose conditions hold answers. */
  candidates(type: MessageType, normal: NormalText, hits: readonly KeywordHit[]): Candidate[];
}

const EXACT = 1_000_000;
const spansKept = 4;

/** Which rules a keyword serves. `keyword` counts within the rule. */
interface Use {
  rule: Rule;
  role: 'keyword' | 'exclude';
  text: string;
}

/** Registers every keyword once; a message then costs one pass over its text and a look at the rules its hits belong to. */
export function compileMatcher(rules: readonly Rule[], lexicon: Lexicon): Matcher {
  const uses = new Map<number, Use[]>();
  const register = (rule: Rule, role: Use['role'], text: string) => {
    const number = lexicon.add(text);
    const used = uses.get(number);
    if (used) used.push({ rule, role, text });
    else uses.set(number, [{ rule, role, text }]);
  };
  for (const rule of rules) {
    for (const word of rule.keywords) register(rule, 'keyword', word);
    for (const word of rule.exclude) register(rule, 'exclude', word);
  }
  const regexRules = rules.filter((rule) => rule.regexes.length > 0);
  const openRules = rules.filter((rule) => rule.regexes.length === 0 && rule.keywords.length === 0);

  return {
    rules,
    candidates(type, text, hits) {
      const found = new Map<Rule, Found>();
      const excluded = new Map<Rule, string>();
      for (const [number, places] of placesByKeyword(hits)) {
        for (const use of uses.get(number) ?? []) {
          if (!use.rule.types.includes(type)) continue;
          if (use.role === 'exclude') excluded.set(use.rule, use.text);
          else note(found, use, places, text);
        }
      }
      const candidates: Candidate[] = [];
      const add = (rule: Rule, spans: Span[], weight: number, groups: string[] = []) =>
        candidates.push({ rule, spans, weight, groups, excludedBy: excluded.get(rule) ?? null });
      for (const [rule, { hits: places, count, length }] of found) {
        if (rule.match === 'all' && count < rule.keywords.length) continue;
        add(
          rule,
          places.slice(0, spansKept).map((place) => originalSpan(text, place)),
          rule.match === 'exact' ? EXACT : length,
        );
      }
      for (const rule of regexRules) {
        if (rule.types.includes(type)) matchRegex(rule, text, add);
      }
      for (const rule of openRules) if (rule.types.includes(type)) add(rule, [], -1);
      return candidates.sort(
        (a, b) => b.rule.priority - a.rule.priority || b.weight - a.weight || a.rule.order - b.rule.order,
      );
    },
  };
}

interface Found {
  hits: Span[];
  /** Different keywords of the rule. */
  count: number;
  /** Of the longest keyword, or of all together where all are needed. */
  length: number;
}

function placesByKeyword(hits: readonly KeywordHit[]): Map<number, Span[]> {
  const places = new Map<number, Span[]>();
  for (const { keyword, start, end } of hits) {
    const known = places.get(keyword);
    if (known) known.push({ start, end });
    else places.set(keyword, [{ start, end }]);
  }
  return places;
}

function note(found: Map<Rule, Found>, { rule, text }: Use, places: readonly Span[], { core }: NormalText): void {
  const fitting =
    rule.match === 'prefix'
      ? places.filter(({ start }) => start <= core.start)
      : rule.match === 'exact'
        ? places.filter(({ start, end }) => start <= core.start && end >= core.end)
        : places;
  if (fitting.length === 0) return;
  const known = found.get(rule) ?? { hits: [], count: 0, length: 0 };
  known.hits.push(...fitting.slice(0, spansKept));
  known.count += 1;
  known.length = rule.match === 'all' ? known.length + text.length : Math.max(known.length, text.length);
  found.set(rule, known);
}

/** As it was typed first, so that an expression may name spaces and signs; then as matching sees it, against dodges. */
function matchRegex(
  rule: Rule,
  text: NormalText,
  add: (rule: Rule, spans: Span[], weight: number, groups: string[]) => void,
): void {
  for (const regex of rule.regexes) {
    const typed = regex.find(text.original);
    if (typed) return add(rule, [{ start: typed.start, end: typed.end }], 0, typed.groups);
    const normal = regex.find(text.text);
    if (normal) return add(rule, [originalSpan(text, normal)], 0, normal.groups);
  }
}

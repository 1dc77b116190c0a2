import { dateOf } from '../calendar/local-time';
import { normalise } from '../answering/normal-text';
import type { Rule } from '../answering/rules';
import { rehearsal as texts } from '../texts/rehearsal';
import { reasons } from '../texts/rules';

/** Why one of two rules that match comes first, by the order in which rules are asked. */
export function whyFirst(first: Rule, rule: Rule, text: string): string {
  if (first.priority !== rule.priority) return texts.higher(first.name, first.priority, rule.priority);
  if (first.match === 'exact' && rule.match !== 'exact') return texts.wholeText(first.name);
  const said = normalise(text).text;
  return wordsHit(first, said) > wordsHit(rule, said) ? texts.longerWord(first.name) : texts.earlier(first.name);
}

/** How much of a text a rule's words are: the longest one, or all together where all are needed. */
function wordsHit({ match, keywords }: Rule, said: string): number {
  const hit = keywords.filter((word) => said.includes(word)).map(({ length }) => length);
  return match === 'all' ? hit.reduce((sum, length) => sum + length, 0) : Math.max(0, ...hit);
}

/** What a condition that was not met asks for, as the operator would write it; empty where there is nothing to add. */
export function asksFor(rule: Rule, because: string): string {
  switch (because) {
    case reasons.level:
      return rule.levels.join('、');
    case reasons.tag:
      return rule.tags.join('、');
    case reasons.page:
      return rule.pages.join('、');
    case reasons.from:
      return rule.from.join('、');
    case reasons.hours:
      return rule.hours.map(({ start, end }) => `${clock(start)}-${clock(end)}`).join('、');
    case reasons.dates:
      return rule.dates.map(({ start, end }) => [...new Set([dateOf(start), dateOf(end)])].join('~')).join('、');
    case reasons.weekdays:
      return rule.weekdays.map((day) => `周${'一二三四五六日'.charAt(day - 1)}`).join('、');
    case reasons.during:
      return rule.during === null ? '' : texts.during[rule.during];
    case reasons.share:
      return rule.share === null ? '' : `${rule.share.from}%-${rule.share.to}%`;
    default:
      return '';
  }
}

/** Minutes since midnight, on the next day too. */
function clock(minute: number): string {
  const ofDay = minute > 1440 ? minute - 1440 : minute;
  return [Math.floor(ofDay / 60), ofDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

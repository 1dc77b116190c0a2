import { holdsMinute, localTime } from '../../calendar/local-time';
import type { Rule } from './document';
import type { RuleInput } from './index';
import { drawn } from './share';
import { reasons } from '../../texts/rules';

/** The first condition of the rule that does not hold, in the operator's words, or null when it may answer. */
export function blockedBy(rule: Rule, input: RuleInput): string | null {
  const { visitor, now } = input;
  if (rule.from.length > 0 && !fits(rule.from, input.sessionFrom ?? '')) return reasons.from;
  if (rule.pages.length > 0 && !fits(rule.pages.map(pathOf), pathOf(input.page ?? ''))) return reasons.page;
  if (rule.levels.length > 0 && !rule.levels.includes(visitor.level ?? '')) return reasons.level;
  if (rule.tags.length > 0 && !rule.tags.some((tag) => visitor.tags?.includes(tag))) return reasons.tag;
  if (rule.hours.length > 0 || rule.dates.length > 0 || rule.weekdays.length > 0) {
    const blocked = blockedByTime(rule, now);
    if (blocked) return blocked;
  }
  // Without a calendar nobody knows whether the shop is open, so a rule that depends on it keeps silent.
  if (rule.during !== null && input.open !== (rule.during === 'open')) return reasons.during;
  const last = input.cooldowns?.[rule.id];
  if (rule.cooldown > 0 && last !== undefined && now - last < rule.cooldown * 1000) return reasons.cooldown;
  if (rule.share) {
    const place = drawn(rule.share.test, visitor.id);
    if (place < rule.share.from || place >= rule.share.to) return reasons.share;
  }
  return null;
}

function blockedByTime(rule: Rule, now: number): string | null {
  const { day, minute, weekday } = localTime(now);
  if (rule.dates.length > 0 && !rule.dates.some(({ start, end }) => day >= start && day <= end)) return reasons.dates;
  if (rule.weekdays.length > 0 && !rule.weekdays.includes(weekday)) return reasons.weekdays;
  if (rule.hours.length > 0 && !rule.hours.some((span) => holdsMinute(span, minute))) return reasons.hours;
  return null;
}

/** Equal, or beginning alike where the operator wrote a star at the end. */
function fits(patterns: readonly string[], value: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern,
  );
}

function pathOf(page: string): string {
  return page.replace(/^\//, '').replace(/[?#][^*]*$/, '');
}

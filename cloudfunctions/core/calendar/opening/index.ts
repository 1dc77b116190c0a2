/**
 * In: the documents of `calendars` (hours by weekday, one-off closures and extra hours, per group; and each year's public
 * holidays and make-up workdays), then instants. Out: open or not and why, and when it opens next. Pure, in China's time.
 * A year nobody has published holidays for is worked by its weekdays, and said to be missing: never guessed.
 */
import { calendarProblems as texts } from '../../texts/calendars';
import { instantOf, localTime, type DaySpan } from '../local-time';
import { planOf, type DayPlan } from './day';
import { readCalendars, type CalendarProblem } from './document';

export type { DayKind, DayPlan } from './day';
export type { CalendarProblem } from './document';

/** Epoch milliseconds; the end is the first moment that is closed again. */
export interface OpenSpan {
  start: number;
  end: number;
}

export interface Opening {
  open: boolean;
  /** The span that holds the instant, joined with what follows without a gap; null when closed. */
  span: OpenSpan | null;
  /** What kind of day it is, and its name when it has one. */
  day: DayPlan;
  /** The year's holidays are not known. */
  yearMissing: boolean;
}

export interface CompiledCalendars {
  /** By document id, those with problems only. */
  readonly problems: ReadonlyMap<string, readonly CalendarProblem[]>;
  /** The same with what depends on the time: years whose holidays are missing, told on the default calendar. @param at epoch milliseconds */
  problemsAt(at: number): ReadonlyMap<string, readonly CalendarProblem[]>;
  /** Whether there is no default calendar: without, a shop uses its usual hours. */
  readonly isEmpty: boolean;
  /** @param at epoch milliseconds @param group an agent group; one without a calendar of its own keeps the default's */
  at(at: number, group?: string): Opening;
  /** The first moment at or after `at` that is open, within a year; null when there is none. */
  nextOpening(at: number, group?: string): number | null;
  /** What is open in the `days` days from the one of `at` on, in order, with a gap between any two. */
  spans(at: number, days: number, group?: string): OpenSpan[];
  /** Years without holidays among this one and the next, the next from November on, when it is to be published. */
  missingYears(at: number): number[];
}

const searchedDays = 370;

export function compileCalendars(documents: readonly unknown[]): CompiledCalendars {
  const { calendars, years, defaultId, problems } = readCalendars(documents);
  const planFor = (day: number, group = '') => planOf(day, calendars.get(group) ?? calendars.get(''), years);

  const spansOfDays = (days: DaySpan, group?: string): OpenSpan[] => {
    const spans: OpenSpan[] = [];
    for (let day = days.start; day <= days.end; day += 1) {
      for (const { start, end } of planFor(day, group).spans)
        spans.push({ start: instantOf(day, start), end: instantOf(day, end) });
    }
    return joined(spans);
  };

  const missingYears = (at: number): number[] => {
    const { date } = localTime(at);
    const year = Number(date.slice(0, 4));
    return [year, ...(date.slice(5, 7) >= '11' ? [year + 1] : [])].filter((each) => !years.has(each));
  };

  return {
    problems,
    problemsAt(at) {
      const missing = missingYears(at).map((year): CalendarProblem => ({
        message: texts.missingYear(year),
        fatal: false,
        note: true,
      }));
      if (defaultId === null || missing.length === 0) return problems;
      return new Map([...problems, [defaultId, [...(problems.get(defaultId) ?? []), ...missing]]]);
    },
    isEmpty: !calendars.has(''),
    at(at, group) {
      const { day, date } = localTime(at);
      // The evening before may reach into today, and today's last span into tomorrow's first.
      const span = spansOfDays({ start: day - 1, end: day + 1 }, group).find(
        ({ start, end }) => at >= start && at < end,
      );
      return {
        open: span !== undefined,
        span: span ?? null,
        day: planFor(day, group),
        yearMissing: !years.has(Number(date.slice(0, 4))),
      };
    },
    nextOpening(at, group) {
      const { day } = localTime(at);
      for (let start = day - 1; start <= day + searchedDays; start += 14) {
        const next = spansOfDays({ start, end: start + 14 }, group).find(({ end }) => end > at);
        if (next) return Math.max(at, next.start);
      }
      return null;
    },
    spans(at, days, group) {
      const { day } = localTime(at);
      const [from, to] = [instantOf(day, 0), instantOf(day + days, 0)];
      return spansOfDays({ start: day - 1, end: day + days - 1 }, group)
        .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
        .filter(({ start, end }) => start < end);
    },
    missingYears,
  };
}

/** In order, and those that touch or overlap as one. */
function joined(spans: readonly OpenSpan[]): OpenSpan[] {
  const joint: OpenSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joint[joint.length - 1];
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joint.push({ ...span });
  }
  return joint;
}

import { inChina, isOpen, nextOpening, type Span, type WeeklyHours } from '../calendar';
import type { CompiledCalendars } from '../calendar/opening';

/** When humans are there. Times are epoch milliseconds. */
export interface Hours {
  isOpen(now: number): boolean;
  /** Null when nobody will be there within a year. */
  nextOpening(now: number): number | null;
  /** The spans of today, in China. */
  today(now: number): readonly Span[];
}

/** The shop's calendars; one without any has its weekly hours of `settings`, or the usual ones. */
export function hoursOf(calendars: CompiledCalendars, weekly: WeeklyHours): Hours {
  if (calendars.isEmpty) return weeklyHours(weekly);
  return {
    isOpen: (now) => calendars.at(now).open,
    nextOpening: (now) => calendars.nextOpening(now),
    today: (now) => calendars.at(now).day.spans.map(({ start, end }) => ({ from: start, to: end })),
  };
}

/** The same hours every week. */
export function weeklyHours(weekly: WeeklyHours): Hours {
  return {
    isOpen: (now) => isOpen(weekly, now),
    nextOpening: (now) => nextOpening(weekly, now),
    today: (now) => weekly[inChina(now).day] ?? [],
  };
}

import { isOpen, nextOpening, type WeeklyHours } from '../calendar';
import type { CompiledCalendars } from '../calendar/opening';

/** When humans are there. Both take and give epoch milliseconds. */
export interface Hours {
  isOpen(now: number): boolean;
  /** Null when nobody will be there within a year. */
  nextOpening(now: number): number | null;
}

/** The shop's calendars; one without any has its weekly hours of `settings`. */
export function hoursOf(calendars: CompiledCalendars, weekly: WeeklyHours): Hours {
  if (calendars.isEmpty) {
    return { isOpen: (now) => isOpen(weekly, now), nextOpening: (now) => nextOpening(weekly, now) };
  }
  return { isOpen: (now) => calendars.at(now).open, nextOpening: (now) => calendars.nextOpening(now) };
}

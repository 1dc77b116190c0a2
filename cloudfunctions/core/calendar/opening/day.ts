import { dateOf, weekdayOf, type DaySpan, type MinuteSpan } from '../local-time';

/** `workday`: a day off by its weekday that is worked to make up for a holiday. `extra`: hours of its own for once. */
export type DayKind = 'weekday' | 'holiday' | 'workday' | 'closure' | 'extra';

export interface DayPlan {
  date: string;
  kind: DayKind;
  /** 国庆节, 盘点; '' for an ordinary day. */
  name: string;
  /** Minutes since this day's midnight; the end may lie in the next day. */
  spans: readonly MinuteSpan[];
}

export interface NamedDays extends DaySpan {
  name: string;
}

/** A group's hours as they are worked. */
export interface Calendar {
  /** Monday first. */
  weekly: readonly (readonly MinuteSpan[])[];
  onHolidays: readonly MinuteSpan[];
  /** Null: as on an ordinary Monday. */
  onWorkdays: readonly MinuteSpan[] | null;
  closures: readonly NamedDays[];
  extra: readonly (NamedDays & { spans: readonly MinuteSpan[] })[];
}

/** What the State Council publishes for one year. */
export interface Year {
  holidays: readonly NamedDays[];
  workdays: readonly NamedDays[];
}

/** The shop's own exceptions come before the state's, and a closure before everything. */
export function planOf(day: number, calendar: Calendar | undefined, years: ReadonlyMap<number, Year>): DayPlan {
  const date = dateOf(day);
  const plan = (kind: DayKind, name: string, spans: readonly MinuteSpan[] = []) => ({ date, kind, name, spans });
  if (!calendar) return plan('weekday', '');
  const closure = holding(calendar.closures, day);
  if (closure) return plan('closure', closure.name);
  const extra = holding(calendar.extra, day);
  if (extra) return plan('extra', extra.name, extra.spans);
  const year = years.get(Number(date.slice(0, 4)));
  const holiday = year && holding(year.holidays, day);
  if (holiday) return plan('holiday', holiday.name, calendar.onHolidays);
  const workday = year && holding(year.workdays, day);
  if (workday) return plan('workday', workday.name, calendar.onWorkdays ?? calendar.weekly[0]);
  return plan('weekday', '', calendar.weekly[weekdayOf(day) - 1]);
}

function holding<T extends DaySpan>(spans: readonly T[], day: number): T | undefined {
  return spans.find(({ start, end }) => day >= start && day <= end);
}

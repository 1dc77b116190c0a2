import { calendarProblems as texts, dayFields } from '../../texts/calendars';
import { dateOf, isBackwards, readDates, readMinutes, type MinuteSpan } from '../local-time';
import type { Calendar, NamedDays, Year } from './day';

/** `fatal`: the document is out of use until it is mended. */
export interface CalendarProblem {
  message: string;
  fatal: boolean;
  /** Nothing is wrong with what is written; only its time has come to be gone on with. */
  note?: true;
}

export interface ReadCalendars {
  /** By group; '' is the default. */
  calendars: Map<string, Calendar>;
  years: Map<number, Year>;
  /** The document of the default calendar. */
  defaultId: string | null;
  problems: Map<string, CalendarProblem[]>;
}

type Tell = (message: string, fatal?: boolean) => void;

/** Reads every document: those with a `year` are a year's holidays, the others a group's hours. */
export function readCalendars(documents: readonly unknown[]): ReadCalendars {
  const read: ReadCalendars = { calendars: new Map(), years: new Map(), defaultId: null, problems: new Map() };
  documents.forEach((document, order) => {
    const id =
      isRecord(document) && typeof document._id === 'string' && document._id !== '' ? document._id : `#${order + 1}`;
    const found: CalendarProblem[] = [];
    const tell: Tell = (message, fatal = true) => found.push({ message, fatal });
    if (!isRecord(document)) tell(texts.notADocument);
    else if (isSet(document.enabled) && typeof document.enabled !== 'boolean') tell(texts.enabled);
    else if (document.enabled !== false) {
      const hadDefault = read.calendars.has('');
      if (!isSet(document.year)) addCalendar(document, read, tell);
      else addYear(document, read, tell);
      if (!hadDefault && read.calendars.has('')) read.defaultId = id;
    }
    if (found.length > 0) read.problems.set(id, [...(read.problems.get(id) ?? []), ...found]);
  });
  return read;
}

function addCalendar(document: Record<string, unknown>, { calendars }: ReadCalendars, tell: Tell): void {
  if (isSet(document.group) && typeof document.group !== 'string') return tell(texts.group);
  const group = typeof document.group === 'string' ? document.group.trim() : '';
  const weekly = Object.entries(dayFields).map(([field, name]) => readHours(document[field], name, tell));
  const calendar: Calendar = {
    weekly,
    onHolidays: readHours(document.holidays, '节假日 holidays', tell),
    onWorkdays: isSet(document.workdays) ? readHours(document.workdays, '调休 workdays', tell) : null,
    closures: readDays(document.closures, '停业 closures', tell),
    extra: readLines(document.extra, '加班 extra', tell).flatMap((line, i) => readExtra(line, i, tell)),
  };
  if (calendar.weekly.every((spans) => spans.length === 0) && calendar.extra.length === 0) tell(texts.neverOpen, false);
  if (calendars.has(group)) tell(texts.sameGroup(group), false);
  else calendars.set(group, calendar);
}

function addYear(document: Record<string, unknown>, { years }: ReadCalendars, tell: Tell): void {
  const year = yearOf(document.year);
  if (year === null) return tell(texts.year);
  const within = (field: string, days: readonly NamedDays[]) =>
    days.filter(({ start, end }, i) => {
      const isWithin = dateOf(start).startsWith(String(year)) && dateOf(end).startsWith(String(year));
      if (!isWithin) tell(texts.otherYear(field, i + 1, year), false);
      return isWithin;
    });
  const holidays = within('放假 holidays', readDays(document.holidays, '放假 holidays', tell));
  const workdays = within('调休上班 workdays', readDays(document.workdays, '调休上班 workdays', tell));
  for (const { start } of workdays) {
    if (holidays.some((holiday) => start >= holiday.start && start <= holiday.end))
      tell(texts.bothWays(dateOf(start)), false);
  }
  if (years.has(year)) tell(texts.sameYear(year), false);
  else years.set(year, { holidays, workdays });
}

function yearOf(written: unknown): number | null {
  const year = typeof written === 'string' && /^\s*\d{4}\s*$/.test(written) ? Number(written) : written;
  return typeof year === 'number' && Number.isInteger(year) && year >= 1970 && year <= 9999 ? year : null;
}

/** Spans with spaces or commas between; empty or 休息 is closed, and so is what cannot be read: nobody waits for nobody. */
function readHours(written: unknown, name: string, tell: Tell): MinuteSpan[] {
  if (!isSet(written) || (typeof written === 'string' && /^\s*(休息|关闭|不营业)\s*$/.test(written))) return [];
  if (typeof written !== 'string') {
    tell(texts.hours(name), false);
    return [];
  }
  const spans = written
    .replace(/\s*([-–—－~～至到])\s*/g, '$1')
    .trim()
    .split(/[\s,，、;；]+/)
    .map(readMinutes);
  const read = spans.filter((span) => span !== null).sort((a, b) => a.start - b.start);
  if (read.length < spans.length) {
    tell(texts.hours(name), false);
    return [];
  }
  if (read.some(({ start }, i) => start < (read[i - 1]?.end ?? 0))) tell(texts.overlap(name), false);
  return read;
}

function readDays(written: unknown, field: string, tell: Tell): NamedDays[] {
  return readLines(written, field, tell).flatMap((line, i) => {
    const [dates = '', ...words] = line.split(/\s+/);
    const days = readDates(dates);
    if (!days) tell(isBackwards(dates) ? texts.backwards(field, i + 1) : texts.dates(field, i + 1), false);
    return days ? [{ ...days, name: words.join(' ') }] : [];
  });
}

function readExtra(line: string, i: number, tell: Tell): Calendar['extra'] {
  const [dates = '', ...rest] = line.split(/\s+/);
  const days = readDates(dates);
  const hours = rest.filter((word) => /\d/.test(word));
  const spans = hours.map(readMinutes).filter((span) => span !== null);
  if (!days || spans.length === 0 || spans.length < hours.length) {
    tell(isBackwards(dates) ? texts.backwards('加班 extra', i + 1) : texts.extra(i + 1), false);
    return [];
  }
  return [{ ...days, spans, name: rest.filter((word) => !/\d/.test(word)).join(' ') }];
}

/** A list of lines, or one text with line ends or semicolons between. */
function readLines(written: unknown, field: string, tell: Tell): string[] {
  if (!isSet(written)) return [];
  const lines: unknown[] =
    typeof written === 'string' ? written.split(/[\n;；]/) : Array.isArray(written) ? written : [null];
  if (!lines.every((line) => typeof line === 'string')) {
    tell(texts.list(field), false);
    return [];
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

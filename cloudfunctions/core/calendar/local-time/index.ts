/**
 * In: an instant, or what an operator wrote for a date, a weekday or a span of the day. Out: the same as numbers, in
 * China's time, which is UTC+8 all year. Never reads the machine's clock or its time zone; what cannot be read is null.
 */

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

export interface LocalTime {
  /** `2026-11-21` */
  date: string;
  /** Whole days since 1970-01-01, for arithmetic. */
  day: number;
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  /** Minutes since midnight. */
  minute: number;
}

/** @param at epoch milliseconds */
export function localTime(at: number): LocalTime {
  const day = Math.floor((at + OFFSET) / DAY);
  const minute = Math.floor((at + OFFSET - day * DAY) / 60_000);
  return { date: dateOf(day), day, weekday: weekdayOf(day), minute };
}

/** Epoch milliseconds of a minute of a day; the minute may lie past midnight. */
export function instantOf(day: number, minute: number): number {
  return day * DAY + minute * 60_000 - OFFSET;
}

export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day of a date such as `2026-11-21` (also 2026/11/1, 2026.11.1, 2026年11月1日), or null when there is no such day. */
export function readDate(written: string): number | null {
  const match = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/.exec(written);
  if (!match) return null;
  const [, year, month, date] = match.map(Number) as [number, number, number, number];
  const time = Date.UTC(year, month - 1, date);
  const made = new Date(time);
  return year >= 1970 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? time / DAY : null;
}

/** Days, both included. */
export interface DaySpan {
  start: number;
  end: number;
}

/** One date, or two with ~, 至 or 到 between. */
export function readDates(written: string): DaySpan | null {
  const [first = '', last = first, ...more] = written.split(/[~～至到]/);
  const start = readDate(first);
  const end = readDate(last);
  return start === null || end === null || more.length > 0 || end < start ? null : { start, end };
}

/** Whether two dates were written, the later one first. */
export function isBackwards(written: string): boolean {
  const [start, end] = written.split(/[~～至到]/).map(readDate);
  return typeof start === 'number' && typeof end === 'number' && end < start;
}

/** Minutes since midnight, the end not included. Past 1440 it means the next day. */
export interface MinuteSpan {
  start: number;
  end: number;
}

/** `09:00-18:00`; `22:00-02:00` goes on after midnight; `00:00-24:00` is the whole day. An empty span is null. */
export function readMinutes(written: string): MinuteSpan | null {
  const match = /^\s*(\d{1,2})[:：](\d{2})\s*[-–—－~～至到]\s*(\d{1,2})[:：](\d{2})\s*$/.exec(written);
  if (!match) return null;
  const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number) as [number, number, number, number, number];
  const start = fromHour * 60 + fromMinute;
  const end = toHour * 60 + toMinute;
  if (fromMinute > 59 || toMinute > 59 || start >= 1440 || end > 1440 || start === end) return null;
  return { start, end: end > start ? end : end + 1440 };
}

/** Whether a span of the day holds a minute of it, also when it began the evening before. */
export function holdsMinute({ start, end }: MinuteSpan, minute: number): boolean {
  return (minute >= start && minute < end) || (minute + 1440 >= start && minute + 1440 < end);
}

const NAMES = '一二三四五六日';

/** 1–7, 周一, 星期日, 周一至周五, 1-5, 工作日, 周末, 每天: the weekdays that are meant, in order, or null. */
export function readWeekdays(written: string | number): number[] | null {
  const text = String(written)
    .trim()
    .replaceAll('天', '日')
    .replace(/^每日$/, '1-7')
    .replace(/^工作日$/, '1-5')
    .replace(/^周末$/, '6-7');
  const ends = text.split(/[-–—－~～至到]/).map(readWeekday);
  const [first, last = first] = ends;
  if (ends.length > 2 || !first || !last) return null;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, i) => ((first - 1 + i) % 7) + 1).sort((a, b) => a - b);
}

function readWeekday(written: string): number | null {
  const match = /^\s*(?:周|星期|礼拜)?\s*([1-7一二三四五六日])\s*$/.exec(written);
  if (!match?.[1]) return null;
  return Number(match[1]) || NAMES.indexOf(match[1]) + 1;
}

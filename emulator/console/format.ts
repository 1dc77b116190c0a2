// Times, numbers and values as people read them; every time is Beijing's. Pure.
import type { Json } from './types';

/** The calendar's and the shop's time: Beijing, all year, whatever the machine's own zone. */
const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');

/** What stands on a clock and a calendar in Beijing at this moment (epoch milliseconds); `day` counts whole days. */
function inBeijing(ms: number) {
  const d = new Date(ms + offsetMs);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    date: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    second: d.getUTCSeconds(),
    day: Math.floor((ms + offsetMs) / dayMs),
  };
}

/** `9:05`, as a phone's status bar writes it. */
export function statusTime(ms: number): string {
  const { hour, minute } = inBeijing(ms);
  return `${hour}:${two(minute)}`;
}

/** `14:05` */
function minuteTime(ms: number): string {
  const { hour, minute } = inBeijing(ms);
  return `${two(hour)}:${two(minute)}`;
}

/** `14:05:09` */
export function clockTime(ms: number): string {
  return `${minuteTime(ms)}:${two(inBeijing(ms).second)}`;
}

/** `2026-11-21 14:05:09` */
export function fullTime(ms: number): string {
  const { year, month, date } = inBeijing(ms);
  return `${year}-${two(month)}-${two(date)} ${clockTime(ms)}`;
}

/**
 * Epoch milliseconds of a time that was written in Beijing; null when it is none.
 * @param text `2026-11-21T14:05` or `2026-11-21T14:05:09`, as a datetime-local input gives it
 */
export function writtenTime(text: string): number | null {
  const ms = Date.parse(`${text}${text.length === 16 ? ':00' : ''}+08:00`);
  return Number.isNaN(ms) ? null : ms;
}

/** `11-21 14:05`, short for lists; the year only when it is another one. */
export function shortTime(ms: number, now: number): string {
  const { year, month, date } = inBeijing(ms);
  const day = `${two(month)}-${two(date)} ${minuteTime(ms)}`;
  return year === inBeijing(now).year ? day : `${year}-${day}`;
}

/** As WeChat writes it between messages: `14:05`, `昨天 14:05`, `11月19日 14:05`, `2025年11月19日 14:05`. */
export function chatTime(ms: number, now: number): string {
  const then = inBeijing(ms);
  const today = inBeijing(now);
  const time = minuteTime(ms);
  if (then.day === today.day) return time;
  if (then.day === today.day - 1) return `昨天 ${time}`;
  const day = `${then.month}月${then.date}日 ${time}`;
  return then.year === today.year ? day : `${then.year}年${day}`;
}

/** A stored value on one line: dates as dates, text as it is, the rest as JSON. */
export function oneLine(value: Json | undefined, most = 120): string {
  if (value === undefined) return '';
  const date = dateOf(value);
  if (date !== null) return fullTime(date);
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && typeof value['$oid'] === 'string') {
    return value['$oid'];
  }
  const plainList = Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');
  const text = typeof value === 'string' ? value : plainList ? value.join('、') : JSON.stringify(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** Epoch milliseconds of an Extended JSON date, else null. */
export function dateOf(value: Json | undefined): number | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const inner = value['$date'];
  if (typeof inner === 'string') {
    const ms = Date.parse(inner);
    return Number.isNaN(ms) ? null : ms;
  }
  if (typeof inner === 'number') return inner;
  if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) return Number(inner['$numberLong']);
  return null;
}

// Times, numbers and values as people read them. Pure.
import type { Json } from './types';

const two = (n: number) => String(n).padStart(2, '0');

/** `14:05:09` */
export function clockTime(ms: number): string {
  const d = new Date(ms);
  return `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
}

/** `2026-11-21 14:05:09` */
export function fullTime(ms: number): string {
  const d = new Date(ms);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${clockTime(ms)}`;
}

/** `11-21 14:05`, short for lists; the year only when it is another one. */
export function shortTime(ms: number, now: number): string {
  const d = new Date(ms);
  const day = `${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`;
  return d.getFullYear() === new Date(now).getFullYear() ? day : `${d.getFullYear()}-${day}`;
}

/** As WeChat writes it between messages: `14:05`, `昨天 14:05`, `11月19日 14:05`, `2025年11月19日 14:05`. */
export function chatTime(ms: number, now: number): string {
  const d = new Date(ms);
  const n = new Date(now);
  const time = `${two(d.getHours())}:${two(d.getMinutes())}`;
  const midnight = new Date(n.getFullYear(), n.getMonth(), n.getDate()).getTime();
  if (ms >= midnight && ms < midnight + 86_400_000) return time;
  if (ms >= midnight - 86_400_000 && ms < midnight) return `昨天 ${time}`;
  const day = `${d.getMonth() + 1}月${d.getDate()}日 ${time}`;
  return d.getFullYear() === n.getFullYear() ? day : `${d.getFullYear()}年${day}`;
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

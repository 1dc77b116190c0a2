// When something is said, on the shop's wall clock (UTC+8). Pure.
import { comingText, pastText } from '../../plain/format';

const offset = 8 * 3_600_000;

/** `2026-11-21` and `09:05`, as <picker> has them. @param at epoch milliseconds */
export function wallClock(at: number): { date: string; time: string } {
  const [date = '', rest = ''] = new Date(at + offset).toISOString().split('T');
  return { date, time: rest.slice(0, 5) };
}

/** Epoch milliseconds of a date and a time as `wallClock` writes them. */
export function instant(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00.000Z`) - offset;
}

/** A moment past or coming, in epoch milliseconds: 「刚刚」「昨天 10:32」「明天 09:00」. */
export function momentText(at: number, now: number): string {
  return at > now ? comingText(at, now) : pastText(at, now);
}

// When something is said, on the shop's wall clock (UTC+8). Pure.
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

/** 「11月21日 09:05」: a picked moment is named in full, however near it is. @param at epoch milliseconds */
export function pickedText(at: number): string {
  const { date, time } = wallClock(at);
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日 ${time}`;
}

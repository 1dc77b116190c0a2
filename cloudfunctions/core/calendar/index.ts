// When we are open. In: the week's hours as the operator wrote them, and a time. Out: open or not, and when next. Pure.
// All of it is China's time, UTC+8 all year, whatever the machine's own zone is.

/** Spans of one day, in minutes from its midnight; `to` is exclusive and may be 1440. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** Seven days, Sunday first, as `Date.getUTCDay` counts. */
export type WeeklyHours = readonly (readonly Span[])[];

const offsetMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
const minuteMs = 60 * 1000;

/**
 * Reads one day's hours: `09:00-12:00 13:30-18:00`; empty, `休息` or `关闭` is closed.
 * @returns null when it cannot be read
 */
export function readSpans(text: string): readonly Span[] | null {
  const trimmed = text.normalize('NFKC').trim();
  if (trimmed === '' || trimmed === '休息' || trimmed === '关闭') return [];
  const spans: Span[] = [];
  for (const part of trimmed.replace(/\s*[-–—~至到]\s*/g, '-').split(/[\s,、;；]+/)) {
    const found = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(part);
    if (!found) return null;
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found.slice(1).map(Number);
    const span = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
    if (fromMinute > 59 || toMinute > 59 || span.to > 1440 || span.from >= span.to) return null;
    if (spans.some((other) => other.from < span.to && span.from < other.to)) return null;
    spans.push(span);
  }
  return spans.sort((a, b) => a.from - b.from);
}

/** Whether we are open. @param now epoch milliseconds */
export function isOpen(hours: WeeklyHours, now: number): boolean {
  const { day, minute } = inChina(now);
  return (hours[day] ?? []).some((span) => span.from <= minute && minute < span.to);
}

/** When we open next, epoch milliseconds; null when the week has no hours at all. @param now epoch milliseconds */
export function nextOpening(hours: WeeklyHours, now: number): number | null {
  const { day, minute, midnight } = inChina(now);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    for (const span of hours[(day + ahead) % 7] ?? []) {
      if (ahead > 0 || span.from > minute) return midnight + ahead * dayMs + span.from * minuteMs;
    }
  }
  return null;
}

/** What a time is in China: the day of the week, the minute of the day, and the epoch milliseconds of that day's midnight. */
export function inChina(time: number): { day: number; minute: number; midnight: number } {
  const local = time + offsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  return {
    day: new Date(midnight).getUTCDay(),
    minute: Math.floor((local - midnight) / minuteMs),
    midnight: midnight - offsetMs,
  };
}

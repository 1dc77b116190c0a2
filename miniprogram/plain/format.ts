// Times as people read them, in the shop's time (UTC+8). Pure.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** A moment's parts on the shop's wall clock. */
function parts(time: number): {
  day: number;
  month: number;
  date: number;
  year: number;
  weekday: number;
  clock: string;
} {
  const local = new Date(time + 8 * HOUR);
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    day: Math.floor((time + 8 * HOUR) / DAY),
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    weekday: local.getUTCDay(),
    clock: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
  };
}

/** A coming moment: 「今天 09:00」「明天 09:00」「周一 09:00」「12月1日 09:00」. Epoch milliseconds. */
export function comingText(time: number, now: number): string {
  const at = parts(time);
  const ahead = at.day - parts(now).day;
  if (ahead <= 0) return `今天 ${at.clock}`;
  if (ahead === 1) return `明天 ${at.clock}`;
  if (ahead < 7) return `${weekdays[at.weekday] ?? ''} ${at.clock}`;
  return `${at.month}月${at.date}日 ${at.clock}`;
}

/** A past moment: 「刚刚」「10:32」「昨天 10:32」「11月3日 10:32」「2025年11月3日」. Epoch milliseconds. */
export function pastText(time: number, now: number): string {
  const at = parts(time);
  const today = parts(now);
  if (now - time < 60_000) return '刚刚';
  if (at.day >= today.day) return at.clock;
  if (today.day - at.day === 1) return `昨天 ${at.clock}`;
  if (at.year === today.year) return `${at.month}月${at.date}日 ${at.clock}`;
  return dateText(time);
}

/** 「2026年11月3日」. Epoch milliseconds. */
export function dateText(time: number): string {
  const at = parts(time);
  return `${at.year}年${at.month}月${at.date}日`;
}

import type { HoursView } from '../../../contracts/visitor-pages';
import { inChina, isOpen, nextOpening, type WeeklyHours } from '../calendar';

/** The hours as a page shows them. @param now epoch milliseconds */
export function hoursView(hours: WeeklyHours, now: number): HoursView {
  const open = isOpen(hours, now);
  const today = (hours[inChina(now).day] ?? []).map(({ from, to }) => `${clock(from)}–${clock(to)}`);
  return { open, today, opensAt: open ? null : nextOpening(hours, now), now };
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

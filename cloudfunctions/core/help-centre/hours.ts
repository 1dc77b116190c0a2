import type { HoursView } from '../../../contracts/visitor-pages';
import type { Hours } from '../reference';

/** The hours as a page shows them. @param now epoch milliseconds */
export function hoursView(hours: Hours, now: number): HoursView {
  const open = hours.isOpen(now);
  const today = hours.today(now).map(({ from, to }) => `${clock(from)}–${clock(to)}`);
  return { open, today, opensAt: open ? null : hours.nextOpening(now), now };
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

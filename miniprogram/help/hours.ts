// The shop's hours as a line on a page. Pure.
import type { HoursView } from '../../contracts/visitor-pages';
import { comingText } from '../plain/format';
import { texts } from './texts';

export interface HoursLine {
  readonly open: boolean;
  readonly title: string;
  readonly note: string;
}

/** A dash at which a line does not end. */
const unbroken = '\u2060–\u2060';

export function hoursLine(hours: HoursView): HoursLine {
  const spans = hours.today.map((span) => span.replace('–', unbroken));
  const today = spans.length > 0 ? `${texts.hours.today} ${spans.join('、')}` : texts.hours.closedToday;
  if (hours.open) return { open: true, title: texts.hours.open, note: today };
  const note = hours.opensAt === null ? today : texts.hours.opens(comingText(hours.opensAt, hours.now));
  return { open: false, title: texts.hours.closed, note };
}

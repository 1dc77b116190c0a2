import fc from '../../../support/properties';
import { isOpen, nextOpening, readSpans, type WeeklyHours } from '../../../../cloudfunctions/core/calendar';
import { comingTime } from '../../../../cloudfunctions/core/texts';

const friday = Date.UTC(2026, 10, 20) - 8 * 3_600_000;
const hour = 3_600_000;
const weekdays: WeeklyHours = [[], ...Array.from({ length: 5 }, () => readSpans('09:00-12:00 13:30-18:00') ?? []), []];

it.each([
  ['09:00-18:00', [{ from: 540, to: 1080 }]],
  [
    '13:30-18:00 09:00-12:00',
    [
      { from: 540, to: 720 },
      { from: 810, to: 1080 },
    ],
  ],
  [
    '９：００－１２：００、14:00至24:00',
    [
      { from: 540, to: 720 },
      { from: 840, to: 1440 },
    ],
  ],
  ['', []],
  ['休息', []],
])('reads %j', (written, spans) => expect(readSpans(written)).toEqual(spans));

it.each(['九点到六点', '18:00-09:00', '09:00', '09:00-25:00', '09:60-10:00', '09:00-12:00 11:00-13:00'])(
  'refuses %j',
  (written) => expect(readSpans(written)).toBeNull(),
);

it('is open in the spans of China’s day, and not at their end', () => {
  expect(isOpen(weekdays, friday + 9 * hour)).toBe(true);
  expect(isOpen(weekdays, friday + 12 * hour)).toBe(false);
  expect(isOpen(weekdays, friday + 13.5 * hour)).toBe(true);
  expect(isOpen(weekdays, friday + 33 * hour)).toBe(false);
});

it('says when it opens next, also over the weekend', () => {
  expect(nextOpening(weekdays, friday + 12 * hour)).toBe(friday + 13.5 * hour);
  expect(nextOpening(weekdays, friday + 18 * hour)).toBe(friday + (72 + 9) * hour);
  expect(nextOpening([], friday)).toBeNull();
  const fridays: WeeklyHours = [[], [], [], [], [], readSpans('09:00-12:00') ?? [], []];
  expect(nextOpening(fridays, friday + 12 * hour)).toBe(friday + (7 * 24 + 9) * hour);
});

it('the next opening is open, later, and nothing in between is', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const span = fc.tuple(minute, minute).filter(([from, to]) => from < to);
  const day = fc.option(span, { nil: undefined }).map((found) => (found ? [{ from: found[0], to: found[1] }] : []));
  fc.assert(
    fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), fc.nat(7 * 24 * 60), (hours, minutes) => {
      const now = friday + minutes * 60_000;
      const next = nextOpening(hours, now);
      if (next === null) return expect(hours.flat()).toEqual([]);
      expect(next).toBeGreaterThan(now);
      expect(isOpen(hours, next)).toBe(true);
      if (isOpen(hours, now)) return;
      for (let time = now; time < next; time += 7 * 60_000) expect(isOpen(hours, time)).toBe(false);
    }),
  );
});

it('a coming time reads as people say it', () => {
  const at = (hours: number) => comingTime(friday + hours * hour, friday + 8 * hour);
  expect([at(9), at(33), at(81), at(7 * 24 + 7)]).toEqual([
    '今天 09:00',
    '明天 09:00',
    '周一 09:00',
    '11 月 27 日 07:00',
  ]);
});

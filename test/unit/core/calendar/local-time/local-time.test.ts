import {
  dateOf,
  holdsMinute,
  instantOf,
  localTime,
  readDate,
  readDates,
  readMinutes,
  readWeekdays,
} from '../../../../../cloudfunctions/core/calendar/local-time';

describe('China’s time', () => {
  it('is UTC+8, whatever the machine thinks', () => {
    const at = Date.UTC(2026, 10, 20, 16, 30);
    expect(localTime(at)).toEqual({ date: '2026-11-21', day: readDate('2026-11-21'), weekday: 6, minute: 30 });
    expect(instantOf(localTime(at).day, 30)).toBe(at);
    expect(localTime(at - 31 * 60_000)).toMatchObject({ date: '2026-11-20', weekday: 5, minute: 1439 });
  });

  it.each([
    ['2026-02-28', '2026-02-28'],
    ['2026/2/8', '2026-02-08'],
    ['2026年2月8日', '2026-02-08'],
    ['2028-02-29', '2028-02-29'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['明天', null],
  ])('reads the date %s', (written, date) => {
    const day = readDate(written);
    expect(day === null ? null : dateOf(day)).toBe(date);
  });

  it('reads two dates as all days between, and refuses them the wrong way round', () => {
    const days = readDates('2026-10-01~2026-10-07');
    expect(days && days.end - days.start).toBe(6);
    expect(readDates('2026-10-07~2026-10-01')).toBeNull();
  });

  it.each([
    ['09:00-18:00', { start: 540, end: 1080 }],
    ['9:30 至 12：00', { start: 570, end: 720 }],
    ['22:00-02:00', { start: 1320, end: 1560 }],
    ['00:00-24:00', { start: 0, end: 1440 }],
    ['09:60-10:00', null],
    ['09:00-09:00', null],
    ['24:00-25:00', null],
    ['9-18', null],
  ])('reads the hours %s', (written, span) => {
    expect(readMinutes(written)).toEqual(span);
  });

  it('holds the small hours of a span that began the evening before, and not its end', () => {
    const night = { start: 1320, end: 1560 };
    expect([1319, 1320, 1439, 0, 119, 120].map((minute) => holdsMinute(night, minute))).toEqual([
      ...[false, true, true],
      ...[true, true, false],
    ]);
  });

  it.each([
    ['工作日', [1, 2, 3, 4, 5]],
    ['周末', [6, 7]],
    ['周日', [7]],
    ['星期天', [7]],
    ['礼拜一', [1]],
    ['周六至周一', [1, 6, 7]],
    [3, [3]],
    ['周八', null],
    [0, null],
  ])('reads the weekdays %s', (written, days) => {
    expect(readWeekdays(written)).toEqual(days);
  });
});

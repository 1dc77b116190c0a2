import fc from '../../../../support/properties';
import { readFileSync } from 'node:fs';
import { compileCalendars } from '../../../../../cloudfunctions/core/calendar/opening';

const china = (date: string, time = '00:00') => Date.parse(`${date}T${time}:00+08:00`);
const starter = readFileSync('database/starter/calendars.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as object);

describe('opening hours', () => {
  const calendars = compileCalendars([
    ...starter.slice(1),
    {
      _id: 'default',
      ...Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, '09:00-12:00 13:30-18:00']),
      ),
      saturday: '22:00-02:00',
      sunday: '休息',
      holidays: '10:00-16:00',
      closures: ['2026-11-24 盘点'],
      extra: ['2026-11-22 09:00-23:00 双十一返场'],
    },
    { _id: 'after-sales', group: '售后', monday: '08:00-20:00' },
  ]);

  it.each([
    ['2026-11-23', '08:59', false, 'weekday', ''],
    ['2026-11-23', '09:00', true, 'weekday', ''],
    ['2026-11-23', '12:00', false, 'weekday', ''],
    ['2026-11-23', '17:59', true, 'weekday', ''],
    ['2026-11-21', '23:59', true, 'weekday', ''],
    ['2026-11-22', '01:59', true, 'extra', '双十一返场'],
    ['2026-11-22', '02:00', false, 'extra', '双十一返场'],
    ['2026-11-22', '22:00', true, 'extra', '双十一返场'],
    ['2026-11-24', '10:00', false, 'closure', '盘点'],
    ['2026-10-01', '09:30', false, 'holiday', '国庆节'],
    ['2026-10-01', '10:30', true, 'holiday', '国庆节'],
    ['2026-10-10', '09:30', true, 'workday', '国庆节调休'],
    ['2026-02-14', '14:00', true, 'workday', '春节调休'],
  ])('%s %s: open %s (%s %s)', (date, time, open, kind, name) => {
    expect(calendars.at(china(date, time))).toMatchObject({ open, day: { date, kind, name }, yearMissing: false });
  });

  it('tells when it opens next, over the night, a closure and a weekend', () => {
    expect(calendars.nextOpening(china('2026-11-23', '12:30'))).toBe(china('2026-11-23', '13:30'));
    expect(calendars.nextOpening(china('2026-11-23', '18:00'))).toBe(china('2026-11-25', '09:00'));
    expect(calendars.nextOpening(china('2026-11-23', '10:00'))).toBe(china('2026-11-23', '10:00'));
    expect(calendars.nextOpening(china('2026-10-01', '16:00'))).toBe(china('2026-10-02', '10:00'));
  });

  it('a group has its own hours, and the default’s when it has none', () => {
    expect(calendars.at(china('2026-11-23', '08:30'), '售后').open).toBe(true);
    expect(calendars.at(china('2026-11-23', '08:30'), '售前').open).toBe(false);
    expect(calendars.nextOpening(china('2026-11-23', '20:00'), '售后')).toBe(china('2026-11-30', '08:00'));
  });

  it('never opens when no hours are written, and says so', () => {
    const none = compileCalendars([{ _id: 'x', monday: '' }]);
    expect(none.nextOpening(china('2026-11-23'))).toBeNull();
    expect(compileCalendars([]).isEmpty).toBe(true);
  });

  it('a year without data is worked by its weekdays and said to be missing, not guessed', () => {
    const newYear = calendars.at(china('2027-01-01', '10:00'));
    expect(newYear).toMatchObject({ open: true, yearMissing: true, day: { kind: 'weekday' } });
    expect(calendars.missingYears(china('2026-10-31'))).toEqual([]);
    expect(calendars.missingYears(china('2026-11-01'))).toEqual([2027]);
    expect(calendars.missingYears(china('2027-01-01'))).toEqual([2027]);
  });

  it.each<[object, string, boolean]>([
    [{ monday: '9点到6点' }, '周一的时间看不懂', false],
    [{ monday: '09:00-12:00 11:00-18:00' }, '周一的两段时间重叠了', false],
    [{ monday: '09:00-18:00', closures: ['2026-11-11 盘点', '下周三'] }, '停业 closures 第 2 行的日期看不懂', false],
    [{ monday: '09:00-18:00', extra: ['2026-11-11'] }, '加班 extra 第 1 行看不懂', false],
    [{ monday: '09:00-18:00', closures: 7 }, '停业 closures 要写成一行一个', false],
    [{ group: 7 }, '客服组 group', true],
    [{ year: '明年' }, '年份 year', true],
    [{ year: 2027, holidays: ['2026-01-01 元旦'] }, '放假 holidays 第 1 行不在 2027 年', false],
    [{ year: 2027, holidays: ['2027-01-01 元旦'], workdays: ['2027-01-01'] }, '2027-01-01 既是放假又是调休上班', false],
  ])('C12: %j', (document, problem, fatal) => {
    expect(compileCalendars([{ _id: 'x', ...document }]).problems.get('x')).toContainEqual({
      message: expect.stringContaining(problem) as string,
      fatal,
    });
  });

  it('the starter calendars have no problems, and know the notice for 2026', () => {
    const shop = compileCalendars(starter);
    expect(shop.problems.size).toBe(0);
    expect(shop.missingYears(china('2026-06-01'))).toEqual([]);
    expect(shop.at(china('2026-02-17', '10:00'))).toMatchObject({
      open: false,
      day: { kind: 'holiday', name: '春节' },
    });
    expect(shop.at(china('2026-02-28', '17:30'))).toMatchObject({ open: true, day: { kind: 'workday' } });
  });
});

describe('opening hours, however they are written', () => {
  const time = fc
    .tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 59))
    .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
  const hours = fc
    .array(
      fc.tuple(time, time).map((both) => both.join('-')),
      { maxLength: 3 },
    )
    .map((spans) => spans.join(' '));
  const date = fc
    .integer({ min: 0, max: 60 })
    .map((n) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10));
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const shop = fc
    .record({
      days: fc.array(hours, { minLength: 7, maxLength: 7 }),
      holidays: hours,
      closures: fc.array(date, { maxLength: 4 }),
      extra: fc.array(
        fc.tuple(date, time, time).map(([day, from, to]) => `${day} ${from}-${to}`),
        { maxLength: 3 },
      ),
    })
    .map(({ days, ...rest }) =>
      compileCalendars([{ ...rest, ...Object.fromEntries(days.map((day, i) => [week[i], day])) }, ...starter.slice(1)]),
    );
  const instant = fc.integer({ min: china('2026-10-01'), max: china('2026-12-10') });

  it('has a gap between any two spans, and is open in all of a span and nowhere else', () => {
    fc.assert(
      fc.property(shop, instant, (calendars, at) => {
        const spans = calendars.spans(at, 10);
        spans.forEach(({ start, end }, i) => {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThan(spans[i - 1]?.end ?? 0);
          for (const inside of [start, Math.floor((start + end) / 2), end - 1])
            expect(calendars.at(inside).open).toBe(true);
          for (const outside of [start - 1, end].filter((each) => each > at && each < at + 9 * 86_400_000))
            expect(calendars.at(outside).open).toBe(false);
        });
        // The window begins with the day, so the moment itself is always in it.
        expect(calendars.at(at).open).toBe(spans.some(({ start, end }) => at >= start && at < end));
      }),
    );
  });

  it('is open at the next opening, and closed at every moment before it', () => {
    fc.assert(
      fc.property(shop, instant, fc.double({ min: 0, max: 1, noNaN: true }), (calendars, at, part) => {
        const next = calendars.nextOpening(at);
        if (next === null) return expect(calendars.spans(at, 60)).toEqual([]);
        expect(next).toBeGreaterThanOrEqual(at);
        expect(calendars.at(next).open).toBe(true);
        const before = at + Math.floor((next - at) * part);
        if (before < next) expect(calendars.at(before).open).toBe(false);
      }),
    );
  });

  it('any JSON at all is read without throwing', () => {
    const anything = fc.dictionary(
      fc.constantFrom('_id', 'year', 'group', 'monday', 'closures', 'extra', 'holidays', 'workdays'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, fc.jsonValue())), instant, (shapes, at) => {
        expect(typeof compileCalendars(shapes).at(at).open).toBe('boolean');
      }),
    );
  });
});

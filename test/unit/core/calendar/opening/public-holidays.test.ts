import { getDayDetail, isHoliday, isWorkday } from 'chinese-days';
import { compileCalendars } from '../../../../../cloudfunctions/core/calendar/opening';
import { dateOf, weekdayOf } from '../../../../../cloudfunctions/core/calendar/local-time';
import { starter } from '../../answering/support';

const dayMs = 86_400_000;
const china = (date: string, time = '00:00') => Date.parse(`${date}T${time}:00+08:00`);
const shop = compileCalendars(starter('calendars'));

/** Every day of a year, `2026-01-01` first. */
function daysOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1) / dayMs;
  return Array.from({ length: Date.UTC(year + 1, 0, 1) / dayMs - first }, (_, n) => dateOf(first + n));
}

describe('the starter calendar against what the State Council published, day by day', () => {
  it.each(
    daysOf(2026)
      .map((date) => date.slice(0, 7))
      .filter((month, n, all) => all.indexOf(month) === n),
  )('%s: a day off is closed, a make-up workday is worked, and any other day is as its weekday', (month) => {
    for (const date of daysOf(2026).filter((each) => each.startsWith(month))) {
      const { day, open, yearMissing } = shop.at(china(date, '10:30'));
      // A weekend within a long holiday is published too; any other is no holiday here.
      const published = getDayDetail(date).name.includes(',');
      const kind = published ? (isHoliday(date) ? 'holiday' : 'workday') : 'weekday';
      const isOpen = kind === 'weekday' ? weekdayOf(Date.parse(date) / dayMs) !== 7 : kind === 'workday';
      expect({ date, kind: day.kind, open, yearMissing }).toEqual({ date, kind, open: isOpen, yearMissing: false });
      if (kind === 'workday') expect(isWorkday(date)).toBe(true);
    }
  });

  it('no day of 2027 is guessed: each is worked by its weekday, and the year is said to be missing', () => {
    expect(daysOf(2027).filter((date) => getDayDetail(date).name.includes(','))).toEqual([]);
    for (const date of daysOf(2027)) {
      const { day, yearMissing } = shop.at(china(date, '10:30'));
      expect({ date, kind: day.kind, yearMissing }).toEqual({ date, kind: 'weekday', yearMissing: true });
    }
    expect(shop.missingYears(china('2026-10-31', '23:59'))).toEqual([]);
    expect(shop.missingYears(china('2026-11-01'))).toEqual([2027]);
  });

  it('after a long holiday the shop opens on the first day that is worked, and tells it at any moment of the holiday', () => {
    const opens: [from: string, to: string, next: string][] = [
      ['2025-12-31 18:00', '2026-01-04 09:00', '2026-01-04 09:00'],
      ['2026-02-14 18:00', '2026-02-24 09:00', '2026-02-24 09:00'],
      ['2026-05-01 00:00', '2026-05-06 09:00', '2026-05-06 09:00'],
      ['2026-09-30 18:00', '2026-10-08 09:00', '2026-10-08 09:00'],
      // The Saturday after is a make-up workday: a Monday's hours, past the usual end at five.
      ['2026-10-10 17:00', '2026-10-10 18:00', '2026-10-10 17:00'],
      ['2026-12-31 18:00', '2027-01-01 09:00', '2027-01-01 09:00'],
    ];
    const at = (written: string) => china(written.slice(0, 10), written.slice(11));
    for (const [from, to, next] of opens.slice(1)) {
      for (let time = at(from); time < at(to); time += 3_601_000) {
        const isOpen = shop.at(time).open;
        expect({ from, time, next: shop.nextOpening(time) }).toEqual({ from, time, next: isOpen ? time : at(next) });
      }
    }
  });
});

describe('hours that a shop writes itself', () => {
  const hours = {
    monday: '09:00-12:00 13:30-18:00',
    friday: '20:00-02:00',
    saturday: '22:00-24:00',
    sunday: '00:00-01:00',
  };
  const closed = { closures: ['2026-11-23~2027-01-10 装修'], extra: ['2026-12-31 23:00-01:00 跨年'] };
  const group = compileCalendars([
    ...starter('calendars'),
    { _id: 'night', group: ' 夜班 ', ...hours },
    { _id: 'works', group: '装修', ...hours, ...closed },
  ]);

  it.each([
    ['2026-11-20 19:59', false],
    ['2026-11-20 20:00', true],
    ['2026-11-21 00:00', true],
    ['2026-11-21 01:59', true],
    ['2026-11-21 02:00', false],
    ['2026-11-21 23:59', true],
    ['2026-11-22 00:00', true],
    ['2026-11-22 00:59', true],
    ['2026-11-22 01:00', false],
    ['2026-11-23 12:00', false],
    ['2026-11-23 13:30', true],
  ])('a group of its own, over midnight and in several spans: %s is open: %s', (at, open) => {
    expect(group.at(china(at.slice(0, 10), at.slice(11)), '夜班').open).toBe(open);
  });

  it('spans that touch at midnight are one, from the evening on', () => {
    const { span } = group.at(china('2026-11-22', '00:30'), '夜班');
    expect(span).toEqual({ start: china('2026-11-21', '22:00'), end: china('2026-11-22', '01:00') });
  });

  it('a closure comes before everything else, over the end of the year too', () => {
    expect(group.nextOpening(china('2026-11-23', '08:00'), '装修')).toBe(china('2027-01-11', '09:00'));
    expect(group.at(china('2026-12-31', '23:30'), '装修').day.kind).toBe('closure');
    expect(group.at(china('2027-01-10', '12:00'), '装修')).toMatchObject({ open: false, day: { name: '装修' } });
  });

  it('a group without a calendar keeps the default’s hours, and a shop with a group’s calendar alone its usual ones', () => {
    expect(group.at(china('2026-11-23', '10:00'), '售前').open).toBe(true);
    expect(group.at(china('2026-11-20', '21:00'), '售前').open).toBe(false);
    expect(group.isEmpty).toBe(false);
    expect(compileCalendars([{ _id: 'night', group: '夜班', ...hours }]).isEmpty).toBe(true);
  });

  it('the next opening is found however far it is, up to a year', () => {
    for (let days = 1; days <= 365; days += 1) {
      const start = china('2026-11-23');
      const opens = dateOf(Date.parse('2026-11-23') / dayMs + days);
      const calendars = compileCalendars([{ _id: 'x', extra: [`${opens} 10:00-11:00`] }]);
      expect(calendars.nextOpening(start)).toBe(china(opens, '10:00'));
    }
  });
});

describe('C12: a calendar says on itself what is wrong with it', () => {
  it.each<[object, string, boolean]>([
    [{ name: '没有时间' }, '一周里没有任何服务时间', false],
    [{ monday: '09:00-18:00', closures: ['2026-11-30~2026-11-01 盘点'] }, '结束日期比开始日期早', false],
    [{ monday: '09:00-18:00', extra: ['2026-11-30~2026-11-01 09:00-12:00'] }, '结束日期比开始日期早', false],
    [{ year: 2027, holidays: ['2027-01-03~2027-01-01 元旦'] }, '结束日期比开始日期早', false],
    [{ monday: '09:00-18:00', enabled: 'false' }, '启用 enabled 只能是 true 或 false', true],
    [{ year: { toString: 1 } }, '年份 year', true],
    [{ year: [2027] }, '年份 year', true],
  ])('%j', (document, problem, fatal) => {
    expect(compileCalendars([{ _id: 'x', ...document }]).problems.get('x')).toContainEqual({
      message: expect.stringContaining(problem) as string,
      fatal,
    });
  });

  it('a year whose holidays nobody has entered is told on the default calendar, from November before it on', () => {
    const told = (date: string) =>
      [...shop.problemsAt(china(date))].map(([id, found]) => [id, found[0]?.message, found[0]?.fatal]);
    expect(told('2026-10-31')).toEqual([]);
    const missing = ['default', '还没有 2027 年的节假日，这一年会按平常的星期营业；国务院公布后请补上', false];
    expect(told('2026-11-01')).toEqual([missing]);
    expect(told('2027-06-01')).toEqual([missing]);
    const published = compileCalendars([
      ...starter('calendars'),
      { _id: 'next', year: 2027, holidays: ['2027-01-01 元旦'] },
    ]);
    expect(published.problemsAt(china('2026-11-01')).size).toBe(0);
    const two = compileCalendars([
      { _id: 'first', monday: '九点' },
      { _id: 'second', monday: '09:00-18:00' },
    ]);
    const all = [...two.problemsAt(china('2026-06-01'))].map(([id, found]) => [id, found.length]);
    // The first: hours nobody can read, none in the week, and no holidays; the second: one too many.
    expect(all).toEqual([
      ['first', 3],
      ['second', 1],
    ]);
  });

  it('empty cells of an import are not set: no year, no group', () => {
    const calendars = compileCalendars([{ _id: 'x', year: '', group: '', enabled: null, monday: '09:00-18:00' }]);
    expect(calendars.problems.size).toBe(0);
    expect(calendars.at(china('2026-11-23', '09:00')).open).toBe(true);
  });

  it('of two for the same year or group the first is used, and the second told', () => {
    const calendars = compileCalendars([
      { _id: 'a', year: 2027, holidays: ['2027-01-01 元旦'] },
      { _id: 'b', year: '2027', holidays: [] },
      { _id: 'c', monday: '09:00-18:00' },
      { _id: 'd', monday: '10:00-18:00' },
    ]);
    expect([...calendars.problems].map(([id, [problem]]) => [id, problem?.message])).toEqual([
      ['b', '有两个 2027 年的节假日，用了前一个，请删掉一个'],
      ['d', '有两个默认日历（没有 group），用了前一个，请删掉一个'],
    ]);
    expect(calendars.at(china('2027-01-01', '10:00')).day.kind).toBe('holiday');
    expect(calendars.at(china('2026-11-23', '09:30')).open).toBe(true);
  });
});

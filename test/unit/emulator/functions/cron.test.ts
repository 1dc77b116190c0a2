// A timer's seven fields, on Beijing time.
import { parseCron } from '../../../../emulator/services/functions/cron';

const next = (config: string, after: string) => {
  const time = parseCron(config).nextAfter(Date.parse(after));
  return time === null ? null : new Date(time).toISOString();
};

it.each([
  ['every five seconds', '*/5 * * * * * *', '2030-01-01T00:00:01Z', '2030-01-01T00:00:05.000Z'],
  [
    '2 a.m. in Beijing is 18:00 UTC the day before',
    '0 0 2 * * * *',
    '2030-01-01T00:00:00Z',
    '2030-01-01T18:00:00.000Z',
  ],
  ['the 1st of a month in Beijing', '0 0 0 1 * * *', '2030-01-02T00:00:00Z', '2030-01-31T16:00:00.000Z'],
  ['Monday to Friday at 10:15', '0 15 10 * * MON-FRI *', '2030-01-04T03:00:00Z', '2030-01-07T02:15:00.000Z'],
  ['a list and a range', '30 10,20 8-9 * * * *', '2030-01-01T00:10:31Z', '2030-01-01T00:20:30.000Z'],
  ['a year', '0 0 0 1 1 * 2032', '2030-01-02T00:00:00Z', '2031-12-31T16:00:00.000Z'],
  ['a year that is over', '0 0 0 1 1 * 2020', '2030-01-02T00:00:00Z', null],
])('%s', (_what, config, after, expected) => {
  expect(next(config, after)).toBe(expected);
});

it('a day and a week given together are an "or"', () => {
  // The 15th, and every Sunday: 2030-01-06 is a Sunday.
  expect(next('0 0 12 15 * SUN *', '2030-01-01T00:00:00Z')).toBe('2030-01-06T04:00:00.000Z');
  expect(next('0 0 12 15 * SUN *', '2030-01-13T05:00:00Z')).toBe('2030-01-15T04:00:00.000Z');
});

it.each(['* * * * *', '* * * * * *', '* * * * * * * *', '60 * * * * * *', 'x * * * * * *', ''])(
  'refuses %j',
  (config) => {
    expect(() => parseCron(config)).toThrow();
  },
);

// The rows of a picker's wheel by mode, and what a choice of rows means.
import { own } from '../../../own';
import type { Mounted } from './built-in';

export interface PickerColumns {
  /** Row indexes at opening. */
  readonly chosen: readonly number[];
  /** Whether the rows of a column depend on the columns before it. */
  readonly dependent: boolean;
  rows(chosen: readonly number[]): string[][];
  value(chosen: readonly number[]): unknown;
}

export function columnsFor(self: Mounted): PickerColumns | null {
  switch (self.text('mode')) {
    case 'selector':
      return selector(self);
    case 'multiSelector':
      return multi(self);
    case 'time':
      return time(self);
    case 'date':
      return date(self);
    default:
      return null;
  }
}

function labels(range: unknown, key: string): string[] {
  if (!Array.isArray(range)) return [];
  return range.map((row: unknown) =>
    String(key === '' ? row : (own(row as Record<string, unknown> | null, key) ?? '')),
  );
}

function selector(self: Mounted): PickerColumns {
  const rows = labels(self.props.range, self.text('rangeKey'));
  return { chosen: [Number(self.props.value) || 0], dependent: false, rows: () => [rows], value: ([row = 0]) => row };
}

function multi(self: Mounted): PickerColumns {
  const value = Array.isArray(self.props.value) ? (self.props.value as number[]) : [];
  const columns = () =>
    Array.isArray(self.props.range)
      ? (self.props.range as unknown[]).map((range) => labels(range, self.text('rangeKey')))
      : [];
  return {
    chosen: columns().map((_, index) => value[index] ?? 0),
    dependent: true,
    rows: columns,
    value: (chosen) => [...chosen],
  };
}

const two = (value: number) => String(value).padStart(2, '0');
const count = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

function time(self: Mounted): PickerColumns {
  const [start, end] = [self.text('start') || '00:00', self.text('end') || '23:59'].map((text) =>
    text.split(':').map(Number),
  );
  const [fromHour = 0, fromMinute = 0] = start ?? [];
  const [toHour = 23, toMinute = 59] = end ?? [];
  const hours = count(fromHour, toHour);
  const minutes = (hour: number) => count(hour === fromHour ? fromMinute : 0, hour === toHour ? toMinute : 59);
  const [hour = fromHour, minute = 0] = (/^\d+:\d+$/.test(self.text('value')) ? self.text('value') : '00:00')
    .split(':')
    .map(Number);
  const hourRow = Math.max(0, hours.indexOf(hour));
  const at = (chosen: readonly number[]) => hours[chosen[0] ?? 0] ?? fromHour;
  return {
    chosen: [hourRow, Math.max(0, minutes(hours[hourRow] ?? fromHour).indexOf(minute))],
    dependent: true,
    rows: (chosen) => [hours.map(two), minutes(at(chosen)).map(two)],
    value: (chosen) => `${two(at(chosen))}:${two(minutes(at(chosen))[chosen[1] ?? 0] ?? 0)}`,
  };
}

function date(self: Mounted): PickerColumns {
  const today = new Date();
  const parse = (text: string, otherwise: [number, number, number]): [number, number, number] => {
    const [year, month = 1, day = 1] = text.split('-').map(Number);
    return year ? [year, month, day] : otherwise;
  };
  const from = parse(self.text('start'), [1970, 1, 1]);
  const to = parse(self.text('end'), [2100, 12, 31]);
  const now = parse(self.text('value'), [today.getFullYear(), today.getMonth() + 1, today.getDate()]);
  const years = count(from[0], to[0]);
  const monthsOf = (year: number) => count(year === from[0] ? from[1] : 1, year === to[0] ? to[1] : 12);
  const daysOf = (year: number, month: number) =>
    count(
      year === from[0] && month === from[1] ? from[2] : 1,
      year === to[0] && month === to[1] ? to[2] : new Date(year, month, 0).getDate(),
    );
  const read = (chosen: readonly number[]) => {
    const year = years[chosen[0] ?? 0] ?? from[0];
    const month = monthsOf(year)[chosen[1] ?? 0] ?? 1;
    return { year, month, day: daysOf(year, month)[chosen[2] ?? 0] ?? 1 };
  };
  const width = own({ year: 1, month: 2, day: 3 }, self.text('fields')) ?? 3;
  const yearRow = Math.max(0, years.indexOf(now[0]));
  const monthRow = Math.max(0, monthsOf(now[0]).indexOf(now[1]));
  return {
    chosen: [yearRow, monthRow, Math.max(0, daysOf(now[0], now[1]).indexOf(now[2]))].slice(0, width),
    dependent: true,
    rows: (chosen) => {
      const { year, month } = read(chosen);
      return [
        years.map((each) => `${each}年`),
        monthsOf(year).map((each) => `${each}月`),
        daysOf(year, month).map((each) => `${each}日`),
      ].slice(0, width);
    },
    value: (chosen) => {
      const { year, month, day } = read(chosen);
      return [String(year), two(month), two(day)].slice(0, width).join('-');
    },
  };
}

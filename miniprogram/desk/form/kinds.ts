// How a kind of field is read for a form control and written back. Pure. A value that no control can show reads as null.

export type FieldValue = string | readonly string[] | boolean;

export interface Kind<T extends FieldValue> {
  /** @returns null for a shape that this control cannot show */
  readonly read: (written: unknown) => T | null;
  /** @returns undefined where the field is not needed */
  readonly write: (value: T) => unknown;
}

const isPlain = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
const separators = /[,，、;；|\n]/;

/** One text. */
export const text: Kind<string> = {
  read: (written) => (written === undefined ? '' : isPlain(written) ? String(written) : null),
  write: (value) => value.trim() || undefined,
};

/** Several texts; in the console also one text with commas between. */
export const list: Kind<readonly string[]> = {
  read(written) {
    if (written === undefined) return [];
    if (typeof written === 'number') return [String(written)];
    const items: unknown[] | null =
      typeof written === 'string' ? written.split(separators) : Array.isArray(written) ? written : null;
    if (items === null || !items.every(isPlain)) return null;
    return items.map((item) => String(item).trim()).filter((item) => item !== '');
  },
  write(value) {
    const items = value.map((item) => item.trim()).filter((item) => item !== '');
    return items.length > 0 ? items : undefined;
  },
};

/** A number, kept as it is typed; what is no number is written as it is, for the cloud to say so. */
export const number: Kind<string> = {
  read: text.read,
  write(value) {
    const typed = value.trim();
    if (typed === '') return undefined;
    return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed;
  },
};

/** Percent, or a span of it. */
export const share: Kind<string> = {
  read: text.read,
  write: (value) => (/^\s*\d+\s*$/.test(value) ? Number(value) : text.write(value)),
};

/** One of a few words; the first one is meant when nothing is written. */
export function choice(options: readonly string[]): Kind<string> {
  const [usual = ''] = options;
  return {
    read: (written) =>
      written === undefined || written === '' ? usual : (options.find((option) => option === written) ?? null),
    write: (value) => (value === usual ? undefined : value),
  };
}

/** Several of a few words; the usual ones are meant when nothing is written. */
export function several(options: readonly string[], usual: readonly string[]): Kind<readonly string[]> {
  const inOrder = (items: readonly string[]) => options.filter((option) => items.includes(option));
  return {
    read(written) {
      const items = list.read(written);
      if (items === null || items.some((item) => !options.includes(item))) return null;
      return items.length === 0 ? usual : inOrder(items);
    },
    write(value) {
      const items = inOrder(value);
      return items.length === 0 || items.join() === usual.join() ? undefined : items;
    },
  };
}

/** Yes or no, as it may stand in the console or a table. */
export function yesOrNo(usual: boolean): Kind<boolean> {
  const yes: readonly unknown[] = [true, 'true', '是', 1];
  const no: readonly unknown[] = [false, 'false', '否', 0];
  return {
    read: (written) =>
      written === undefined || written === ''
        ? usual
        : yes.includes(written)
          ? true
          : no.includes(written)
            ? false
            : null,
    write: (value) => (value === usual ? undefined : value),
  };
}

const days = '一二三四五六日';
/** Words for spans, as the cloud reads them. */
const spans: ReadonlyMap<string, string> = new Map([
  ['每天', '1-7'],
  ['每日', '1-7'],
  ['工作日', '1-5'],
  ['周末', '6-7'],
]);

/** Days of the week, '1' (Monday) to '7'; in the console also words and spans. */
export const weekdays: Kind<readonly string[]> = {
  read(written) {
    const items = list.read(written);
    if (items === null) return null;
    const read = items.map(daysIn);
    if (read.some((each) => each === null)) return null;
    return sorted(read.flatMap((each) => each ?? []));
  },
  write: (value) => (value.length > 0 ? sorted(value.map(Number)).map(Number) : undefined),
};

function daysIn(item: string): readonly number[] | null {
  const ends = (spans.get(item) ?? item).split(/[-–—－~～至到]/).map(dayOf);
  const [first, last = first] = ends;
  if (ends.length > 2 || !first || !last) return null;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, n) => ((first - 1 + n) % 7) + 1);
}

function dayOf(name: string): number | null {
  const day = /^\s*(?:周|星期|礼拜)?\s*([1-7一二三四五六日天])\s*$/.exec(name)?.[1]?.replace('天', '日');
  return day === undefined ? null : Number(day) || days.indexOf(day) + 1;
}

const sorted = (numbers: readonly number[]): string[] => [...new Set(numbers)].sort((a, b) => a - b).map(String);

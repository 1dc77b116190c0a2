import * as v from 'valibot';
import {
  isBackwards,
  readDates,
  readMinutes,
  readWeekdays,
  type DaySpan,
  type MinuteSpan,
} from '../../calendar/local-time';
import { messageTypes } from './message-types';
import { expected } from '../../texts/rules';

/**
 * One schema per field. Each takes every form in which an operator may have written it in the console or a CSV, and its
 * messages stand after the field's name.
 */

const written = v.union([v.string(), v.pipe(v.number(), v.finite())], expected.list);

/** A list, one value, or one text with commas, semicolons or line ends between. Items are checked apart. */
const list = v.pipe(
  v.union([written, v.array(v.unknown())], expected.list),
  v.transform((value): unknown[] =>
    Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,，、;；|\n]/) : [value],
  ),
);

const yesOrNo = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false', '是', '否', 1, 0])], expected.yesOrNo),
  v.transform((value) => value === true || value === 'true' || value === '是' || value === 1),
);

const number = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(\.\d+)?$/), v.transform(Number))], expected.number),
  v.finite(expected.number),
);

const text = v.pipe(v.union([v.string(), v.number()], expected.text), v.transform(String), v.trim());

/** Each item of a list through a reader that gives null for what it cannot read. */
function each<T>(reader: (item: string) => T | null, message: string | ((item: unknown) => string)) {
  return v.pipe(
    list,
    v.rawTransform<unknown[], T[]>(({ dataset, addIssue, NEVER }) => {
      const read: T[] = [];
      for (const item of dataset.value) {
        const value = typeof item === 'string' || typeof item === 'number' ? reader(String(item)) : null;
        if (value === null) {
          addIssue({ message: typeof message === 'string' ? message : message(item) });
          return NEVER;
        }
        read.push(value);
      }
      return read;
    }),
  );
}

const share = v.pipe(
  text,
  v.regex(/^\d{1,3}(\.\d+)?%?(\s*[-~]\s*\d{1,3}(\.\d+)?%?)?$/, expected.share),
  v.transform((range) => {
    const [first = 0, last] = range.replaceAll('%', '').split(/[-~]/).map(Number);
    return last === undefined ? { from: 0, to: first } : { from: first, to: last };
  }),
  v.check(({ from, to }) => from <= to && to <= 100, expected.share),
);

export const matchKinds = ['contains', 'exact', 'prefix', 'all', 'regex'] as const;
export type MatchKind = (typeof matchKinds)[number];

export const fields = {
  name: text,
  enabled: yesOrNo,
  match: v.picklist(matchKinds, expected.oneOf(matchKinds)),
  keywords: list,
  exclude: list,
  priority: number,
  stop: yesOrNo,
  types: each((item) => messageTypes.find((type) => type === item.trim()) ?? null, expected.oneOf(messageTypes)),
  from: list,
  pages: list,
  levels: list,
  tags: list,
  hours: each<MinuteSpan>(readMinutes, expected.hours),
  dates: each<DaySpan>(readDates, (item) =>
    typeof item === 'string' && isBackwards(item) ? expected.backwards : expected.dates,
  ),
  weekdays: v.pipe(
    each<number[]>(readWeekdays, expected.weekdays),
    v.transform((days) => [...new Set(days.flat())]),
  ),
  during: v.picklist(['open', 'closed'], expected.oneOf(['open', 'closed'])),
  cooldown: v.pipe(number, v.minValue(0, expected.seconds), v.maxValue(31_536_000, expected.seconds)),
  share,
  shareTest: text,
  pick: v.picklist(['all', 'one'], expected.oneOf(['all', 'one'])),
  then: v.picklist(['human', 'rating'], expected.oneOf(['human', 'rating'])),
  group: text,
  flow: text,
  addTags: list,
} as const;

/** Written by the system or for people; a rule may carry them. */
export const otherFields: ReadonlySet<string> = new Set([
  ...['_id', '_openid', 'v', 'status', 'reply', 'replies', 'category'],
  ...['about', 'note', 'remark', '说明', '备注'],
  ...['createdAt', 'updatedAt', 'createdBy', 'updatedBy'],
]);

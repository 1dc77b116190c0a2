/**
 * In: what a visitor typed. Out: the order number, phone number, date and amount in it, each in one plain form. Pure; what
 * is not there is null, and nothing is guessed.
 */
import { dateOf, localTime, readDate, readWeekdays } from '../../calendar/local-time';
import { readNumber } from './numbers';

export const entityKinds = ['order', 'phone', 'date', 'amount'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** `order`: as typed, without spaces, capitals. `phone`: 11 digits. `date`: `2026-11-21`. `amount`: yuan, `99.5`. */
export type Entities = Record<EntityKind, string | null>;

/** @param now epoch milliseconds, for 昨天 and 周三 */
export function findEntities(text: string, now: number): Entities {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return { order: findOrder(plain), phone: findPhone(plain), date: findDate(plain, now), amount: findAmount(plain) };
}

const PHONE = /(?<![\dA-Za-z])(?:\+?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![\dA-Za-z])/;
/** Named as an order, anything with a few digits is one; unnamed, it must be long and not look like a phone. */
const NAMED_ORDER = /(?:订单号?|单号|编号|order)\s*(?:是|为|:|#|no\.?)?\s*([A-Za-z]{0,6}-?\d[\dA-Za-z-]{3,30})/i;
const BARE_ORDER = /(?<![\dA-Za-z.])([A-Za-z]{0,6}-?\d[\dA-Za-z-]{8,30})(?![\dA-Za-z])/g;

function findOrder(text: string): string | null {
  const named = NAMED_ORDER.exec(text)?.[1];
  if (named && !isDate(named)) return named.toUpperCase();
  for (const [, candidate = ''] of text.matchAll(BARE_ORDER)) {
    const digits = candidate.replace(/\D/g, '').length;
    if (digits >= 8 && !PHONE.test(candidate) && !isDate(candidate)) return candidate.toUpperCase();
  }
  return null;
}

function isDate(text: string): boolean {
  return readDate(text) !== null;
}

function findPhone(text: string): string | null {
  return PHONE.exec(text)?.[1]?.replace(/\D/g, '') ?? null;
}

const DAYS: ReadonlyMap<string, number> = new Map([
  ['大前天', -3],
  ['前天', -2],
  ['昨天', -1],
  ['昨晚', -1],
  ['今天', 0],
  ['今晚', 0],
  ['今早', 0],
  ['明天', 1],
  ['明早', 1],
  ['后天', 2],
  ['大后天', 3],
]);
const WEEKS: ReadonlyMap<string, number> = new Map([
  ['上上', -2],
  ['上', -1],
  ['下', 1],
  ['下下', 2],
]);

function findDate(text: string, now: number): string | null {
  const { day, date, weekday } = localTime(now);
  const full = /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/.exec(text)?.[0];
  const exact = full ? readDate(full) : null;
  if (exact !== null) return dateOf(exact);
  const month = /(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/.exec(text);
  if (month) return dateIn(date.slice(0, 4), month[1] ?? '', month[2] ?? '');
  const word = /大前天|大后天|前天|昨天|昨晚|今天|今晚|今早|明天|明早|后天/.exec(text)?.[0];
  if (word) return dateOf(day + (DAYS.get(word) ?? 0));
  const ago = /([\d一二三四五六七八九十两]+)\s*天(前|后)/.exec(text);
  const count = ago ? readNumber(ago[1] ?? '') : null;
  if (count !== null && count < 1000) return dateOf(day + (ago?.[2] === '前' ? -count : count));
  const week = /(上上|上|这|本|下|下下)?个?(周|星期|礼拜)([一二三四五六日天])/.exec(text);
  const [wanted] = readWeekdays(`周${week?.[3] ?? ''}`) ?? [];
  if (week && wanted) {
    const weeks = WEEKS.get(week[1] ?? '') ?? 0;
    return dateOf(day + wanted - weekday + weeks * 7);
  }
  const dayOfMonth = /(?<!\d)(\d{1,2})\s*号(?![线楼店院])/.exec(text)?.[1];
  return dayOfMonth ? dateIn(date.slice(0, 4), date.slice(5, 7), dayOfMonth) : null;
}

function dateIn(year: string, month: string, day: string): string | null {
  const found = readDate(`${year}-${month}-${day}`);
  return found === null ? null : dateOf(found);
}

const NUMBER = '[\\d.,]+|[零一二三四五六七八九十百千万两]+';

function findAmount(text: string): string | null {
  const signed = /[¥￥]\s*([\d.,]+)\s*(万)?/.exec(text);
  const named = new RegExp(
    `(${NUMBER})\\s*(万|千)?\\s*(?:元|块钱?|圆|rmb)\\s*(\\d|[一二三四五六七八九])?(?![\\d年])`,
    'i',
  ).exec(text);
  const found = signed ?? named;
  const whole = found ? readNumber(found[1] ?? '') : null;
  if (!found || whole === null) return null;
  const unit = found[2] === '万' ? 10_000 : found[2] === '千' ? 1000 : 1;
  // 九块五 is nine and a half.
  const tenths = found === named && found[3] ? (readNumber(found[3]) ?? 0) / 10 : 0;
  return String(Math.round((whole * unit + tenths) * 100) / 100);
}

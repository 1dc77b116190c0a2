// What may stand in each kind of field of a subscribe message (WeChat: 订阅消息 参数值限制说明). Pure.

const DATE = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2})`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;
/** One moment, or two joined by a half-width `~`. */
const span = (moment: string) => new RegExp(`^(?:${moment})(?:~(?:${moment}))?$`);

/** Kind of field → what its value must match; lengths count characters. */
const RULES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    thing: /^.{1,20}$/su,
    number: /^(?=.{1,32}$)-?\d+(?:\.\d+)?$/,
    letter: /^[A-Za-z]{1,32}$/,
    symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
    character_string: /^[\x21-\x7e]{1,32}$/,
    time: span(`(?:${DATE} ?)?${CLOCK}`),
    date: span(`${DATE}(?: ?${CLOCK})?`),
    amount: /^[¥￥$€£]?\d{1,10}(?:\.\d+)?元?$/,
    phone_number: /^[\d+\-() ]{1,17}$/,
    car_number: /^[\p{Script=Han}A-Z][A-Z0-9]{1,6}[\p{Script=Han}A-Z0-9]$/u,
    name: /^(?:(?=.*\p{Script=Han})[\p{Script=Han}A-Za-z·. ]{1,10}|[A-Za-z·. \-']{1,20})$/u,
    phrase: /^\p{Script=Han}{1,5}$/u,
    enum: /^.{1,20}$/u,
  }),
);

/** The kind of a field by its name: `character_string12` → `character_string`; null when WeChat has no such kind. */
export function fieldKind(name: string): string | null {
  const kind = /^([a-z_]+?)\d+$/.exec(name)?.[1];
  return kind !== undefined && RULES.has(kind) ? kind : null;
}

/** What is wrong with a field's value, in WeChat's words; null when nothing is. */
export function fieldProblem(name: string, value: unknown): string | null {
  if (value === undefined || value === null || value === '') return `data.${name}.value is empty`;
  const text = typeof value === 'number' ? String(value) : value;
  const rule = RULES.get(fieldKind(name) ?? '');
  return typeof text === 'string' && rule?.test(text) ? null : `data.${name}.value invalid`;
}

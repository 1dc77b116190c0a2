// The columns of tables that people keep in a spreadsheet: their Chinese names, and what a cell means in them. A cell is text; a document's fields are not.

/** The field of each Chinese name; the first name of a field is the one that is written. */
const chinese: readonly (readonly [string, string])[] = [
  ...Object.entries({ 编号: '_id', 名称: 'name', 启用: 'enabled', 分类: 'category', 备注: 'note', 说明: 'about' }),
  // Rules.
  ...Object.entries({ 关键词: 'keywords', 匹配: 'match', 匹配方式: 'match', 排除: 'exclude', 排除词: 'exclude' }),
  ...Object.entries({ 优先级: 'priority', 答完停下: 'stop', 消息类型: 'types', 来源: 'from', 页面: 'pages' }),
  ...Object.entries({ 会员等级: 'levels', 顾客标签: 'tags', 时段: 'hours', 日期: 'dates', 星期: 'weekdays' }),
  ...Object.entries({ 服务时间: 'during', 冷却: 'cooldown', 分流: 'share', 分流名: 'shareTest', 回复: 'reply' }),
  ...Object.entries({ 回复方式: 'pick', 然后: 'then', 客服组: 'group', 流程: 'flow', 打标签: 'addTags' }),
  // FAQ and intents.
  ...Object.entries({ 问题: 'question', 别的问法: 'aliases', 回答: 'answer' }),
  ...Object.entries({ 称呼: 'label', 例句: 'examples', 闲聊: 'offTopic' }),
  // Synonyms and sensitive words.
  ...Object.entries({
    词: 'words',
    敏感词: 'words',
    同义词: 'words',
    处理: 'action',
    方向: 'direction',
    除外: 'except',
  }),
  // Calendars, and the weekly hours of settings.
  ...Object.entries({ 年份: 'year', 周一: 'monday', 周二: 'tuesday', 周三: 'wednesday', 周四: 'thursday' }),
  ...Object.entries({ 周五: 'friday', 周六: 'saturday', 周日: 'sunday', 节假日: 'holidays', 放假: 'holidays' }),
  ...Object.entries({ 调休上班: 'workdays', 临时停业: 'closures', 临时加班: 'extra' }),
  // Settings.
  ...Object.entries({ 内容: 'value', 时间外回复: 'closedReply', 几小时一次: 'everyHours', 每分钟几条: 'perMinute' }),
  ...Object.entries({ 几条没听懂: 'offerAfter', 几天内补发: 'lateReplyDays', 顾客: 'visitors', 问答编号: 'ids' }),
];
const fieldOf = new Map(chinese);
/** By field; of two names the first. */
const nameOf = new Map([...chinese].reverse().map(([name, field]) => [field, name]));

/** The field that a column of a table fills: its own name, or the Chinese one. */
export const columnOf = (name: string): string => fieldOf.get(name) ?? name;

/**
 * What stands above the column of each field: the Chinese name, where it has one.
 * @param fields of all documents of the table; a name that is a field itself is left to it
 */
export function headings(fields: readonly string[]): string[] {
  const taken = new Set(fields);
  return fields.map((field) => {
    const name = nameOf.get(field);
    return name === undefined || taken.has(name) ? field : name;
  });
}

const numbers: ReadonlySet<string> = new Set([
  ...['priority', 'cooldown', 'minutes', 'year', 'everyHours', 'perMinute', 'offerAfter', 'lateReplyDays'],
]);
const switches: ReadonlySet<string> = new Set(['enabled', 'stop', 'offTopic']);
/** What is said or read as it stands: 「是」 is an answer there. */
const spoken: ReadonlySet<string> = new Set([
  ...['name', 'question', 'answer', 'reply', 'closedReply', 'value', 'label', 'note', 'about', 'category'],
]);
/** Fields that take a list and no text; in a cell its items stand with commas or lines between. */
const lists: ReadonlySet<string> = new Set(['visitors', 'ids']);
const yesNo = new Map(Object.entries({ 是: true, 否: false }));
/** The words of a field that has a few. */
const choices: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  match: new Map(
    Object.entries({ 包含: 'contains', 全部: 'all', 整句: 'exact', 整句相同: 'exact', 开头: 'prefix', 正则: 'regex' }),
  ),
  pick: new Map(Object.entries({ 依次: 'all', 选一条: 'one' })),
  then: new Map(Object.entries({ 转人工: 'human', 评价: 'rating' })),
  during: new Map(Object.entries({ 时间内: 'open', 时间外: 'closed' })),
  action: new Map(Object.entries({ 拦截: 'block', 打码: 'mask', 标记: 'flag' })),
  direction: new Map(Object.entries({ 顾客说的: 'in', 我们说的: 'out', 都: 'both' })),
};

/** What a cell that is not empty means in a field's column. */
export function valueOf(field: string, cell: string): unknown {
  if (numbers.has(field) && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  const lower = cell.toLowerCase();
  if (switches.has(field) && yesNo.has(cell)) return yesNo.get(cell);
  if (!spoken.has(field) && (lower === 'true' || lower === 'false')) return lower === 'true';
  const choice = Object.hasOwn(choices, field) ? choices[field]?.get(cell) : undefined;
  if (choice !== undefined) return choice;
  if (/^[[{]/.test(cell))
    try {
      return JSON.parse(cell) as unknown;
    } catch {
      // It only looks like a list.
    }
  if (!lists.has(field)) return cell;
  return cell
    .split(/[,，、;；\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A field's value as a cell, which reads as the same again. */
export function cellOf(field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (switches.has(field) && typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

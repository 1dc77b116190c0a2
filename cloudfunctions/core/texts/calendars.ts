/** A field's name before Chinese words: a Latin end stands apart from them. */
const spaced = (field: string) => `${field}${/\w$/.test(field) ? ' ' : ''}`;

/** What the operator reads on a calendar that cannot work. */
export const calendarProblems = {
  notADocument: '这不是一个日历',
  hours: (field: string) => `${spaced(field)}的时间看不懂：请写成 09:00-12:00 13:30-18:00，休息就留空`,
  overlap: (field: string) => `${spaced(field)}的两段时间重叠了：请错开，或合成一段`,
  group: '客服组 group 要写成文字',
  list: (field: string) => `${spaced(field)}要写成一行一个，如 2026-11-11 盘点`,
  dates: (field: string, n: number) =>
    `${spaced(field)}第 ${n} 行的日期看不懂：请写成 2026-11-11 或 2026-11-01~2026-11-11，后面可以加说明`,
  backwards: (field: string, n: number) => `${spaced(field)}第 ${n} 行的结束日期比开始日期早，请把两个日期换过来`,
  extra: (n: number) => `加班 extra 第 ${n} 行看不懂：请写成 2026-11-11 09:00-22:00`,
  year: '年份 year 要写成四位数字，如 2027',
  enabled: '启用 enabled 只能是 true 或 false',
  otherYear: (field: string, n: number, year: number) =>
    `${spaced(field)}第 ${n} 行不在 ${year} 年，没有用上：请写到那一年的节假日里`,
  bothWays: (date: string) => `${date} 既是放假又是调休上班，按放假算：请删掉其中一个`,
  sameYear: (year: number) => `有两个 ${year} 年的节假日，用了前一个，请删掉一个`,
  neverOpen: '一周里没有任何服务时间：请在 monday 到 sunday 里写，如 09:00-18:00',
  sameGroup: (group: string) =>
    group === ''
      ? '有两个默认日历（没有 group），用了前一个，请删掉一个'
      : `客服组「${group}」有两个日历，用了前一个，请删掉一个`,
  missingYear: (year: number) => `还没有 ${year} 年的节假日，这一年会按平常的星期营业；国务院公布后请补上`,
} as const;

export const dayFields = {
  monday: '周一',
  tuesday: '周二',
  wednesday: '周三',
  thursday: '周四',
  friday: '周五',
  saturday: '周六',
  sunday: '周日',
} as const;

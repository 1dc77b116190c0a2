/** What operators read about their rules. */
export const fieldNames = {
  name: '名称 name',
  enabled: '启用 enabled',
  match: '匹配方式 match',
  keywords: '关键词',
  exclude: '排除词',
  priority: '优先级 priority',
  stop: '停止 stop',
  types: '消息类型 types',
  from: '来源 from',
  pages: '页面 pages',
  levels: '会员等级 levels',
  tags: '访客标签 tags',
  hours: '时段 hours',
  dates: '日期 dates',
  weekdays: '星期 weekdays',
  during: '营业状态 during',
  cooldown: '冷却 cooldown',
  share: '分流 share',
  shareTest: '分流名 shareTest',
  pick: '回复方式 pick',
  then: '之后 then',
  group: '客服组 group',
  flow: '流程 flow',
  addTags: '打标签 addTags',
} as const;

export type FieldName = keyof typeof fieldNames;

/** A field's name with words after it: a Latin end stands apart from them. */
const named = (field: FieldName) => `${fieldNames[field]}${/\w$/.test(fieldNames[field]) ? ' ' : ''}`;

export const problems = {
  notADocument: '这不是一条规则',
  badValue: (field: FieldName, what: string) => `${named(field)}不对：${what}`,
  emptyItem: (field: FieldName, n: number) => `${named(field)}第 ${n} 个是空的`,
  longItem: (field: FieldName, n: number, limit: number) => `${named(field)}第 ${n} 个太长，最多 ${limit} 个字`,
  wrongItem: (field: FieldName, n: number) => `${named(field)}第 ${n} 个要写成文字`,
  manyItems: (field: FieldName, limit: number) => `${named(field)}最多 ${limit} 个，后面的没有用上：请分成几条规则`,
  sameItem: (field: FieldName, n: number, first: number) => `${named(field)}第 ${n} 个和第 ${first} 个一样`,
  unknownField: (field: string, meant?: string) => `不认识的字段「${field}」${meant ? `，是不是想写「${meant}」` : ''}`,
  noKeywords: '没有关键词：请在 keywords 里写至少一个词，或用 types 指定消息类型',
  nothingToDo: '没有回复：请写 reply，或用 then: "human" 转人工、flow 进入流程',
  manyReplies: (count: number, limit: number) =>
    `回复有 ${count} 条，一次最多 ${limit} 条（微信每 48 小时只让发 5 条，留 1 条给人工）`,
  noRegex: '正则暂时用不了',
  regexItem: (n: number, problem: string) => `关键词第 ${n} 个：${problem}`,
  unknownFlow: (name: string) => `流程「${name}」不存在：请写 flows 里一个能用的流程的 _id`,
  unknownGroup: (name: string) => `客服组「${name}」不存在`,
  isOver: '日期已经过去，不会再命中：请改日期，不用了就把 enabled 写成 false',
  nobody: '分流是 0%，永远不会命中：请写 1 到 100',
  excludesItself: (keyword: string, exclude: string) =>
    `关键词「${keyword}」里就有排除词「${exclude}」，永远不会命中：请去掉其中一个`,
  neverWins: (other: string) => `永远轮不到：它能命中的消息都会先被规则「${other}」答掉，请提高优先级或停用其中一条`,
  alwaysMeets: (other: string, keyword: string) =>
    `和规则「${other}」都有关键词「${keyword}」，优先级也一样，先用哪条要靠先后；请把其中一条的优先级改掉`,
  andMore: (count: number) => `还有 ${count} 个类似的问题`,
} as const;

export const expected = {
  text: '要写成文字',
  list: '要写成一个或几个词',
  number: '要写成数字',
  yesOrNo: '只能是 true 或 false',
  oneOf: (values: readonly string[]) => `只能是 ${values.join('、')} 之一`,
  hours: '要写成 09:00-18:00 这样',
  dates: '要写成 2026-11-11 或 2026-11-01~2026-11-11 这样',
  backwards: '结束日期比开始日期早，请把两个日期换过来',
  weekdays: '要写成 1 到 7，或 周一、工作日、周末',
  seconds: '要写成秒数，0 到 31536000',
  share: '要写成 0 到 100 的百分数，如 50，或一段，如 50-100',
} as const;

/** Why a rule that matched was not used, for the person who reads the trace. */
export const reasons = {
  exclude: (word: string) => `消息里有排除词「${word}」`,
  from: '访客来源不符',
  page: '访客所在页面不符',
  level: '会员等级不符',
  tag: '访客没有要求的标签',
  hours: '不在它的时段',
  dates: '不在它的日期',
  weekdays: '今天星期不符',
  during: '营业状态不符',
  cooldown: '对这位访客还在冷却',
  share: '这位访客不在它的分流里',
  full: '前面的规则已经把回复条数用完',
} as const;

// The fields of a rule in Chinese: their names, what to write, and what each choice means.
import type { FieldName } from '../form';

/** A field's name, also for the history; a field that is not here keeps its own name. */
export const names: Readonly<Record<FieldName | 'reply' | 'replies' | 'question' | 'aliases' | 'answer', string>> = {
  name: '名称',
  enabled: '启用',
  match: '怎么算命中',
  keywords: '关键词',
  exclude: '排除词',
  priority: '优先级',
  stop: '答完之后',
  reply: '回复',
  replies: '回复',
  then: '然后',
  group: '转给哪个客服组',
  flow: '进入流程',
  addTags: '给顾客打标签',
  pick: '几条回复怎么发',
  during: '服务时间',
  hours: '时段',
  weekdays: '星期',
  dates: '日期',
  pages: '从哪个页面来',
  from: '来源（session-from）',
  types: '消息类型',
  levels: '会员等级',
  tags: '顾客标签',
  cooldown: '冷却（秒）',
  share: '只给一部分顾客（%）',
  shareTest: '分流的名字',
  category: '分类',
  note: '备注',
  question: '问题',
  aliases: '别的问法',
  answer: '回答',
};

export const hints: Readonly<Partial<Record<FieldName, string>>> = {
  keywords: '顾客的话里有其中一个就回答。全角半角、大小写、繁简不用分开写。',
  exclude: '话里有这些词时不用这条规则。',
  priority: '数字大的先用，不写是 0。',
  group: '写了组名就会转人工。现在转到微信客服，不分组。',
  flow: '流程记录的 _id。答完就从它的第一步开始。',
  hours: '例如 09:00-18:00，可以过夜 22:00-02:00。不写是全天。',
  dates: '例如 2026-11-11，或 2026-11-01~2026-11-11。',
  pages: '例如 pages/product/product，末尾可以写 *。',
  from: '客服按钮带来的 session-from，末尾可以写 *。',
  cooldown: '对同一位顾客，这么多秒内只用一次。',
  share: '50，或一段 50-100。同一位顾客结果不变。',
  shareTest: '两条规则写同一个名字，一条 0-50 一条 50-100，就是 A/B。',
};

export const placeholders: Readonly<Partial<Record<FieldName, string>>> = {
  name: '不写就用第一个关键词',
  keywords: '输入一个词，回车添加',
  exclude: '输入一个词，回车添加',
  priority: '0',
  group: '例如 售后组',
  flow: '例如 order-status',
  addTags: '输入一个标签，回车添加',
  from: '例如 cs1;page=*',
  levels: '例如 金卡',
  tags: '例如 老客',
  shareTest: '例如 运费试验',
  category: '例如 售前',
  note: '给自己和同事看的',
  hours: '09:00-18:00',
  dates: '2026-11-01~2026-11-11',
  pages: 'pages/product/product',
  cooldown: '0',
  share: '100',
};

export interface Option {
  readonly value: string;
  readonly text: string;
}
const options = (entries: Readonly<Record<string, string>>): Option[] =>
  Object.entries(entries).map(([value, text]) => ({ value, text }));

export const choices: Readonly<Partial<Record<FieldName, readonly Option[]>>> = {
  match: options({
    contains: '包含任一个词',
    all: '每个词都有',
    exact: '整句相同',
    prefix: '以它开头',
    regex: '正则表达式',
  }),
  then: options({ '': '没有别的', human: '转人工', rating: '请顾客评价' }),
  pick: options({ all: '依次都发', one: '选一条发' }),
  during: options({ '': '不限', open: '服务时间内', closed: '服务时间外' }),
  types: options({ text: '文字', image: '图片', miniprogrampage: '小程序卡片', enter: '进入会话' }),
};
/** Days in their order: an object's keys would do, were it not for their place in the week. */
export const days: readonly Option[] = ['一', '二', '三', '四', '五', '六', '日'].map((day, n) => ({
  value: String(n + 1),
  text: `周${day}`,
}));
export const yesNo: Readonly<Record<'enabled' | 'stop', readonly [string, string]>> = {
  enabled: ['启用', '停用'],
  stop: ['停下，不再看后面的规则', '让后面的规则继续答'],
};

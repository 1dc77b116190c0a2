// What the page 数据 says.
import type { UnansweredBecause } from '../../../contracts/desk';

export const texts = {
  tabs: [
    { tab: 'unanswered', name: '没答上的' },
    { tab: 'rules', name: '规则' },
    { tab: 'faqs', name: '问答' },
    { tab: 'intents', name: '意图' },
  ],
  days: [
    { days: 1, name: '1 天' },
    { days: 7, name: '7 天' },
    { days: 30, name: '30 天' },
  ],
  looked: (counted: number, more: boolean) =>
    more ? `看了最近的 ${counted} 条消息，更早的没有算` : `这几天一共 ${counted} 条消息`,

  groups: (groups: number, count: number) => `${groups} 种问法，${count} 条消息`,
  nothingOpen: '都答上了',
  nothingOpenNote: '这几天的问题，现在的规则和问答都能答',
  noMessages: '这几天没有顾客说话',
  because: {
    default: '只说了默认回复',
    ai: '交给了 AI',
    unsure: '问了「您是想问」没有选',
    human: '答了还要找人工',
  } satisfies Record<UnansweredBecause, string>,
  times: (count: number) => `${count} 次`,
  visitors: (count: number) => `${count} 位顾客`,
  last: (when: string) => `最近 ${when}`,
  others: '还这样问过',
  addTo: '加为别名',
  suggestions: '意思接近的问答',
  noSuggestions: '没有意思接近的问答',
  search: '选别的问答',
  newRule: '写成新规则',
  added: (question: string) => `已经加到「${question}」，一两分钟后生效`,
  undo: '撤销',
  undone: '已撤销',

  sheetTitle: '加到哪个问答？',
  sheetSearch: '搜问题、别名、答案',
  sheetNone: '没有找到，换个词试试',
  sheetMore: '只列出前面的，请用搜索',
  searching: '正在找…',
  aliases: (count: number) => `${count} 个别名`,
  off: '已停用',
  near: '意思接近',
  cancel: '取消',

  legend: { kept: '答完没有再找人工', handed: '接着要找人工' },
  answered: (count: number) => `答了 ${count} 次`,
  figures: {
    helpful: (count: number) => `有帮助 ${count}`,
    unhelpful: (count: number) => `没帮助 ${count}`,
    handoffs: (count: number, percent: number) => `转人工 ${count}（${percent}%）`,
    lost: (count: number) => `让给别的 ${count}`,
    blocked: (count: number) => `条件不符 ${count}`,
  },
  noRows: {
    rules: '这几天没有用到规则',
    faqs: '这几天没有用到问答',
    intents: '这几天没有用到意图',
  },
  retry: '再试一次',
} as const;

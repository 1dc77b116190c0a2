// What the page 需要处理 says.
import type { ProblemRow } from '../../../contracts/desk';

export const texts = {
  lead: '红色的现在不起作用，改好保存就恢复；黄色的还在用，只是提醒。',
  empty: '没有要处理的：规则、问答、意图、流程、同义词、敏感词、日历和设置都检查过了。',
  sets: {
    ...{ rules: '规则', faqs: '问答', intents: '意图', synonyms: '同义词', flows: '流程', calendars: '日历' },
    ...{ sensitive_words: '敏感词', settings: '设置' },
  } satisfies Record<ProblemRow['collection'], string>,
  out: '不起作用',
  noted: '要留意',
  onPhone: '打开规则来改',
  inConsole: (collection: string, id: string) => `在云开发控制台改：数据库 → ${collection} → _id 是 ${id} 的记录`,
  copy: '复制 _id',
  more: (count: number) => `还有 ${count} 条，改好上面的会再列出来`,
} as const;

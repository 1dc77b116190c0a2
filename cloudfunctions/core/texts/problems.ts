// What an operator reads on a document that cannot work. Chinese, to the point.
export const problems = {
  notText: (field: string) => `「${field}」应该是文字`,
  empty: (field: string) => `「${field}」是空的`,
  noKeywords: '没有关键词：请在 keywords 里写至少一个词，或用 types 指定消息类型',
  keywordEmpty: (nth: number) => `关键词第 ${nth} 个是空的`,
  badMatch: 'match 只能是 contains（包含）、exact（完全一样）或 all（全部包含）',
  badPriority: 'priority 应该是数字，越大越先',
  badThen: 'then 只能是 human（转人工）',
  badTypes: 'types 只能是 text（文字）、image（图片）、miniprogrampage（小程序卡片）',
  badEnabled: 'enabled 只能是 true 或 false',
  noReply: '没有回复：请写 reply，或用 then: "human" 转人工',
  badReply: (nth: number) =>
    `回复第 ${nth} 条看不懂：可以是一段文字，或 {"type": "text" | "image" | "link" | "miniprogrampage", …}`,
  replyLacks: (nth: number, field: string) => `回复第 ${nth} 条缺少 ${field}`,
  textTooLong: (nth: number, bytes: number) =>
    `回复第 ${nth} 条太长：微信最多 ${bytes} 字节（约 ${Math.floor(bytes / 3)} 个汉字）`,
  tooManyReplies: (count: number) => `回复有 ${count} 条，一次最多 4 条（微信每 48 小时只让发 5 条，留 1 条给人工）`,
  unknownVariable: (name: string) => `回复里的 {{${name}}} 没有对应的设置`,
  badHours: (day: string) => `${day}的时间看不懂：请写成 09:00-12:00 13:30-18:00，休息就留空`,
  badEveryHours: 'everyHours 应该是大于 0 的数字（小时）',
  badMode: 'value 只能是 off（不处理）、shadow（只记录不发送）、bot（机器人，再转微信客服）或 full（全部）',
  badValue: 'value 应该是文字',
} as const;

// What an operator reads on a document of `settings` that cannot work. Chinese, to the point.
export const problems = {
  badHours: (day: string) => `${day}的时间看不懂：请写成 09:00-12:00 13:30-18:00，休息就留空`,
  badEveryHours: 'everyHours 应该是大于 0 的数字（小时）',
  badMode: 'value 只能是 off（不处理）、shadow（只记录不发送）、bot（机器人，再转微信客服）或 full（全部）',
  badVisitors: 'visitors 应该是列表，每项写一位顾客的 openid',
  badVisitor: (place: number) =>
    `visitors 第 ${place} 个看不懂：请写顾客的 openid，要到某天为止就在后面空一格写日期，如 o123 2026-12-01`,
  badOfferAfter: 'offerAfter 应该是整数（连续几次没听懂就提示转人工，0 是不提示）',
  badPerMinute: 'perMinute 应该是大于 0 的整数（条）',
  badLateReplyDays: 'lateReplyDays 应该是 0 到 365 的数字（天）',
  badValue: 'value 应该是文字',
} as const;

/** On one that works otherwise than its writer may think. */
export const notes = {
  fullIsBot: 'full 的客服工作台还没有开放，现在和 bot 一样：机器人回答，转人工到微信客服',
  enabled: '启用 enabled 只能是 true 或 false（布尔值，不是文字）',
  unused: '这一条没有用上：系统不认识这个 _id；想写成变量的话，请填 name（变量名）和 value（内容）',
  aiIsOff: '智能回答没有打开：enabled 要写 true，model 要写模型名，material 要写成文字',
  noticeIsOff: '通知没有打开：data 里要写模板的每一项，如 {"thing1": "{{回复}}"}，每项都是文字',
  hot: 'ids 要写成列表，每项是一条常见问题的 _id',
  wecom: '微信客服没有启用：corpId 和 url 要一起填，url 以 https://work.weixin.qq.com/ 开头',
} as const;

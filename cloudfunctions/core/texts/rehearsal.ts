/** What operators read when they try or replay their rules. */
export const rehearsal = {
  says: (text: string) => `回复：${text}`,
  image: '［图片］',
  link: (title: string) => `［链接］${title}`,
  card: (title: string) => `［小程序卡片］${title}`,
  silence: '不回复',
  toHuman: '转给人工客服',
  /** How the answer was found. */
  decided: {
    human: '顾客要求转人工：任何设置下都有效',
    default: '没有规则、问答或意图对得上，用默认回复',
    welcome: '顾客从客服按钮进来，用欢迎语',
    unsure: '有几个答案都接近，请顾客自己选',
    nothing: '没有说话',
  } as Readonly<Record<string, string>>,
  by: (name: string) => `由「${name}」决定`,
  weighed: (title: string, closest: string, percent: number) => `接近「${title}」：最像「${closest}」，${percent}%`,
  steps: (steps: readonly string[]) => `流程走过：${steps.join(' → ')}`,
  collected: (name: string, value: string) => `已记下${name}：${value}`,
  leftOut: (count: number) => `有 ${count} 条回复超出微信的条数，不会发出`,
  blocked: {
    blocked: '这位顾客在屏蔽名单里，只存档不回复',
    'sensitive-word': '消息里有敏感词，只存档不回复',
    'outside-hours': '现在不在人工服务时间，先记下请求',
    'no-welcome': '没有设置欢迎语',
    'too-many': '这位顾客一分钟内发言太多',
    'same-as-before': '和上一句相同，不重复回复',
    allowance: '微信允许的回复条数已经用完',
  } as Readonly<Record<string, string>>,
  otherwise: (word: string) => `没有发出：${word}`,
  sameId: (id: string) => `_id「${id}」和前面的一条重复，只有一条会生效`,
} as const;

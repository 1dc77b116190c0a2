/** What operators read when they try or replay their rules. */
export const rehearsal = {
  says: (text: string) => `回复：${text}`,
  /** What a document is called that has a year and no name. */
  ofYear: (year: string | number) => `${year} 年`,
  image: '［图片］',
  link: (title: string) => `［链接］${title}`,
  card: (title: string) => `［小程序卡片］${title}`,
  silence: '不回复',
  toHuman: '转给人工客服',

  /** What answered, in one line. */
  answeredBy: {
    rule: (name: string) => `用规则「${name}」回复`,
    faq: (name: string) => `用问答「${name}」回复`,
    intent: (name: string) => `听出了意图「${name}」`,
    flow: (name: string) => `在流程「${name}」里继续`,
  },
  thenHuman: (how: string) => `${how}，转给人工客服`,
  byDefault: '没有对得上的规则和问答，用默认回复',
  nothingFits: '没有对得上的规则和问答，也没有默认回复，所以不说话',
  decided: {
    human: '顾客要找人工：什么设置下都有效',
    welcome: '顾客从客服按钮进来，用欢迎语',
    unsure: '有几个答案都接近，请顾客自己选',
    rating: '顾客在评价这次服务',
    ai: '没有对得上的规则和问答，会请 AI 回答（试的时候不会真的去问）',
    nothing: '机器人不说话',
  },
  by: (name: string) => `由「${name}」决定`,

  /** What was looked at, and what became of it. */
  rule: (name: string) => `规则「${name}」`,
  faq: (question: string) => `问答「${question}」`,
  intent: (label: string) => `意图「${label}」`,
  hit: (words: readonly string[]) =>
    words.length === 0 ? '它不看文字' : `消息里有${words.map((word) => `「${word}」`).join('')}`,
  alike: (closest: string, likeness: string) => `和「${closest}」${likeness}`,
  likeness: { very: '很像', quite: '比较像', somewhat: '有点像', hardly: '不太像' },
  won: (matched: string) => `${matched}，用它回复`,
  lost: (matched: string, why: string) => `${matched}，但让给${why}`,
  heldBack: (matched: string, because: string, asksFor: string) =>
    `${matched}，但${because}${asksFor === '' ? '' : `（它要求：${asksFor}）`}`,
  notEnough: (alike: string) => `${alike}，没有选它`,
  offered: (alike: string) => `${alike}，列出来请顾客选`,
  noRule: (tried: number) => `看了 ${tried} 条规则，没有一条的关键词在这句话里`,

  /** Why one rule came before another; each follows 让给. */
  higher: (name: string, priority: number, than: number) => `「${name}」：它的优先级更高（${priority} 比 ${than}）`,
  wholeText: (name: string) => `「${name}」：优先级一样，它要求整句相同，更具体`,
  longerWord: (name: string) => `「${name}」：优先级一样，它对上的词更长`,
  earlier: (name: string) => `「${name}」：优先级一样，它排在前面`,
  comesFirst: (name: string) => `「${name}」`,
  during: { open: '人工服务时间内', closed: '人工服务时间外' },

  steps: (steps: readonly string[]) => `流程走过：${steps.join(' → ')}`,
  collected: (name: string, value: string) => `已记下${name}：${value}`,
  lookups: { orders: '订单', shipment: '订单和物流', member: '会员' },
  lookedUp: (what: string) => `查询了${what}：查到了`,
  nothingThere: (what: string) => `查询了${what}：没有`,
  cannotLookUp: (what: string, because: string) => `查询${what}没有成功：${because}`,
  because: { slow: '太慢', error: '业务系统出错', 'bad-data': '业务系统给的数据不对' },
  /** Stands in for the shop's own data where no visitor is named. */
  sampleGoods: '示例商品',
  sampleNews: '示例：包裹已到达转运中心',
  tagged: (tags: readonly string[]) => `给顾客打上标签：${tags.join('、')}`,
  leftOut: (count: number) => `有 ${count} 条回复超出微信的条数，不会发出`,
  blocked: {
    blocked: '这位顾客在屏蔽名单里，只存档不回复',
    muted: '这位顾客在静音名单里，机器人不回复，转人工照常',
    'sensitive-word': '消息或回复里有敏感词，这一句不说',
    'outside-hours': '现在不在人工服务时间，先记下请求',
    'no-welcome': '没有设置欢迎语',
    'too-many': '这位顾客一分钟内发言太多',
    'same-as-before': '和上一句相同，不重复回复',
    allowance: '微信允许的回复条数已经用完',
  },
  otherwise: (word: string) => `没有发出：${word}`,
} as const;

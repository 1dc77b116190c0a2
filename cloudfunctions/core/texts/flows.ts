import { businessTexts } from './business';

/** What the operator reads on a flow that cannot work. */
export const flowProblems = {
  notADocument: '这不是一个流程',
  name: '名称 name 要写成文字',
  enabled: '启用 enabled 只能是 true 或 false',
  start: '开始步骤 start 要写成一个步骤的 id',
  noSteps: '没有步骤 steps，请至少写一步',
  manySteps: (count: number, most: number) => `步骤有 ${count} 步，一个流程最多 ${most} 步，请拆成几个流程`,
  notAStep: (n: number) => `第 ${n} 步要写成一组字段`,
  noId: (n: number) => `第 ${n} 步没有名字 id`,
  sameId: (id: string) => `有两步都叫「${id}」，请改掉其中一个 id`,
  badField: (id: string, field: string) => `步骤「${id}」的 ${field} 写法不对，请对照说明`,
  inStep: (id: string, problem: string) => `步骤「${id}」的${problem}`,
  nothing: (id: string) => `步骤「${id}」没有话可说：请写 say`,
  emptyOption: (id: string, n: number) => `步骤「${id}」的选项第 ${n} 个缺少文字 text 或去向 go`,
  noSuchStep: (id: string, go: string) => `步骤「${id}」要去的「${go}」不存在：请补上这一步，或改 go`,
  noSuchStart: (start: string) => `开始步骤 start「${start}」不存在`,
  noSuchEntity: (id: string, ask: string) =>
    `步骤「${id}」要问的「${ask}」不认识，只能是 order、phone、date、amount 或 text`,
  noWayOn: (id: string) => `步骤「${id}」之后没有去处：请写选项 options、go、human 或 end`,
  noWayAfterAsking: (id: string) => `步骤「${id}」问到之后没有去处：请写 go`,
  noWayAfterLookup: (id: string) =>
    `步骤「${id}」查询之后没有去处：请写 go（查到了去哪一步）和 missing（没查到去哪一步）`,
  unreachable: (id: string) => `步骤「${id}」永远走不到：没有哪一步的 go 或选项通向它，请补上或删掉这一步`,
  deadEnd: (id: string) => `从步骤「${id}」走不到结束，也转不到人工：请在后面的某一步写 end: true 或 human: true`,
  endlessTalk: (id: string) => `步骤「${id}」会不等顾客回答就一直说下去：中间要有一步用 options 或 ask 等顾客回答`,
  manyReplies: (id: string, count: number, limit: number) =>
    `从步骤「${id}」起一次要说 ${count} 条，最多 ${limit} 条：请把几条合成一条（已经知道答案的问题会跳过，接着说下一步）`,
  manyLookups: (id: string, count: number, limit: number) =>
    `从步骤「${id}」起要连着查 ${count} 次，最多连着查 ${limit} 次：请在中间加一步用 options 或 ask 等顾客回答`,
  minutes: '等待分钟 minutes 要写成 1 到 2880 的数字',
  unknownOn: '触发 on 只能是 order、phone、date 或 amount',
  unknownGroup: (id: string, group: string) => `步骤「${id}」的客服组「${group}」不存在`,
  unknownLookup: (id: string, name: string) =>
    `步骤「${id}」要查的「${name}」不存在，只能是 orders、shipment 或 member`,
  lookupAlone: (id: string) => `步骤「${id}」查询时不等顾客回答，请把 ask 和 options 写到另一步`,
  chooseWithoutOrders: (id: string) => `步骤「${id}」的 choose 要和 lookup: "orders" 或 "shipment" 一起用`,
  thenWithoutEnd: (id: string) => `步骤「${id}」的 then 只能写在 end: true 的步骤上`,
} as const;

/** What a visitor in a flow reads, unless the operator wrote their own. */
export const flowTexts = {
  option: (n: number, text: string) => `${n}. ${text}`,
  choose: '回复数字选择',
  back: '回复 0 返回上一步',
  again: '没有看懂您的回复。',
  againEntity: {
    order: '没有找到订单号，请把「我的订单」里的订单号发给我。',
    phone: '这不像是一个手机号，请发 11 位手机号码。',
    date: '没有看懂日期，可以这样写：11月3日、昨天、上周三。',
    amount: '没有看懂金额，可以这样写：99 元。',
    text: '请用文字简单说明一下。',
  },
  offerHuman: '需要人工客服的话，请回复「转人工」。',
  left: '好的，已经退出。有需要随时找我。',
  lookupFailed: businessTexts.failed,
} as const;

/** What a visitor can always say in a flow, as matching sees it. */
export const flowCommands = {
  back: ['0', '返回', '上一步', '返回上一步', '回到上一步', '后退'],
  leave: ['退出', '取消', '结束', '不查了', '不用了', '算了', '退出流程', '没事了'],
} as const;

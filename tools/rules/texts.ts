import type { JsonProblem } from '../../contracts/json-problem';

// Every word the rules tool says to an operator. In: what to fill in. Out: Chinese.
export const texts = {
  usage: `用法：npm run rules -- <命令> 文件… [选项]

命令
  check  文件…             检查，逐条说出问题；有问题时退出码是 1
  try    [文件…] --text 话  试一句话：会怎么答，为什么
  replay 文件…             用最近的真实消息比较：改了以后哪些回答会变
  import 文件…             检查后写入（同一个 _id 覆盖，其余不动）
  export 文件              导出一个集合；格式看扩展名
  owner                    给店主一个一次性的登录码（24 小时有效，只显示这一次）；加 --first：已经有店主就不给

文件：.jsonl（一行一条）、.json（一个数组）、.csv（流程 flows 除外）；文件名就是集合名，如 rules.jsonl、faqs.csv，也可以用 --collection 指定
没有 --emulator 和 --env 时，同一文件夹里其他集合的文件一起读（settings.jsonl、flows.jsonl …）

选项
  --emulator http://127.0.0.1:9700   用正在运行的模拟器里的数据
  --env 环境ID                       用云环境里的数据（要 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY）
  --collection rules                 文件属于哪个集合
  --text 话  --at 2026-11-20T20:00   try：说什么、什么时候（北京时间，默认现在）
  --visitor openid  --level 金卡  --tags 老客,团购  --page pages/product/product  --from 来源
  --days 7                           replay：最近几天
  --messages 文件                    replay：不用真实消息，用一个文本文件，一行一句
  --against 文件                     replay：没有 --emulator 和 --env 时，和这个文件比较`,
  unknownCommand: (name: string) => `没有「${name}」这个命令。`,
  noFile: '请写明文件。',
  oneFile: '导出只能写一个文件。',
  noText: '请用 --text 写一句话。',
  badTime: (value: string) => `--at 不对：「${value}」，要写成 2026-11-20T20:00 这样。`,
  badDays: (value: string) => `--days 不对：「${value}」，要写成 1 到 90 的整数。`,
  unknownOption: (name: string) => `没有「${name}」这个选项。`,
  optionWithoutValue: (name: string) => `${name} 后面要写上内容。`,
  twoSources: '--emulator 和 --env 只能用一个。',
  needsSource: '要写明 --emulator 地址或 --env 环境ID。',
  needsMessages: 'replay 要有消息：写明 --emulator、--env 或 --messages 文件。',
  needsAgainst: '没有 --emulator 和 --env 时，要用 --against 写明和哪个文件比较。',
  noSecret: (names: readonly string[]) =>
    `连接云环境要先设置环境变量 ${names.join('、')}（腾讯云控制台「访问管理 - API 密钥」里取得）。`,
  badEnv: (env: string) => `--env 不对：「${env}」，要写云开发控制台「设置」里的环境 ID，像 shop-1a2b3c 这样。`,
  badSecret: (env: string, why: string) =>
    `云环境 ${env} 不认这对密钥：请检查 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY 有没有写错、停用或写反（${why}）。`,
  noEnv: (env: string, why: string) =>
    `没有云环境「${env}」，或这对密钥的账号看不到它：请检查 --env，要写云开发控制台「设置」里的环境 ID（${why}）。`,
  cloudAway: (env: string, why: string) =>
    `连不上云环境「${env}」：请检查网络、代理，以及环境 ID 有没有写错（${why}）。`,
  noCollection: (collection: string, env: string) =>
    `云环境 ${env} 里没有集合 ${collection}：请先按 database/collections.json 建好。`,
  unknownSet: (file: string, sets: readonly string[]) =>
    `${file}：看不出属于哪个集合，请用 --collection 指定，可以是 ${sets.join('、')}。`,
  noSuchSet: (collection: string, sets: readonly string[]) =>
    `--collection 不对：没有集合「${collection}」，可以是 ${sets.join('、')}。`,
  unknownFormat: (file: string) => `${file}：只认 .jsonl、.json 和 .csv。`,
  noTable: (file: string, set: string) =>
    `${file}：${set} 一步套一步，表格放不下。请用 .jsonl 或 .json：可以先导出 ${set}.json，照着改，再导入（例子在 database/starter/${set}.jsonl）。`,
  unreadable: (file: string, why: string) => `${file}：打不开（${why}）。`,
  notText: (file: string) =>
    `${file}：不是文本文件，或不是 UTF-8、GBK、UTF-16 编码；请在 Excel 里另存为「CSV UTF-8」再试。`,
  unwritable: (file: string, why: string) => `${file}：写不进去（${why}）。`,
  emulatorAway: (url: string, why: string) => `模拟器 ${url} 没有回应（${why}）。先运行 npm start。`,
  refused: (what: string, why: string) => `${what} 被拒绝：${why}`,
  place: (file: string, line: number) => `${file}:${line}`,
  problem: (place: string, name: string, message: string) => `${place}「${name}」${message}`,
  hint: '（还能用）',
  badLine: (why: string) => `这一行不是完整的 JSON：${why}`,
  badFile: (why: string) => `不是完整的 JSON：${why}`,
  notAList: '要写成一个数组，每条放在里面',
  notADocument: '不是一条记录，要写成 { … }',
  notJson: (column: number, why: JsonProblem['why']) =>
    `第 ${column} 个字符不对，${
      {
        ends: '没有写完，可能少了括号或引号',
        quote: '引号要用英文的 "',
        comma: '逗号要用英文的 ,',
        colon: '冒号要用英文的 :',
        unexpected: '这里不该有它，可能少了逗号或引号',
      }[why]
    }`,
  strayComma: '最后多了一个逗号，请删掉',
  nothingIn: '里面一条记录也没有',
  openQuote: '有一个双引号没有收尾',
  badCsv: (why: string) => `CSV 读不懂：${why}`,
  sameId: (id: string, line: number) => `_id「${id}」和第 ${line} 行重复，只有一条会生效`,
  fine: (count: number) => `检查了 ${count} 条，没有问题。`,
  found: (count: number, problems: number) => `检查了 ${count} 条，有 ${problems} 个问题。`,
  notImported: '有问题，一条也没有写入；请改好再导入。',
  imported: (count: number, collection: string) => `写入了 ${count} 条到 ${collection}。`,
  exported: (count: number, collection: string, file: string) => `导出了 ${collection} 的 ${count} 条到 ${file}。`,
  ownerCode: (code: string) =>
    `店主登录码：${code}\n24 小时内有效，只能用一次，只显示这一次。在小程序「我的 → 我是店员」输入（页面 desk/join/join）。`,
  asked: (text: string) => `顾客：${text}`,
  replayed: (count: number, changed: number) => `比较了 ${count} 条消息，${changed} 条的回答会变。`,
  before: '  现在',
  after: '  改后',
  nobody: '不回复',
  human: '转人工',
} as const;

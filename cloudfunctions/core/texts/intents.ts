/** What the operator reads on an intent that cannot work. */
export const intentProblems = {
  notADocument: '这不是一个意图',
  noName: '没有名称 name',
  noExamples: '没有例句 examples，至少写 3 句顾客会说的话',
  fewExamples: (count: number) => `例句只有 ${count} 句，太少容易认错，最好 10 句以上`,
  badExample: (n: number) => `例句第 ${n} 个要写成文字`,
  emptyExample: (n: number) => `例句第 ${n} 个是空的`,
  longExample: (n: number) => `例句第 ${n} 个太长，最多 200 个字`,
  sameExample: (n: number, other: string) => `例句第 ${n} 个在意图「${other}」里也有`,
  label: '提问时的说法 label 要写成文字',
  flow: '流程 flow 要写成文字',
  unknownFlow: (name: string) => `流程「${name}」不存在`,
  then: '之后 then 只能是 human',
  group: '客服组 group 要写成文字',
  offTopic: '闲聊 offTopic 只能是 true 或 false',
  enabled: '启用 enabled 只能是 true 或 false',
  nothingToDo: '没有回复 reply，也没有流程 flow 或 then: "human"',
} as const;

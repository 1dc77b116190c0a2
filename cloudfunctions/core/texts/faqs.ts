/** What the operator reads on an entry of `faqs` that cannot work. */
export const faqProblems = {
  notADocument: '这不是一条常见问题',
  noQuestion: '没有问题 question',
  longQuestion: '问题太长，最多 200 个字',
  noAnswer: '没有答案 answer',
  aliases: '别的问法 aliases 要写成一个或几个句子',
  category: '分类 category 要写成文字',
  enabled: '启用 enabled 只能是 true 或 false',
  flow: '流程 flow 要写成文字',
  unknownFlow: (name: string) => `流程「${name}」不存在，聊天里会直接用 answer 回答`,
  badAlias: (n: number) => `别的问法第 ${n} 个要写成文字`,
  emptyAlias: (n: number) => `别的问法第 ${n} 个是空的`,
  longAlias: (n: number) => `别的问法第 ${n} 个太长，最多 200 个字`,
  manyAliases: (limit: number) => `别的问法最多 ${limit} 个，后面的没有用上`,
  sameWording: (wording: string, other: string) => `问法「${wording}」和「${other}」里的一样，答哪一条要靠先后`,
} as const;

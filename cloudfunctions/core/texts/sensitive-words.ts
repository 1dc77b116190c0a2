/** What the operator reads on a document of sensitive words that cannot work. */
export const sensitiveWordProblems = {
  notADocument: '这不是一组敏感词',
  noWords: '没有敏感词 words',
  wrongWord: (n: number) => `敏感词第 ${n} 个要写成文字`,
  emptyWord: (n: number) => `敏感词第 ${n} 个是空的`,
  shortWord: (word: string) => `敏感词「${word}」只有一个字，会误伤很多正常的话`,
  wrongException: (n: number) => `例外 except 第 ${n} 个是空的或不是文字`,
  action: '处理 action 只能是 block（拦下）、mask（打码）或 flag（标记）',
  direction: '方向 direction 只能是 in（顾客说的）、out（我们说的）或 both（都查）',
  enabled: '启用 enabled 只能是 true 或 false',
  manyProblems: (count: number) => `还有 ${count} 个类似的问题`,
} as const;

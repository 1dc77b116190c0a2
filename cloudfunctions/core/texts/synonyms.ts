/** What the operator reads on a group of synonyms that cannot work. */
export const synonymProblems = {
  notADocument: '这不是一组同义词',
  enabled: '启用 enabled 只能是 true 或 false',
  tooFew: '词 words 至少要写两个，才有「意思相同」',
  badWord: (n: number) => `词第 ${n} 个要写成文字`,
  emptyWord: (n: number) => `词第 ${n} 个是空的`,
  longWord: (n: number, length: number) => `词第 ${n} 个太长，最多 ${length} 个字`,
  manyWords: (most: number) => `一组最多 ${most} 个词，后面的没有用上`,
} as const;

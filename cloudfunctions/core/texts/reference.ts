/** What the operator reads on a document that is left out of use to keep the others going. */
export const referenceProblems = {
  tooLarge: (kilobytes: number) => `这一条太大（超过 ${kilobytes} KB），没有使用，请缩短`,
  tooMany: (most: number) => `这个集合最多用 ${most} 条，这一条没有使用，请先删掉不用的`,
  noRoom: (megabytes: number) => `规则、问答等全部内容超过 ${megabytes} MB，这一条没有使用，请先删掉不用的`,
  andMore: (count: number) => `另外还有 ${count} 个问题，改好这些后会再列出来`,
} as const;

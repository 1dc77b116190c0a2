const tooLarge = '正则展开后太大，请减少重复次数或嵌套';

/** What the operator reads about an expression that does not work. RE2 names the reason and the place in English. */
export const words = {
  tooLong: (limit: number) => `正则太长，最多 ${limit} 个字`,
  tooMany: (limit: number) => `正则规则太多，全部规则加起来最多 ${limit} 条正则，请改用关键词`,
  tooLarge,
  tooLargeTogether: '全部规则的正则加起来太大，这一条没有用上；请减少重复次数，或改用关键词',
  matchesNothing: '正则连空内容都能匹配，等于每条消息都命中；把「*」「?」改成「+」，或写得更具体',
};

const REASONS: readonly (readonly [RegExp, (place: string) => string])[] = [
  [
    /`\(\?<?[=!]/,
    () => '正则不支持「前后查找」（(?=  (?!  (?<=  (?<!），它会让回复卡死；要排除某些词请用「排除词」exclude',
  ],
  [/Perl syntax/, (place) => `正则不支持「${place}」这种写法`],
  [/invalid escape sequence: `\\[1-9]/, () => '正则不支持反向引用（\\1、\\2），它会让回复卡死'],
  [/invalid escape sequence: `\\k`/, () => '正则不支持反向引用（\\k<名>），它会让回复卡死'],
  [/invalid escape sequence/, (place) => `正则里没有「${place}」这种转义`],
  [/trailing backslash/, () => '正则以「\\」结尾，后面少了一个字'],
  [/invalid repeat count/, (place) => `正则的重复次数「${place}」太大或写反了，套在一起最多 1000 次`],
  [/missing argument to repetition/, (place) => `正则的「${place}」前面没有可以重复的内容`],
  [/invalid nested repetition/, (place) => `正则的「${place}」把重复符号叠在一起了`],
  [/missing closing \)|missing parenthesis/, () => '正则少了一个右括号「)」'],
  [/unexpected \)/, () => '正则多了一个右括号「)」'],
  [/missing closing \]/, () => '正则少了一个右方括号「]」'],
  [/range: `\\p/, (place) => `正则不认识字符类「${place}」`],
  [/invalid character class range/, (place) => `正则的范围「${place}」写反了或不完整`],
  [/invalid named capture|duplicate/, (place) => `正则的分组名「${place}」不对，只能用英文字母和数字，也不能重复`],
  [/too large|nests too deeply/, () => tooLarge],
];

export function explainRefusal(message: string): string {
  const place = /`([^]*)`/.exec(message)?.[1] ?? '';
  const reason = REASONS.find(([pattern]) => pattern.test(message));
  return reason ? reason[1](place) : `正则写法有误${place ? `：${place}` : ''}`;
}

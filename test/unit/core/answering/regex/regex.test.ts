import { loadRegexEngine, regexLimits, type Regex } from '../../../../../cloudfunctions/core/answering/regex';

async function compiled(source: string): Promise<Regex> {
  const regex = (await loadRegexEngine()).compile(source);
  if ('problem' in regex) throw new Error(regex.problem);
  return regex;
}

describe('regular expressions', () => {
  it('finds the first match with its place and what the brackets hold', async () => {
    const regex = await compiled('订单(?:号)?[:：]?\\s*([A-Z]?\\d{6,})(元)?');
    expect(regex.find('请查订单号：a1234567 谢谢')).toEqual({ start: 2, end: 14, groups: ['a1234567', ''] });
    expect(regex.find('请查订单')).toBeNull();
  });

  it.each([
    ['(?=退)款', '前后查找'],
    ['(?<!不)退款', '前后查找'],
    ['(退)\\1', '反向引用'],
    ['退{2000}', '最多 1000'],
    ['(退款', '少了一个右括号'],
    ['退款)', '多了一个右括号'],
    ['[退', '右方括号'],
    ['*退', '前面没有可以重复的内容'],
    ['\\p{Chinese}', '不认识字符类'],
    ['退*', '每条消息都命中'],
    ['', '每条消息都命中'],
    ['退'.repeat(regexLimits.length + 1), '太长'],
  ])('says in Chinese why %j is refused', async (source, reason) => {
    expect((await loadRegexEngine()).compile(source)).toEqual({ problem: expect.stringContaining(reason) as string });
  });

  it.each(['(a+)+$', '(a|a)*$b', '(a|aa)+$', '(.*a){20}$', '(\\w+\\s?)+!$', '.*.*=.*', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'a bomb is refused or answers for a text that hangs other engines: %s',
    async (source) => {
      const regex = (await loadRegexEngine()).compile(source);
      const text = `${'a'.repeat(5000)}\u0000`;
      if ('problem' in regex) expect(regex.problem).toContain('匹配');
      else expect([null, 'object']).toContainEqual(regex.find(text) === null ? null : typeof regex.find(text));
    },
  );
});

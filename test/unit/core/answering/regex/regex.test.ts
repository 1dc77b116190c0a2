import { loadRegexEngine, regexLimits, type Regex } from '../../../../../cloudfunctions/core/answering/regex';
import { rulesOf } from '../rules/support';

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
    ['退'.repeat(100_000), '太长'],
    ['('.repeat(100_000), '太长'],
    ['(a{1000}){1000}', '最多 1000'],
    ['a{1000}{1000}', '把重复符号叠在一起了'],
    ['a{1000}?{1000}', '把重复符号叠在一起了'],
    ['(((a{30}){30}){30})', '最多 1000'],
    ['(?<a>退)\\k<a>', '反向引用'],
    ['(?<名>退)', '分组名「(?<名>」不对，只能用英文字母'],
    ['(?!不)退', '前后查找'],
    ['(?>a+)b', '不支持'],
    ['(a?){1000}a{1000}', '展开后太大'],
    ['(\\d{1,400})(\\d{1,400})', '展开后太大'],
    ['(退|款){500}', '展开后太大'],
  ])('says in Chinese why %j is refused', async (source, reason) => {
    expect((await loadRegexEngine()).compile(source)).toEqual({ problem: expect.stringContaining(reason) as string });
  });

  it('looks at the beginning of a message, however long that is', async () => {
    const regex = await compiled('退款');
    expect(regex.find(`${'好'.repeat(regexLimits.text - 2)}退款`)).toMatchObject({ start: regexLimits.text - 2 });
    expect(regex.find(`${'好'.repeat(regexLimits.text - 1)}退款`)).toBeNull();
  });

  it('takes a Chinese character as everybody writes it, also after an escaped backslash', async () => {
    expect((await compiled('[\\u4e00-\\u9fa5]+')).find('ab退款c')).toMatchObject({ start: 2, end: 4 });
    expect((await compiled('\\\\u4e00')).find('一\\u4e00')).toMatchObject({ start: 1, end: 7 });
  });

  it('what all expressions of a shop can cost for one message is bounded, and the one too many says so', async () => {
    const documents = Array.from({ length: 30 }, (_, n) => ({ match: 'regex', keywords: [`退${n}(款|货){200}`] }));
    const rules = await rulesOf(documents);
    const refused = documents.map((_, n) => rules.problems().get(`r${n + 1}`)?.[0]?.message ?? '');
    const used = refused.filter((problem) => problem === '').length;
    expect(used).toBeGreaterThan(5);
    expect(used).toBeLessThan(30);
    expect(new Set(refused.slice(used))).toEqual(
      new Set([expect.stringContaining('全部规则的正则加起来太大') as string]),
    );
    expect(
      rules.rules.reduce((sum, { regexes }) => sum + regexes.reduce((all, { size }) => all + size, 0), 0),
    ).toBeLessThanOrEqual(regexLimits.sizes);
    const small = Array.from({ length: regexLimits.patterns + 1 }, (_, n) => ({
      match: 'regex',
      keywords: [`退${n}`],
    }));
    const problems = (await rulesOf(small)).problems();
    expect(problems.get(`r${regexLimits.patterns}`)).toBeUndefined();
    expect(problems.get(`r${regexLimits.patterns + 1}`)?.[0]?.message).toContain('正则规则太多');
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

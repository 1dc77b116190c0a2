import fc from '../../../../support/properties';
import { compileRules } from '../../../../../cloudfunctions/core/answering/rules';
import { message, problemsOf, rulesOf, saturdayMorning } from './support';

describe('C12: a rule says on itself what is wrong with it', () => {
  it.each<[string, object, string]>([
    ['an empty keyword', { keywords: ['价格', ' '] }, '关键词第 2 个是空的'],
    ['a keyword of signs nobody sees', { keywords: ['\u200b\u200d'] }, '关键词第 1 个是空的'],
    ['a keyword that is no text', { keywords: ['价格', { a: 1 }] }, '关键词第 2 个要写成文字'],
    ['the same keyword twice', { keywords: ['退款', '退 款'] }, '关键词第 2 个和第 1 个一样'],
    ['no keyword', {}, '没有关键词'],
    ['only bad keywords for any text', { types: ['text'], keywords: [' '] }, '没有关键词'],
    ['nothing to say or do', { keywords: ['价格'], replies: [] }, '没有回复'],
    [
      'a name of a field that is not one',
      { keywords: ['价格'], keyword: '价格' },
      '不认识的字段「keyword」，是不是想写「keywords」',
    ],
    ['a priority in words', { keywords: ['价格'], priority: '高' }, '优先级 priority 不对：要写成数字'],
    ['a way of matching there is not', { keywords: ['价格'], match: '包含' }, '匹配方式 match 不对'],
    ['hours nobody can read', { keywords: ['价格'], hours: ['9点到6点'] }, '时段 hours 不对：要写成 09:00-18:00 这样'],
    ['a day there is not', { keywords: ['价格'], dates: ['2026-02-30'] }, '日期 dates 不对'],
    [
      'a regular expression that is refused',
      { match: 'regex', keywords: ['(?=退)款'] },
      '关键词第 1 个：正则不支持「前后查找」',
    ],
    ['a reply over the limit', { keywords: ['价格'], reply: '长'.repeat(700) }, '太长：2100 字节，微信最多 2048 字节'],
    [
      'more replies than may be sent',
      { keywords: ['价格'], replies: ['1', '2', '3', '4', '5'] },
      '回复有 5 条，一次最多 4 条',
    ],
    ['an unknown variable', { keywords: ['价格'], reply: '{{呢称}}你好' }, '{{呢称}} 没有对应的设置'],
    ['a reply of no known form', { keywords: ['价格'], reply: [{ type: 'voice', media: 'x' }] }, '看不懂'],
    [
      'a link that leads nowhere',
      { keywords: ['价格'], reply: { type: 'link', title: '详情', url: 'shop' } },
      '链接地址不对',
    ],
    [
      'a card without a page',
      { keywords: ['价格'], reply: { type: 'miniprogrampage', title: '详情' } },
      '缺少 pagepath',
    ],
    ['an exclude word that is in the keyword', { keywords: ['退款'], exclude: ['退'] }, '永远不会命中'],
    ['dates that are over', { keywords: ['价格'], dates: '2025-11-11' }, '日期已经过去'],
    ['nobody’s share', { keywords: ['价格'], share: 0 }, '分流是 0%'],
    ['an unknown flow', { keywords: ['价格'], flow: '查单' }, '流程「查单」不存在'],
    ['an unknown group', { keywords: ['价格'], group: '售后' }, '客服组「售后」不存在'],
    [
      'a page that app.json lacks',
      {
        keywords: ['价格'],
        reply: { type: 'miniprogrampage', title: '去看看', pagepath: '/pages/sale/sale?id=1', thumb: 'cloud://a' },
      },
      '页面「pages/sale/sale」不在小程序 app.json 里',
    ],
  ])('%s', async (_name, document, problem) => {
    const context = {
      now: saturdayMorning,
      flows: new Set(['订单查询']),
      groups: new Set(['售前']),
      replies: { pages: new Set(['pages/index/index']), variables: new Set(['店名']) },
    };
    expect((await problemsOf(document, context)).join('\n')).toContain(problem);
  });

  it.each([
    [{ match: 'regex', keywords: '(价格' }, '关键词第 1 个：正则少了一个右括号「)」'],
    [{ match: 'regex', keywords: ['a{2000}', '['] }, '关键词第 1 个：'],
    [{ keywords: { a: 1 } }, '关键词不对：要写成一个或几个词'],
  ])('keywords that cannot be used are one fault, and not a lack of keywords too: %j', async (document, problem) => {
    const found = (await problemsOf(document)).join('\n');
    expect(found).toContain(problem);
    expect(found).not.toContain('没有关键词');
  });

  it.each([{ match: 'regex' }, { match: 'regex', keywords: '' }, { match: 'regex', keywords: [] }, {}])(
    'no keywords at all are told as that alone: %j',
    async (document) => {
      expect(await problemsOf(document)).toEqual([expect.stringContaining('没有关键词') as string]);
    },
  );

  it('an empty keyword among good ones does not put the rule out of use', async () => {
    const rules = await rulesOf([{ keywords: ['', '价格'] }]);
    expect(rules.match(message('价格')).wins).toHaveLength(1);
  });

  it('a condition that cannot be read does: without it the rule would answer too much', async () => {
    const rules = await rulesOf([{ keywords: ['价格'], hours: '上午' }]);
    expect(rules.rules).toEqual([]);
    expect(rules.problems().get('r1')).toEqual([{ message: expect.stringContaining('时段') as string, fatal: true }]);
  });

  it.each([
    [{ tags: [' '] }, '访客标签 tags 第 1 个是空的'],
    [{ levels: [{}] }, '会员等级 levels 第 1 个要写成文字'],
    [{ pages: [''] }, '页面 pages 第 1 个是空的'],
  ])('so does a list of visitors or places with nothing in it that can be read: %j', async (condition, problem) => {
    const rules = await rulesOf([{ keywords: ['价格'], ...condition }]);
    expect(rules.rules).toEqual([]);
    expect(rules.problems().get('r1')?.[0]).toEqual({ message: problem, fatal: true });
  });

  it('a reply may be as long as WeChat takes it, to the byte, and a rule may say as much as may be sent', async () => {
    const longest = `${'长'.repeat(682)}ab`;
    expect(Buffer.byteLength(longest)).toBe(2048);
    expect(await problemsOf({ keywords: ['价格'], reply: longest })).toEqual([]);
    expect((await problemsOf({ keywords: ['价格'], reply: `${longest}c` })).join()).toContain('2049 字节');
    expect(await problemsOf({ keywords: ['价格'], replies: ['1', '2', '3', '4'] })).toEqual([]);
    expect(await problemsOf({ keywords: ['价格'], replies: ['1', '2', '3', '4', '5', '6'], pick: 'one' })).toEqual([]);
  });

  it('a rule that is switched off is not judged', async () => {
    const rules = await rulesOf([{ enabled: false, keywords: [], hours: '上午' }]);
    expect(rules.problems().size).toBe(0);
    expect(rules.rules).toEqual([]);
  });

  it.each<[string, object[], string, string | null]>([
    [
      'a shorter word at higher priority',
      [{ name: '甲', keywords: ['退'], priority: 2 }, { keywords: ['退款', '退货'] }],
      'r2',
      '永远轮不到：它能命中的消息都会先被规则「甲」答掉',
    ],
    [
      'only one of two keywords is covered',
      [{ keywords: ['退款'], priority: 2 }, { keywords: ['退款', '换货'] }],
      'r2',
      null,
    ],
    [
      'the first lets others go on',
      [{ keywords: ['退'], priority: 2, stop: false }, { keywords: ['退款'] }],
      'r2',
      null,
    ],
    [
      'the first has hours',
      [{ keywords: ['退'], priority: 2, hours: '09:00-12:00' }, { keywords: ['退款'] }],
      'r2',
      null,
    ],
    [
      'the first has an exclude word',
      [{ keywords: ['退'], priority: 2, exclude: ['款'] }, { keywords: ['退款'] }],
      'r2',
      null,
    ],
    [
      'any message at higher priority',
      [{ name: '甲', types: ['text'], priority: 2 }, { keywords: ['退款'] }],
      'r2',
      '「甲」',
    ],
    ['a longer word at equal priority', [{ keywords: ['退'] }, { keywords: ['退款'] }], 'r2', null],
    [
      'all words, one covered',
      [
        { name: '甲', keywords: ['退款'], priority: 1 },
        { keywords: ['退款', '运费'], match: 'all' },
      ],
      'r2',
      '「甲」',
    ],
    [
      'the same word, equal priority, partly',
      [{ name: '甲', keywords: ['退款'] }, { keywords: ['退款', '退钱'] }],
      'r2',
      '和规则「甲」都有关键词「退款」，优先级也一样',
    ],
    [
      'the first is for pictures only',
      [{ types: ['image'], priority: 2 }, { types: ['image'], keywords: ['退'], priority: 2 }, { keywords: ['退款'] }],
      'r3',
      null,
    ],
    [
      'the first is asked for another level',
      [
        { keywords: ['退'], priority: 2, levels: ['金卡'] },
        { keywords: ['退款'], levels: ['银卡'] },
      ],
      'r2',
      null,
    ],
    [
      'the first has the same condition',
      [
        { name: '甲', keywords: ['退'], priority: 2, levels: ['金卡'] },
        { keywords: ['退款'], levels: ['金卡'] },
      ],
      'r2',
      '「甲」',
    ],
    [
      'the whole word again, later',
      [
        { name: '甲', keywords: ['退款'] },
        { name: '乙', keywords: ['退款'] },
      ],
      'r1',
      '和规则「乙」都有关键词「退款」',
    ],
    [
      'a beginning covers no word in the middle',
      [{ keywords: ['退'], match: 'prefix', priority: 2 }, { keywords: ['退款'] }],
      'r2',
      null,
    ],
    [
      'an exact text covers no sentence',
      [{ keywords: ['退款'], match: 'exact', priority: 2 }, { keywords: ['退款'] }],
      'r2',
      null,
    ],
    [
      'several words that are all needed cover none of them',
      [{ keywords: ['退', '款'], match: 'all', priority: 2 }, { keywords: ['退款'] }],
      'r2',
      null,
    ],
    [
      'any message with a condition of its own',
      [{ types: ['text'], priority: 2, levels: ['金卡'] }, { keywords: ['退款'] }],
      'r2',
      null,
    ],
    [
      'any message with the same condition',
      [
        { name: '甲', types: ['text'], priority: 2, levels: ['金卡'] },
        { keywords: ['退款'], levels: ['金卡'] },
      ],
      'r2',
      '「甲」',
    ],
    [
      'any message, after one that lets others go on',
      [
        { types: ['text'], priority: 3, stop: false },
        { name: '乙', types: ['text'], priority: 2 },
        { keywords: ['退款'] },
      ],
      'r3',
      '「乙」',
    ],
    [
      'two for any message, one after the other',
      [
        { name: '甲', types: ['text'] },
        { types: ['text'], reply: '二' },
      ],
      'r2',
      '「甲」',
    ],
    [
      'halves of one test',
      [
        { keywords: ['退款'], share: '0-50', shareTest: 't' },
        { keywords: ['退款'], share: '50-100', shareTest: 't' },
      ],
      'r2',
      null,
    ],
  ])('conflicts: %s', async (_name, documents, id, problem) => {
    const found = ((await rulesOf(documents)).problems().get(id) ?? []).map(({ message: each }) => each).join('\n');
    if (problem === null) expect(found).toBe('');
    else expect(found).toContain(problem);
  });

  it('what is said never to win never wins', async () => {
    const word = fc.array(fc.constantFrom(...'退款'), { minLength: 1, maxLength: 2 }).map((c) => c.join(''));
    const document = fc.record({
      match: fc.constantFrom('contains', 'exact', 'prefix', 'all'),
      keywords: fc.uniqueArray(word, { minLength: 1, maxLength: 2 }),
      priority: fc.nat(1),
      stop: fc.boolean(),
      types: fc.constantFrom(['text'], ['image', 'text'], ['image']),
      levels: fc.constantFrom([], [], ['金卡']),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 6 }),
        fc.array(fc.constantFrom(...'退款货'), { maxLength: 4 }),
        async (documents, text) => {
          const rules = await rulesOf(documents);
          for (const { rule } of rules.match(message(text.join(''), { visitor: { id: 'o', level: '金卡' } })).wins) {
            const said = (rules.problems().get(rule.id) ?? []).map(({ message: each }) => each).join();
            expect(said).not.toContain('永远');
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[string, (n: number) => object]>([
    ['rules for any message, each for a level of its own', (n) => ({ types: ['text'], levels: [`第${n}级`] })],
    ['rules for one word', (n) => ({ keywords: ['退款'], levels: [`第${n}级`] })],
    ['words that stand in each other', (n) => ({ keywords: ['退'.repeat((n % 290) + 1), `退${n}`] })],
  ])('ten thousand are compared with each other in the time of a tick: %s', (_name, shape) => {
    const documents = Array.from({ length: 10_000 }, (_, n) => ({ _id: `r${n}`, reply: '好', ...shape(n) }));
    expect(compileRules(documents).problems().size).toBeLessThanOrEqual(10_000);
  });

  it('100,000 documents of bad shapes: nothing throws, each has its status, the good one answers', () => {
    const shapes: unknown[] = [
      ...[null, undefined, 7, 'rule', [], true, {}, { keywords: null }, { keywords: {} }, { keywords: [[[]]] }],
      ...[{ keywords: ['a'.repeat(5000)] }, { keywords: ['退'], hours: [null] }, { keywords: ['退'], share: [] }],
      ...[
        { keywords: ['退'], reply: { link: 'x' } },
        { keywords: ['退'], reply: { card: null } },
        { keywords: ['退'], priority: NaN },
      ],
      ...[
        { keywords: ['退'], reply: [[['x']]] },
        { match: 'regex', keywords: ['('], reply: 'x' },
        { __proto__: null, keywords: ['退'] },
      ],
      JSON.parse('{"__proto__": {"enabled": true}, "constructor": 1, "keywords": ["退"]}'),
    ];
    const bad = Array.from({ length: 100_000 }, (_, i) => {
      const shape = shapes[i % shapes.length];
      return typeof shape === 'object' && shape !== null && !Array.isArray(shape)
        ? { ...shape, _id: `bad${i}` }
        : shape;
    });
    const rules = compileRules([...bad, { _id: 'good', keywords: ['退款'], reply: '好' }]);
    expect(rules.problems().size).toBe(100_000);
    expect(rules.match(message('退款')).wins.map(({ rule }) => rule.id)).toEqual(['good']);
  });

  it('any JSON at all is read without throwing', () => {
    const anything = fc.dictionary(
      fc.oneof(
        fc.constantFrom('keywords', 'reply', 'hours', 'share', 'group', 'match', 'types', 'exclude'),
        fc.string(),
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), fc.string(), (documents, text) => {
        expect(compileRules(documents).match(message(text)).trace.tried).toBeLessThanOrEqual(documents.length);
      }),
    );
  });
});

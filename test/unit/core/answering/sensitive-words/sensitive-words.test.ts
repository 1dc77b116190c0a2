import fc from '../../../../support/properties';
import { createLexicon } from '../../../../../cloudfunctions/core/answering/keywords/lexicon';
import { normalise } from '../../../../../cloudfunctions/core/answering/normal-text';
import { compileRules } from '../../../../../cloudfunctions/core/answering/rules';
import { compileWords } from '../../../../../cloudfunctions/core/answering/sensitive-words';

const words = compileWords([
  { _id: 'abuse', words: ['傻子', '滚蛋'], action: 'mask' },
  { _id: 'contact', words: ['加微信', '加vx'], action: 'block', direction: 'out' },
  { _id: 'rival', word: '隔壁家', action: 'flag', direction: 'in' },
  { _id: 'money', words: ['返现'], except: ['不返现'], action: 'flag' },
]);

describe('sensitive words', () => {
  it.each([
    ['请你加微信', 'out', 'block'],
    ['请你加微信', 'in', 'pass'],
    ['加 V X 聊', 'out', 'block'],
    ['加 VIP 聊', 'out', 'pass'],
    ['加ＶＸ聊', 'out', 'block'],
    ['加*微\u200b信', 'out', 'block'],
    ['隔壁家便宜', 'in', 'flag'],
    ['隔壁家便宜', 'out', 'pass'],
    ['好评返现吗', 'in', 'flag'],
    ['我们不返现', 'out', 'pass'],
    ['滾蛋', 'in', 'mask'],
    ['你好', 'in', 'pass'],
  ] as const)('%s (%s): %s', (text, direction, action) => {
    expect(words.check(text, direction).action).toBe(action);
  });

  it('a harmless text frees what stands in it and nothing else', () => {
    const tickets = compileWords([{ words: ['返现'], except: ['返现券', '不返现'], action: 'flag' }]);
    const found = (text: string) => tickets.check(text, 'in').hits.map(({ span }) => span.start);
    expect(found('有返现券吗')).toEqual([]);
    expect(found('我们不返现，他们返现')).toEqual([8]);
    expect(found('返现，不是返*现 券')).toEqual([0]);
  });

  it('covers what becomes a word again when the one inside it is covered', () => {
    expect(words.check('傻傻子子', 'in').masked).toBe('****');
    expect(words.check('傻傻傻子子子好', 'in').masked).toBe('******好');
  });

  it('takes the sternest action, and covers what is to be masked in the text as it was typed', () => {
    const verdict = words.check('傻*子，加微信，滚蛋！', 'out');
    expect(verdict.action).toBe('block');
    expect(verdict.masked).toBe('***，加微信，**！');
    expect(verdict.hits.map(({ word }) => word)).toEqual(['傻子', '加微信', '滚蛋']);
  });

  it('shares one pass over the text with the rules', () => {
    const lexicon = createLexicon();
    const rules = compileRules([{ _id: 'r', keywords: ['返现'], reply: '好评返 2 元' }], { lexicon });
    const shared = compileWords([{ words: ['返现', '骗子'] }], { lexicon });
    const normal = normalise('骗子，说好的返现呢');
    const hits = lexicon.find(normal.text);
    const input = { type: 'text' as const, text: normal.original, normal, hits, visitor: { id: 'o' }, now: 0 };
    expect(rules.match(input).wins).toHaveLength(1);
    expect(shared.check(normal.original, 'in', { normal, hits }).hits.map(({ word }) => word)).toEqual([
      '骗子',
      '返现',
    ]);
    expect(lexicon.size).toBe(2);
  });

  it.each<[unknown, string, boolean]>([
    [{ words: [] }, '没有敏感词', true],
    [{ words: ['好', '坏人'] }, '敏感词「好」只有一个字', false],
    [{ words: ['坏人', ' '] }, '敏感词第 2 个是空的', false],
    [{ words: ['坏人', {}] }, '敏感词第 2 个要写成文字', false],
    [{ words: ['坏人'], action: '删除' }, '处理 action 只能是', true],
    [{ words: ['坏人'], direction: 'all' }, '方向 direction 只能是', true],
    ['坏人', '这不是一组敏感词', true],
  ])('C12: %j', (document, problem, fatal) => {
    const { problems } = compileWords([document]);
    expect(problems.get('#1')).toContainEqual({ message: expect.stringContaining(problem) as string, fatal });
  });

  it('masks exactly what it found, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('傻', '子', '*', ' ', '好', '😀', '\u200b'), { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        const { masked, hits } = words.check(text, 'in');
        expect(masked).toHaveLength(text.length);
        expect(words.check(masked, 'in').hits).toEqual([]);
        hits.forEach(({ span }) => expect(normalise(text.slice(span.start, span.end)).text).toBe('傻子'));
      }),
    );
  });

  describe('dodges, both ways, with their places in the text as it was typed', () => {
    const dodged = compileWords([
      { _id: 'x', words: ['退款', 'tui款', '加微信', 'fuck', '貸款'], action: 'mask', direction: 'both' },
    ]);
    const cases: readonly (readonly [text: string, marked: string])[] = [
      ['我要退*款', '退*款'],
      ['我要退 款谢谢', '退 款'],
      ['我要退　款', '退　款'],
      ['请T.u.i款吧', 'T.u.i款'],
      ['请Ｔ．ｕ．ｉ款吧', 'Ｔ．ｕ．ｉ款'],
      ['t u i 款', 't u i 款'],
      ['tuì款', 'tuì款'],
      ['不退\u200b\u2060款', '退\u200b\u2060款'],
      ['不退\u00ad款', '退\u00ad款'],
      ['不退\ufe0f款', '退\ufe0f款'],
      ['不退\u{e0101}款', '退\u{e0101}款'],
      ['不退\u0336款', '退\u0336款'],
      ['不退😀👨‍👩‍👧款', '退😀👨‍👩‍👧款'],
      ['不退❤️款', '退❤️款'],
      ['不退……款', '退……款'],
      ['退\n款', '退\n款'],
      ['（退）（款）', '退）（款'],
      ['【退】【款】', '退】【款'],
      ['要退丶款', '退丶款'],
      ['要退/款', '退/款'],
      ['加✨微✨信', '加✨微✨信'],
      ['你𝐟𝐮𝐜𝐤我', '𝐟𝐮𝐜𝐤'],
      ['ⓕⓤⓒⓚ', 'ⓕⓤⓒⓚ'],
      ['F.U.C.K', 'F.U.C.K'],
      ['f\u200buck', 'f\u200buck'],
      ['可以貸*款吗', '貸*款'],
      ['可以贷款吗', '贷款'],
    ];
    it.each(cases)('%j: %j', (text, marked) => {
      for (const direction of ['in', 'out'] as const) {
        const { hits, masked } = dodged.check(text, direction);
        expect(hits.map(({ span }) => text.slice(span.start, span.end))).toEqual([marked]);
        expect(masked).toBe(text.replace(marked, '*'.repeat(marked.length)));
      }
    });

    it.each([
      '退一下款项',
      '退货，款式不对',
      '我想退，款式不喜欢',
      '好的，退。款到了吗',
      '退了那笔款',
      '这款不退',
      '加个微信群怎么样'.replace('微信群', '微群'),
      '增加微型信箱',
      'tui 是什么',
      '1.5 折，A-1 款，T-shirt 退一款',
      '满 100 减 20',
      'F5 U 盘 C 口 K 歌',
    ])('an ordinary text is not caught: %s', (text) => {
      expect(dodged.check(text, 'in').hits).toEqual([]);
      expect(dodged.check(text, 'out').masked).toBe(text);
    });

    it('finds a word through any mix of dodges, and marks it from its first to its last character', () => {
      const between = fc.array(
        fc.constantFrom(
          ' ',
          '　',
          '*',
          '.',
          '·',
          '~',
          '_',
          '-',
          '/',
          '\u200b',
          '\u0336',
          '\ufe0f',
          '😀',
          '❤️',
          '丶',
          '…',
        ),
        { maxLength: 4 },
      );
      const around = fc.constantFrom('', '。', '（', '好，');
      fc.assert(
        fc.property(
          fc.constantFrom('退款', '退貸款', '退贷款项'),
          between,
          around,
          around,
          (word, dodges, left, right) => {
            const [first = '', ...rest] = word;
            const text = [left, first, ...dodges, ...rest, right].join('');
            const { hits } = compileWords([{ words: [word], action: 'mask' }]).check(text, 'in');
            expect(hits.map(({ span }) => text.slice(span.start, span.end))).toEqual([
              [first, ...dodges, ...rest].join(''),
            ]);
          },
        ),
        { numRuns: 400 },
      );
    });
  });
});

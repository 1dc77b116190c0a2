import fc from 'fast-check';
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
    ['加 V X 聊', 'out', 'pass'],
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
});

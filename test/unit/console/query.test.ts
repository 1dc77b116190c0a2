import { looksLikeQuery, textPaths, whereOf } from '../../../emulator/console/panes/database/query';
import { SyntaxProblem } from '../../../emulator/console/panes/database/syntax';
import type { Document } from '../../../emulator/console/types';

const where = (text: string) => whereOf(text, []);
const problemOf = (text: string): SyntaxProblem => {
  try {
    where(text);
  } catch (error) {
    if (error instanceof SyntaxProblem) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
};

describe('the search box: queries in the syntax of the SDK', () => {
  it.each<[string, unknown]>([
    ['{ enabled: true, priority: _.gt(3) }', { enabled: true, priority: { $gt: 3 } }],
    ['{\'a.b\': "x", c: null, d: -1.5e3}', { 'a.b': 'x', c: null, d: -1500 }],
    ['{ 名称: `价格` }', { 名称: '价格' }],
    ['{ a: { b: { c: 1 } } }', { 'a.b.c': 1 }],
    ['{ a: _.gt(1).lt(5) }', { $and: [{ a: { $gt: 1 } }, { a: { $lt: 5 } }] }],
    ['{ a: _.gt(1).and(_.lt(5)) }', { $and: [{ a: { $gt: 1 } }, { a: { $lt: 5 } }] }],
    ['{ a: _.or(_.lt(1), _.gt(5)) }', { $or: [{ a: { $lt: 1 } }, { a: { $gt: 5 } }] }],
    ['_.or([{ a: 1 }, { b: _.in([2, 3]) }])', { $or: [{ a: 1 }, { b: { $in: [2, 3] } }] }],
    ['db.command.and({ a: 1 }, { b: 2 })', { $and: [{ a: 1 }, { b: 2 }] }],
    ['{ a: _.neq("x"), b: _.not(_.exists(true)) }', { a: { $ne: 'x' }, b: { $not: { $exists: true } } }],
    [
      '{ a: _.mod(4, 1), b: _.all([1, 2]), c: _.size(0) }',
      { a: { $mod: [4, 1] }, b: { $all: [1, 2] }, c: { $size: 0 } },
    ],
    ['{ list: _.elemMatch({ n: _.gte(2) }) }', { list: { $elemMatch: { n: { $gte: 2 } } } }],
    ['{ name: /价.格/i }', { name: { $regex: '价.格', $options: 'i' } }],
    ["{ name: db.RegExp({ regexp: '^a', options: 'i' }) }", { name: { $regex: '^a', $options: 'i' } }],
    ["{ at: _.gt(new Date('2026-11-21T00:00:00Z')) }", { at: { $gt: { $date: '2026-11-21T00:00:00.000Z' } } }],
    ['{ a: 1, a: _.or(_.eq(1), _.eq(2)), }', { $or: [{ a: { $eq: 1 } }, { a: { $eq: 2 } }] }],
    ['{ "a": {"$gt": 3} }', { a: { $gt: 3 } }],
    ['{}', {}],
  ])('reads %s', (text, query) => {
    expect(where(text)).toEqual(query);
  });

  it('never runs what stands there', () => {
    expect(() => where('{ a: globalThis.process.exit(1) }')).toThrow(SyntaxProblem);
    expect(() => where('{ a: (() => 1)() }')).toThrow(SyntaxProblem);
    expect(where('{ __proto__: 1 }')).toEqual(JSON.parse('{"__proto__": 1}'));
  });

  it.each([
    ['{ a: }', 5],
    ['{ a: 1', 6],
    ['{ a: _.gt(1 }', 12],
    ['{ a: "x }', 5],
    ['{ a: 1 } b', 9],
    ['{ : 1 }', 2],
    ['{ a: foo }', 5],
  ])('says where %s is wrong', (text, at) => {
    expect(problemOf(text).at).toBe(at);
  });

  it('names the commands it knows when asked for another one', () => {
    expect(problemOf('{ a: _.near(1) }').message).toContain('_.elemMatch');
  });
});

describe('the search box: plain words', () => {
  const documents = [
    { _id: 'price', keywords: ['价格'], reply: { text: '99 元' }, priority: 5, at: { $date: '2026-11-21T00:00:00Z' } },
  ] satisfies Document[];

  it('looks into every field that holds text, lists and inner fields too', () => {
    expect(textPaths(documents)).toEqual(['keywords', 'reply.text']);
  });

  it('wants every word, wherever it stands, as it is written', () => {
    expect(whereOf('99 a.b', documents)).toEqual({
      $and: ['99', 'a\\.b'].map((word) => ({
        $or: ['_id', 'keywords', 'reply.text'].map((path) => ({ [path]: { $regex: word, $options: 'i' } })),
      })),
    });
  });

  it('an empty box asks for everything', () => {
    expect(whereOf('  ', documents)).toBeUndefined();
  });

  it('a word is no query', () => {
    expect(looksLikeQuery('价格')).toBe(false);
    expect(looksLikeQuery(' {a: 1}')).toBe(true);
    expect(looksLikeQuery('_.or([])')).toBe(true);
  });
});

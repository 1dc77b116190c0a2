import { parseUpdate } from '../../../../emulator/services/database/update/apply';
import type { Fields } from '../../../../emulator/services/database/values/types';

const now = new Date(1000);
const apply = (fields: Fields, operators: unknown, query: Fields = {}) =>
  parseUpdate(operators, query, now)({ _id: 'x', ...fields });

describe('an update', () => {
  it('changes nothing of the document it is given and shares what stays', () => {
    const before = { _id: 'x', a: { n: 1 }, b: { big: true } };
    const after = parseUpdate({ $set: { 'a.n': 2 } }, {}, now)(before);
    expect(before.a.n).toBe(1);
    expect(after).toEqual({ _id: 'x', a: { n: 2 }, b: { big: true } });
    expect(after['b']).toBe(before.b);
  });
  it.each<[string, unknown]>([
    ['the same value set', { $set: { n: 1 } }],
    ['a missing field removed', { $unset: { other: '' } }],
    ['a lesser maximum', { $max: { n: 0 } }],
    ['a value added that is there', { $addToSet: { list: 1 } }],
    ['a value pulled that is not there', { $pull: { list: 9 } }],
    ['no operators at all', {}],
  ])('answers the same document for %s', (_name, operators) => {
    const document = { _id: 'x', n: 1, list: [1, 2] };
    expect(parseUpdate(operators, {}, now)(document)).toBe(document);
  });
  it.each<[string, Fields, unknown, Fields]>([
    ['pads a list with null', { l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
    ['leaves null where an element was unset', { l: [1, 2] }, { $unset: { 'l.0': '' } }, { l: [null, 2] }],
    ['keeps repeated elements when it adds to a set', { l: [1, 1] }, { $addToSet: { l: 2 } }, { l: [1, 1, 2] }],
    [
      'tells objects apart by the order of their fields',
      { l: [{ a: 1, b: 2 }] },
      { $addToSet: { l: { b: 2, a: 1 } } },
      {
        l: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
    ],
    ['multiplies a missing field to 0', {}, { $mul: { n: 5 } }, { n: 0 }],
    ['makes parents on the way', {}, { $inc: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    ['moves a field', { a: { b: 1 } }, { $rename: { 'a.b': 'c.d' } }, { a: {}, c: { d: 1 } }],
    [
      'pulls by condition on fields',
      {
        l: [
          { n: 1, k: 'a' },
          { n: 5, k: 'b' },
        ],
      },
      { $pull: { l: { n: { $gt: 3 } } } },
      { l: [{ n: 1, k: 'a' }] },
    ],
    [
      'sorts and cuts what it pushes',
      { l: [3, 1] },
      { $push: { l: { $each: [2], $sort: -1, $slice: 2 } } },
      { l: [3, 2] },
    ],
    [
      'keeps the last elements with a negative slice',
      { l: [1, 2] },
      { $push: { l: { $each: [3], $slice: -2 } } },
      { l: [2, 3] },
    ],
    ['writes the virtual time', {}, { $currentDate: { at: true } }, { at: now }],
    ['combines bits', { n: 12 }, { $bit: { n: { and: 10 } } }, { n: 8 }],
    ['changes all elements by $[]', { l: [1, 2] }, { $inc: { 'l.$[]': 1 } }, { l: [2, 3] }],
  ])('%s', (_name, before, operators, after) => {
    expect(apply(before, operators)).toEqual({ _id: 'x', ...after });
  });
  it('changes by $ the first element the query found', () => {
    const list = [
      { k: 'a', n: 1 },
      { k: 'b', n: 1 },
      { k: 'b', n: 2 },
    ];
    expect(apply({ list }, { $set: { 'list.$.n': 9 } }, { 'list.k': 'b' })['list']).toEqual([
      { k: 'a', n: 1 },
      { k: 'b', n: 9 },
      { k: 'b', n: 2 },
    ]);
    expect(apply({ tags: [1, 5, 7] }, { $set: { 'tags.$': 0 } }, { $and: [{ tags: { $gt: 4 } }] })['tags']).toEqual([
      1, 0, 7,
    ]);
  });
});

describe('MongoDB refuses, and so do we,', () => {
  it.each<[unknown, string]>([
    [
      { $inc: { s: 1 } },
      `Cannot apply $inc to a value of non-numeric type. {_id: "x"} has the field 's' of non-numeric type string`,
    ],
    [{ $inc: { n: 'a' } }, 'Cannot increment with non-numeric argument: {n: "a"}'],
    [{ $mul: { s: 2 } }, 'Cannot apply $mul to a value of non-numeric type'],
    [{ $push: { n: 1 } }, `The field 'n' must be an array but is of type int in document {_id: "x"}`],
    [{ $addToSet: { n: 1 } }, `Cannot apply $addToSet to non-array field. Field named 'n' has non-array type int`],
    [{ $pop: { s: 1 } }, "Path 's' contains an element of non-array type 'string'"],
    [{ $pop: { l: 2 } }, '$pop expects 1 or -1, found: 2'],
    [{ $pull: { n: 1 } }, 'Cannot apply $pull to a non-array value'],
    [{ $pullAll: { l: 1 } }, '$pullAll requires an array argument but was given a int'],
    [{ $set: { 'n.a': 1 } }, "Cannot create field 'a' in element {n: 1}"],
    [{ $set: { 'none.a': 1 } }, "Cannot create field 'a' in element {none: null}"],
    [{ $set: { 'l.a': 1 } }, "Cannot create field 'a' in element {l: [ 1 ]}"],
    [{ $set: { _id: 'y' } }, "Performing an update on the path '_id' would modify the immutable field '_id'"],
    [{ $unset: { _id: '' } }, "Performing an update on the path '_id' would modify the immutable field '_id'"],
    [{ $set: { a: 1 }, $inc: { 'a.b': 1 } }, "Updating the path 'a.b' would create a conflict at 'a'"],
    [{ $set: { 'a.b': 1, a: 1 } }, "Updating the path 'a' would create a conflict at 'a'"],
    [{ $set: { '': 1 } }, 'An empty update path is not valid.'],
    [{ $set: { 'a..b': 1 } }, "The update path 'a..b' contains an empty field name, which is not allowed."],
    [{ $set: { a: { $b: 1 } } }, "The dollar ($) prefixed field '$b' in 'a.$b' is not valid for storage."],
    [{ $rename: { n: 'n' } }, 'The source and target field for $rename must differ'],
    [{ $rename: { n: 5 } }, "The 'to' field for $rename must be a string"],
    [{ $set: { 'l.$': 1 } }, 'The positional operator did not find the match needed from the query.'],
    [{ $nope: { a: 1 } }, 'Unknown modifier: $nope'],
    [{ a: 1 }, 'must contain atomic operators'],
    [{ $set: 5 }, 'Modifiers operate on fields but we found type int instead'],
    [{ $push: { l: { $each: 1 } } }, 'The argument to $each in $push must be an array but it was of type: int'],
    [{ $set: { '__proto__.x': 1 } }, 'contains a field name that is not allowed'],
  ])('%j', (operators, message) => {
    expect(() => apply({ n: 1, s: 'text', l: [1], none: null }, operators)).toThrow(message);
  });
});

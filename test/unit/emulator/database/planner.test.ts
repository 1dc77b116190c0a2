import { find } from '../../../../emulator/services/database/query/find';
import { Collection } from '../../../../emulator/services/database/store/collection';
import type { IndexDeclaration } from '../../../../emulator/services/database/store/ordered-index';
import type { Document, Fields } from '../../../../emulator/services/database/values/types';

function collection(documents: Document[], ...indexes: IndexDeclaration[]): Collection {
  const made = new Collection('things', indexes);
  for (const document of documents)
    made.put({ collection: made, key: Collection.keyOf(document._id), before: null, after: document }, 1);
  return made;
}
const many = (make: (i: number) => Fields) =>
  Array.from({ length: 1000 }, (_unused, i): Document => ({ _id: i, ...make(i) }));

describe('the planner', () => {
  const things = collection(
    many((i) => ({ a: i % 10, b: i % 100, c: i, tags: [i % 7, i % 11], maybe: i % 2 ? i : undefined })),
    { name: 'a_c', keys: { a: 1, c: -1 } },
    { name: 'b', keys: { b: 1 } },
    { name: 'tags', keys: { tags: 1 } },
    { name: 'maybe', keys: { maybe: 1 }, sparse: true },
  );
  const ask = (query: Fields, more: { sort?: [string, 1 | -1][]; limit?: number; skip?: number } = {}) => {
    const { entries, ...cost } = find({ collection: things }, { query, ...more });
    return { ids: entries.map(({ document }) => document._id as number), ...cost };
  };

  it('goes to documents by _id', () => {
    expect(ask({ _id: 5 })).toEqual({ ids: [5], index: '_id_', scanned: 1 });
    expect(ask({ _id: { $in: [5, 6, 2000] }, a: 5 })).toEqual({ ids: [5], index: '_id_', scanned: 2 });
  });
  it('uses an index for equality, $in and ranges, and looks at the matches only', () => {
    expect(ask({ b: 7 })).toMatchObject({ index: 'b', scanned: 10 });
    expect(ask({ b: { $in: [7, 8] } })).toMatchObject({ index: 'b', scanned: 20 });
    expect(ask({ b: { $gte: 10, $lt: 12 } })).toMatchObject({ index: 'b', scanned: 20 });
    expect(ask({ a: 3, c: { $gt: 900 } })).toMatchObject({ index: 'a_c', scanned: 10 });
    expect(ask({ $and: [{ a: 3 }, { c: { $lte: 13 } }] })).toMatchObject({ index: 'a_c', scanned: 2 });
  });
  it('reads the wished order from an index and stops at the limit', () => {
    expect(ask({ a: 3 }, { sort: [['c', -1]], limit: 2 })).toEqual({ ids: [993, 983], index: 'a_c', scanned: 2 });
    expect(ask({ a: 3 }, { sort: [['c', 1]], limit: 2, skip: 1 })).toEqual({ ids: [13, 23], index: 'a_c', scanned: 3 });
    expect(ask({}, { sort: [['b', -1]], limit: 1 })).toMatchObject({ index: 'b', scanned: 1 });
  });
  it('sorts itself what an index cannot give', () => {
    expect(ask({ a: { $in: [3, 4] } }, { sort: [['c', -1]], limit: 2 })).toMatchObject({
      ids: [994, 993],
      scanned: 200,
    });
    expect(
      ask(
        { tags: 3 },
        {
          sort: [
            ['tags', 1],
            ['c', 1],
          ],
          limit: 1,
        },
      ),
    ).toMatchObject({ index: 'tags', ids: [14] });
  });
  it('finds each document once, however many of its list’s elements are in the range', () => {
    const { ids, index } = ask({ tags: { $gte: 0 } });
    expect(index).toBe('tags');
    expect(new Set(ids).size).toBe(1000);
    expect(ids).toHaveLength(1000);
  });
  it('finds a list whose one element satisfies one end of a range and another the other', () => {
    const lists = collection(
      [
        { _id: 1, l: [0, 9] },
        { _id: 2, l: [5] },
      ],
      { name: 'l', keys: { l: 1 } },
    );
    const found = find({ collection: lists }, { query: { l: { $gt: 8, $lt: 1 } } });
    expect(found.entries.map(({ key }) => key)).toEqual([Collection.keyOf(1)]);
    expect(found.index).toBe('l');
  });
  it('does not use a sparse index where a missing field would match', () => {
    expect(ask({ maybe: null })).toMatchObject({ index: null });
    expect(ask({ maybe: { $gt: 990 } })).toMatchObject({ index: 'maybe', scanned: 5 });
  });
  it('answers an $or by the indexes of its branches, each document once', () => {
    const { ids, index, scanned } = ask({ $or: [{ b: 7 }, { _id: 7 }, { tags: 6 }] });
    expect(index).toBe('b, _id_, tags');
    expect(new Set(ids).size).toBe(ids.length);
    expect(scanned).toBe(ids.length);
    expect(ask({ $or: [{ b: 7 }, { nothing: 1 }] })).toMatchObject({ index: null });
  });
  it('says when it scans', () => {
    expect(ask({ nothing: 1 })).toEqual({ ids: [], index: null, scanned: 1000 });
    expect(ask({ b: { $ne: 1 } })).toMatchObject({ index: null });
    expect(ask({ b: /1/ })).toMatchObject({ index: null });
  });
  it('refuses two lists in one index', () => {
    const list = new Collection('lists', [{ name: 'ab', keys: { a: 1, b: 1 } }]);
    const after = { _id: 1, a: [1, 2], b: [1, 2] };
    expect(() => list.check([{ collection: list, key: Collection.keyOf(1), before: null, after }])).toThrow(
      'cannot index parallel arrays [b] [a]',
    );
  });
});

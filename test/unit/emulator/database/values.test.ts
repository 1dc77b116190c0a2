import fc from '../../../support/properties';
import { afterPrefix, compare, invertKey, orderKey } from '../../../../emulator/services/database/values/order';
import { parseEjson, toCanonical, toRelaxed } from '../../../../emulator/services/database/values/ejson';
import { valuesAt } from '../../../../emulator/services/database/values/paths';

/** Any value a document can hold, with the awkward ones made likely. */
const scalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1,
    1.5,
    NaN,
    Infinity,
    -Infinity,
    '',
    'a',
    'ab',
    'a\u0000',
    '\uffff',
    '你好',
  ),
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.date({ noInvalidDate: true }),
);
export const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'length'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const sign = (order: number) => Math.sign(order);
const plain = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe('the order of values', () => {
  it('follows BSON’s brackets', () => {
    const inOrder = [
      null,
      NaN,
      -Infinity,
      -1,
      0,
      0.5,
      1,
      '',
      'a',
      'b',
      {},
      { a: 1 },
      [],
      [1],
      false,
      true,
      new Date(0),
      /a/,
    ];
    const shuffled = [...inOrder].reverse().sort(compare);
    expect(shuffled).toEqual(inOrder);
  });
  it('is the same for keys as for values', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(sign(plain(orderKey(a), orderKey(b)))).toBe(sign(compare(a, b)));
        expect(sign(plain(invertKey(orderKey(a)), invertKey(orderKey(b))))).toBe(-sign(compare(a, b)) + 0);
      }),
      { numRuns: 500 },
    );
  });
  it('makes no key the beginning of another one', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const [keyA, keyB] = [orderKey(a), orderKey(b)];
        expect(keyA !== keyB && keyB.startsWith(keyA)).toBe(false);
      }),
    );
  });
  it('ends a prefix right after all that begin with it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (prefix, rest) => {
        expect(prefix + rest < afterPrefix(prefix)).toBe(true);
        expect(afterPrefix(prefix) > prefix).toBe(true);
      }),
    );
  });
});

describe('Extended JSON', () => {
  it('comes back as it was, canonical and relaxed', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        for (const write of [toCanonical, toRelaxed]) expect(compare(parseEjson(write(value), 'value'), value)).toBe(0);
      }),
    );
  });
  it('reads dates as starter files write them', () => {
    for (const text of [
      '{"$date":"2026-01-02T03:04:05Z"}',
      '{"$date":1767323045000}',
      '{"$date":{"$numberLong":"1767323045000"}}',
    ])
      expect(parseEjson(text, 'date')).toEqual(new Date('2026-01-02T03:04:05Z'));
  });
  it.each([
    ['{"a":', 'data is not valid JSON'],
    ['{"a":{"$date":"yesterday"}}', 'data has a malformed $date: {"$date":"yesterday"}'],
    ['{"a":{"$numberInt":"many"}}', 'data has a malformed $numberInt'],
    ['{"a":{"$regularExpression":{"pattern":"("}}}', 'data has a regular expression that cannot be used'],
    ['{"a":{"$oid":"short"}}', 'data has a malformed $oid'],
  ])('refuses %s by name', (text, message) => {
    expect(() => parseEjson(text, 'data')).toThrow(message);
  });
});

describe('a dotted path', () => {
  it.each([
    [{ a: { b: 1 } }, 'a.b', [1]],
    [{ a: [{ b: 1 }, { b: 2 }, {}, 3] }, 'a.b', [1, 2, undefined]],
    [{ a: [] }, 'a.b', []],
    [{ a: 5 }, 'a.b', [undefined]],
    [{ a: [{ b: 1 }, { b: 2 }] }, 'a.1.b', [2]],
    [{}, 'a', [undefined]],
    [{ a: [1, 2] }, 'a', [[1, 2]]],
  ])('of %j at %s gives %j', (document, path, values) => {
    expect(valuesAt(document, path)).toEqual(values);
  });
});

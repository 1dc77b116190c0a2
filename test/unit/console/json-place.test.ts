import fc from '../../support/properties';
import { readJson, readObject } from '../../../emulator/console/components/jsonText';
import { wrongPlace } from '../../../emulator/console/components/jsonPlace';

describe('where a text stops being JSON', () => {
  it.each([
    ['{"a": 多}', 6],
    ['{"a": 1 "b": 2}', 8],
    ['[1, 2,]', 6],
    ['{"a": "没有写完', 11],
    ['{"a": 1', 7],
    ["{'a': 1}", 1],
    ['{"a": 1}xx', 8],
    ['{"a": "x\ny"}', 8],
    ['', 0],
  ])('finds the first wrong character of %j', (text, place) => {
    expect(wrongPlace(text)).toBe(place);
  });

  it('agrees with JSON.parse on every text', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '多', '\\', '\n'))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        let good = true;
        try {
          JSON.parse(text);
        } catch {
          good = false;
        }
        expect(wrongPlace(text) === null).toBe(good);
      }),
      { numRuns: 2000 },
    );
  });

  it('says line and column, counted from one', () => {
    const read = readJson('{\n  "name": 价格\n}');
    expect(read).toEqual({ problem: expect.stringContaining('第 2 行第 11 列') as string, at: 12 });
  });

  it('refuses JSON that is no document', () => {
    expect(readObject('[1]')).toHaveProperty('problem');
    expect(readObject('null')).toHaveProperty('problem');
    expect(readObject('{"a":1}')).toEqual({ value: { a: 1 } });
  });
});

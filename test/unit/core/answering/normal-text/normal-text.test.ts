import fc from '../../../../support/properties';
import { normalise, normalWord, originalSpan } from '../../../../../cloudfunctions/core/answering/normal-text';

const textOf = (original: string) => normalise(original).text;

describe('text as matching sees it', () => {
  it.each([
    ['退*款', '退款'],
    ['退 款', '退款'],
    ['退.款', '退款'],
    ['我要退　款谢谢', '我要退款谢谢'],
    ['退\u200b\u2060款', '退款'],
    ['退\u0336款\u0336', '退款'],
    ['退😀款', '退款'],
    ['退-*-款', '退款'],
    ['退\n款', '退款'],
    ['（退）（款）', '(退款)'],
    ['加ＶＸ', '加vx'],
    ['满', '满'],
    ['満', '満'],
    ['T.u.i款', 'tui款'],
    ['加 V X 聊', '加vx聊'],
    ['f*u_c-k', 'fuck'],
    ['U.S.A', 'usa'],
    ['退丶款', '退款'],
    ['退ˉ款ー项', '退款项'],
    ['請問退貨運費誰出', '请问退货运费谁出'],
    ['㈱', '(株)'],
    ['tuì huò', 'tui huo'],
    ['满 100 减 20', '满100减20'],
  ])('a dodge does not help: %j is %j', (original, expected) => {
    expect(textOf(original)).toBe(expected);
  });

  it.each([
    ['1.5', '1.5'],
    ['2026-11-11 9:30', '2026-11-11 9:30'],
    ['A-1 red  wine', 'a-1 red wine'],
    ['我要退，款式不对', '我要退,款式不对'],
    ['退，款式不对', '退,款式不对'],
    ['我要退，款', '我要退,款'],
    ['T-shirt', 't-shirt'],
    ['vitamin a b', 'vitamin ab'],
    ['a,b', 'a,b'],
    ['iphone 15 pro', 'iphone 15 pro'],
    ['コーヒー', 'コーヒー'],
    ['不想退\n款到了', '不想退\n款到了'],
    ['订单号：12 34', '订单号:12 34'],
  ])('what is no dodge stays apart: %j is %j', (original, expected) => {
    expect(textOf(original)).toBe(expected);
  });

  it('a keyword goes through the same as a text, also one of plain Chinese', () => {
    for (const word of ['退款', '退丶款', '丶', '退 款', '退貨', 'ＶＩＰ', 'T.u.i款', '1元', '退丨货'])
      expect(normalWord(word)).toBe(textOf(word));
    expect(normalWord('退丶款')).toBe('退款');
  });

  it('leaves traditional characters when the setting is off', () => {
    expect(normalise('退貨', { simplify: false }).text).toBe('退貨');
  });

  it('marks a hit in the original from its first to its last character, with the dodges between', () => {
    const original = '  我想 ＜退\u200b*款＞ 可以吗';
    const normal = normalise(original);
    const start = normal.text.indexOf('退款');
    const span = originalSpan(normal, { start, end: start + 2 });
    expect(original.slice(span.start, span.end)).toBe('退\u200b*款');
  });

  it('knows what is left without the punctuation around it', () => {
    const { core, text } = normalise('「价格？？」！');
    expect(text.slice(core.start, core.end)).toBe('价格');
    expect(normalise('？？').core).toEqual({ start: 0, end: 2 });
  });

  it('has a place in the original for every unit, in order, whatever is typed', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom(...'退款a1 *.,。\n\u200b\u0336😀㈱ﷺİ\ud83d'), { maxLength: 60 })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anything, (original) => {
        const normal = normalise(original);
        expect(normal.starts).toHaveLength(normal.text.length);
        normal.starts.forEach((start, i) => {
          expect(start).toBeGreaterThanOrEqual(normal.starts[i - 1] ?? 0);
          expect(normal.ends[i]).toBeGreaterThan(start);
          expect(normal.ends[i]).toBeLessThanOrEqual(original.length);
          // One character of the original, both of its halves.
          expect((normal.ends[i] ?? 0) - start).toBe((original.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('does not change any more when it is done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (original) => {
        const once = textOf(original);
        expect(textOf(once)).toBe(once);
      }),
    );
  });
});

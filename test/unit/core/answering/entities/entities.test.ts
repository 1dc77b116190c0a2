import fc from '../../../../support/properties';
import { findEntities, type EntityKind } from '../../../../../cloudfunctions/core/answering/entities';

/** Saturday 2026-11-21, 10:00 in China. */
const now = Date.UTC(2026, 10, 21, 2);

describe('what a visitor names in passing', () => {
  it.each<[EntityKind, string, string | null]>([
    ['order', '帮我查一下 2026112100031', '2026112100031'],
    ['order', '订单号：ａｂ-12345678', 'AB-12345678'],
    ['order', '单号是 98765', '98765'],
    ['order', '我的手机 13800138000', null],
    ['order', '订单还没到', null],
    ['order', '2026-11-21 下的单', null],
    ['order', '花了 100 元买了 2 盒', null],
    ['phone', '打 138 0013 8000 找我', '13800138000'],
    ['phone', '+86-13912345678', '13912345678'],
    ['phone', '电话138\u200b00138000', '13800138000'],
    ['phone', '2026112100031', null],
    ['phone', '12800138000', null],
    ['date', '昨天下的单', '2026-11-20'],
    ['date', '大前天买的', '2026-11-18'],
    ['date', '11月3号付的款', '2026-11-03'],
    ['date', '2026年2月8日', '2026-02-08'],
    ['date', '三天前', '2026-11-18'],
    ['date', '上周三', '2026-11-11'],
    ['date', '这周日', '2026-11-22'],
    ['date', '5号发的', '2026-11-05'],
    ['date', '2月30号', null],
    ['date', '10号线', null],
    ['amount', '退我 99.5 元', '99.5'],
    ['amount', '￥1,299', '1299'],
    ['amount', '一百二十块', '120'],
    ['amount', '一百二块', '120'],
    ['amount', '九块五', '9.5'],
    ['amount', '三万五千块钱', '35000'],
    ['amount', '两千零五元', '2005'],
    ['amount', '1.5万元', '15000'],
    ['amount', '买了两个', null],
  ])('%s in %j is %j', (kind, text, value) => {
    expect(findEntities(text, now)[kind]).toBe(value);
  });

  it('finds several at once', () => {
    expect(findEntities('昨天付了99元，订单2026112000017，电话13800138000', now)).toEqual({
      ...{ order: '2026112000017', phone: '13800138000', date: '2026-11-20', amount: '99' },
    });
  });

  it('reads anything without throwing, and what it finds has its form', () => {
    const pieces = fc.array(fc.constantFrom(...'0123456789-年月日号上下周一二十百千万零块元¥.天前订单A +'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((all) => all.join('')),
        ),
        (text) => {
          const { phone, date, amount } = findEntities(text, now);
          expect(phone ?? '13800138000').toMatch(/^1[3-9]\d{9}$/);
          expect(date ?? '2026-11-21').toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(Number.isFinite(Number(amount ?? 0))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

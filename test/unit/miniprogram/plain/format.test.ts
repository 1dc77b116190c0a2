import { comingText, dateText, pastText } from '../../../../miniprogram/plain/format';
import { hoursLine } from '../../../../miniprogram/help/hours';

/** A moment on the shop's wall clock. */
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const now = at('2026-11-20T22:30');

describe('times as a visitor reads them', () => {
  it.each([
    ['2026-11-20T23:00', '今天 23:00'],
    ['2026-11-21T09:00', '明天 09:00'],
    ['2026-11-23T09:00', '周一 09:00'],
    ['2026-11-27T09:00', '11月27日 09:00'],
  ])('an opening at %s is 「%s」', (time, text) => {
    expect(comingText(at(time), now)).toBe(text);
  });

  it.each([
    ['2026-11-20T22:29', '22:29'],
    ['2026-11-20T00:00', '00:00'],
    ['2026-11-19T23:59', '昨天 23:59'],
    ['2026-03-01T08:05', '3月1日 08:05'],
    ['2025-12-31T23:59', '2025年12月31日'],
  ])('a message of %s is 「%s」', (time, text) => {
    expect(pastText(at(time), now)).toBe(text);
  });

  it('a message of this minute, or of a phone whose clock is behind, is 「刚刚」', () => {
    expect(pastText(now - 30_000, now)).toBe('刚刚');
    expect(pastText(now + 30_000, now)).toBe('刚刚');
  });

  it('a date is the shop’s, also when it is still yesterday elsewhere', () => {
    expect(dateText(at('2026-01-01T00:10'))).toBe('2026年1月1日');
  });
});

describe('the hours as a line', () => {
  it('says until when today while open', () => {
    expect(hoursLine({ open: true, today: ['09:00–12:00', '13:30–18:00'], opensAt: null, now })).toEqual({
      open: true,
      title: '客服在线',
      note: '今天服务时间 09:00\u2060–\u206012:00、13:30\u2060–\u206018:00',
    });
  });

  it('says when we open next while closed', () => {
    expect(hoursLine({ open: false, today: [], opensAt: at('2026-11-21T09:00'), now }).note).toBe(
      '明天 09:00 恢复服务',
    );
  });

  it('promises nothing when no opening is known', () => {
    expect(hoursLine({ open: false, today: [], opensAt: null, now }).note).toBe('今天全天休息');
  });
});

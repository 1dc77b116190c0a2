// 试一试: who says it and when, and a try as it is shown.
import type { DeskAnswers } from '../../../../contracts/desk';
import { answeredRow, begunRow, bubbleOf, failedRow } from '../../../../miniprogram/desk/try/rows';
import { instant, pickedText, wallClock } from '../../../../miniprogram/desk/try/when';
import { askedOf, whoLine, type Who } from '../../../../miniprogram/desk/try/who';

const morning = Date.parse('2026-11-20T10:05:00+08:00');
const nobody: Who = { timed: false, date: '', time: '', level: '', tags: '', page: '', visitor: '' };

it('a time is picked on Beijing’s clock, whatever zone the phone is set to', () => {
  expect(wallClock(morning)).toEqual({ date: '2026-11-20', time: '10:05' });
  expect(instant('2026-11-20', '10:05')).toBe(morning);
  expect(wallClock(Date.parse('2026-12-31T16:30:00Z'))).toEqual({ date: '2027-01-01', time: '00:30' });
});

it('a picked moment is named in full, however near it is', () => {
  expect(pickedText(morning)).toBe('11月20日 10:05');
});

it('what is left empty is not asked for, and tags may be written with any comma', () => {
  expect(askedOf(nobody)).toEqual({});
  const who = { ...nobody, timed: true, date: '2026-11-20', time: '10:05', level: ' 金卡 ', tags: '老客，团购、老客' };
  expect(askedOf(who)).toEqual({ at: morning, level: '金卡', tags: ['老客', '团购'] });
  expect(whoLine(who)).toBe('11月20日 10:05 · 等级 金卡 · 标签 老客、团购');
  expect(whoLine(nobody)).toBe('现在 · 普通顾客');
});

it('a visitor in particular is asked for by openid, and named in short', () => {
  const who = { ...nobody, visitor: ' oAbcDefGhiJklMnoPqr ' };
  expect(askedOf(who)).toEqual({ visitor: 'oAbcDefGhiJklMnoPqr' });
  expect(whoLine(who)).toBe('现在 · 顾客 oAbcDe…oPqr');
});

it('a reply is shown as the visitor reads it: links by their words, and no picture that a page cannot load', () => {
  const linked = bubbleOf({ type: 'text', text: '看<a href="#" data-miniprogram-path="pages/home/home">这里</a>吧' });
  expect(linked.pieces).toEqual([
    { text: '看', marked: false },
    { text: '这里', marked: true },
    { text: '吧', marked: false },
  ]);
  expect(bubbleOf({ type: 'image', media: 'cloud://shop/a.png' }).picture).toBe('cloud://shop/a.png');
  expect(bubbleOf({ type: 'image', media: 'mediaId123' }).picture).toBe('');
  const card = bubbleOf({ type: 'miniprogrampage', title: '茶具', pagepath: 'pages/product/product', thumb: 'x' });
  expect(card).toMatchObject({ kind: 'card', title: '茶具', note: 'pages/product/product' });
});

it('what was said stays when the try fails, and its hits are marked when it is answered', () => {
  const begun = begunRow(0, '多少钱');
  expect(failedRow(begun, '网络断了')).toMatchObject({ state: 'failed', said: '多少钱', problem: '网络断了' });
  const tried: DeskAnswers['tryText'] = {
    ...{ at: morning, replies: [{ type: 'text', text: '99 元' }], says: ['99 元'], human: false, summary: '用规则' },
    ...{
      reasons: [],
      lines: [],
      notes: [{ message: '只演练', fatal: false }],
      talk: null,
      pieces: [{ text: '多少钱', hit: true }],
    },
  };
  const row = answeredRow(begun, tried, '刚刚');
  expect(row).toMatchObject({ state: 'done', pieces: [{ text: '多少钱', marked: true }] });
  expect(row.bubbles).toHaveLength(1);
  expect(row.notes).toEqual([{ message: '只演练', fatal: false }]);
});

// 重放: the result of a replay in figures that are true.
import type { AnswerView, ChangedAnswer } from '../../../../contracts/desk';
import { outcomeOf } from '../../../../miniprogram/desk/replay/outcome';

const now = Date.parse('2026-11-20T10:05:00+08:00');
const said = (...says: string[]): AnswerView => ({ by: '用规则「价格」回复', says, human: false });
const changed = (count: number): ChangedAnswer[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: String(n), at: now - 60_000 * 5, text: '多少钱', before: said('99'), after: said('88') },
  }));

it('counts what would change and what would not', () => {
  const outcome = outcomeOf({ compared: 40, more: false, changed: changed(10), now });
  expect(outcome).toMatchObject({ compared: 40, changed: '10', same: '30', share: 25, partly: '' });
  expect(outcome.rows[0]?.sides.map(({ title, says }) => [title, says])).toEqual([
    ['现在', ['99']],
    ['改了以后', ['88']],
  ]);
});

it('claims no exact number where more would change than are listed', () => {
  const outcome = outcomeOf({ compared: 500, more: true, changed: changed(100), now });
  expect(outcome).toMatchObject({ changed: '100+', same: '—' });
  expect(outcome.partly).toContain('500');
});

it('one change among hundreds is still seen in the picture, and none is nothing', () => {
  expect(outcomeOf({ compared: 500, more: false, changed: changed(1), now }).share).toBeGreaterThan(0);
  expect(outcomeOf({ compared: 500, more: false, changed: [], now })).toMatchObject({ share: 0, changed: '0' });
  expect(outcomeOf({ compared: 0, more: false, changed: [], now }).share).toBe(0);
});

it('an answer without words says what happens instead', () => {
  const [row] = changed(1);
  const outcome = outcomeOf({
    compared: 1,
    more: false,
    changed: [{ ...row!, before: said(), after: { by: '', says: [], human: true } }],
    now,
  });
  expect(outcome.rows[0]?.sides.map(({ aside }) => aside)).toEqual(['机器人不说话', '转给人工客服']);
});

// C12: what is to be seen to, where an operator looks: on the desk's first page, and in one list that says where each is mended.
import type { ProblemRow } from '../../../../contracts/desk';
import { needsOf } from '../../../../miniprogram/desk/home/rows';
import { cardsOf } from '../../../../miniprogram/desk/problems/cards';

const row = (more: Partial<ProblemRow>): ProblemRow => ({
  ...{ collection: 'calendars', id: 'default', name: '平日', problems: [{ message: '还没有 2027 年', fatal: false }] },
  ...more,
});

it('C12: a rule leads to its form and speaks of its fields; any other document is named as the console has it', () => {
  const [rule, calendar] = cardsOf([
    row({ collection: 'rules', id: 'r1', problems: [{ message: '没有回复：请写 reply', fatal: true }] }),
    row({}),
  ]);
  expect(rule).toMatchObject({ opens: true, fatal: true, state: '不起作用', set: '规则' });
  expect(rule?.problems[0]?.message).toContain('「回复」');
  expect(calendar).toMatchObject({ opens: false, fatal: false, state: '要留意', set: '日历' });
  expect(calendar?.place).toMatch(/calendars.*default/);
});

it('documents of two collections that have the same id are two cards', () => {
  const keys = cardsOf([row({}), row({ collection: 'settings' })]).map(({ key }) => key);
  expect(new Set(keys).size).toBe(2);
});

it('the first page says how much there is, what does not work first, and that nothing is known yet', () => {
  const rows: ProblemRow[] = [];
  expect(needsOf({ rows, total: 5, fatal: 2 })).toEqual({ note: '2 条不起作用，3 条要留意', count: '5', tone: 'bad' });
  expect(needsOf({ rows, total: 3, fatal: 0 })).toEqual({ note: '3 条要留意', count: '3', tone: 'wait' });
  expect(needsOf({ rows, total: 0, fatal: 0 })).toMatchObject({ count: '', tone: 'good' });
  expect([needsOf(null).tone, needsOf('failed').tone]).toEqual(['none', 'none']);
});

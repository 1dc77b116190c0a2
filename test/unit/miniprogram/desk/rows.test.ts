// The lists of the desk: light whatever their length, and true.
import type { ChangeRow, RuleRow } from '../../../../contracts/desk';
import { rowOf as historyRow } from '../../../../miniprogram/desk/history/rows';
import { appended, rowOf } from '../../../../miniprogram/desk/home/rows';

const rule = (id: string, more: Partial<RuleRow> = {}): RuleRow => ({
  id,
  name: id,
  enabled: true,
  priority: 0,
  keywords: [id],
  problems: [],
  version: 'v',
  ...more,
});
const rows = (...ids: string[]) => ids.map((id) => rowOf(rule(id), null));

describe('the list of rules', () => {
  it('writes only the new rows of a page, below those that are there', () => {
    expect(Object.keys(appended(rows('a', 'b'), rows('c', 'd')))).toEqual(['rows[2]', 'rows[3]']);
  });

  it('shows a rule once that comes again on a later page', () => {
    expect(appended(rows('a', 'b'), rows('b', 'c'))).toEqual({ 'rows[2]': rows('c')[0] });
  });

  it('takes ten thousand rules page by page, each written once', () => {
    const shown = rows();
    let written = 0;
    for (let page = 0; page < 200; page += 1) {
      const next = rows(...Array.from({ length: 50 }, (_, n) => `r${page * 50 + n}`));
      const changes = appended(shown, next);
      written += Object.keys(changes).length;
      shown.push(...Object.values(changes));
    }
    expect([shown.length, written]).toEqual([10_000, 10_000]);
  });

  it('shows what puts a rule out of use before what is only to be noticed, and how much more there is', () => {
    const problems = [
      { message: '一', fatal: false },
      { message: '二', fatal: false },
      { message: '三', fatal: true },
    ];
    const row = rowOf(rule('a', { problems }), null);
    expect(row.problems.map(({ message }) => message)).toEqual(['三', '一']);
    expect(row.more).toContain('1');
  });

  it('stays short with two hundred keywords, and says nothing about hits that are not known', () => {
    const keywords = Array.from({ length: 200 }, (_, n) => `词${n}`);
    const row = rowOf(rule('a', { keywords }), null);
    expect(row.keywords.length).toBeLessThan(80);
    expect(row.keywords).toContain('200');
    expect(row.hits).toBe('');
    expect(rowOf(rule('a'), new Map([['a', 12]])).hits).toContain('12');
    expect(rowOf(rule('b'), new Map([['a', 12]])).hits).not.toBe('');
  });
});

describe('the history', () => {
  const change = (differences: ChangeRow['differences'], more: Partial<ChangeRow> = {}): ChangeRow => ({
    ...{ id: 'c', collection: 'rules', rule: 'a', name: '价格', change: 'changed', by: '小林', at: 0, differences },
    ...more,
  });

  it('names fields and choices in Chinese, and keeps what it does not know', () => {
    const { fields } = historyRow(
      change([
        { field: 'match', items: false, before: null, after: 'prefix' },
        { field: 'enabled', items: false, before: null, after: 'false' },
        { field: 'mine', items: false, before: '{"a":1}', after: null },
        { field: 'constructor', items: false, before: null, after: 'x' },
      ]),
      0,
    );
    expect(fields.map(({ label, sides }) => [label, ...sides.map(({ sign, words }) => `${sign} ${words}`)])).toEqual([
      ['怎么算命中', '原来 （没有）', '改为 以它开头'],
      ['启用', '原来 是', '改为 否'],
      ['mine', '原来 {"a":1}', '改为 （没有）'],
      ['constructor', '原来 （没有）', '改为 x'],
    ]);
  });

  it('tells of a list what went and what came, of a new rule what it has, and of a deleted one what it had', () => {
    const signs = (row: ChangeRow) =>
      historyRow(row, 0).fields.map(({ sides }) => sides.map(({ sign }) => sign).join());
    const [before, after] = ['多少钱', '价格'];
    expect(signs(change([{ field: 'keywords', items: true, before, after: null }]))).toEqual(['去掉']);
    expect(signs(change([{ field: 'keywords', items: true, before: null, after }]))).toEqual(['加上']);
    expect(signs(change([{ field: 'keywords', items: true, before, after }]))).toEqual(['去掉,加上']);
    expect(signs(change([{ field: 'note', items: false, before: null, after }], { change: 'made' }))).toEqual(['改为']);
    expect(signs(change([{ field: 'note', items: false, before, after: null }], { change: 'deleted' }))).toEqual([
      '原来',
    ]);
  });

  it('asks before an undo with what it would do', () => {
    const confirm = (kind: ChangeRow['change']) => historyRow(change([], { change: kind }), 0).confirm;
    expect(confirm('made')).toContain('删除');
    expect(confirm('deleted')).toContain('恢复');
    expect(confirm('changed')).toContain('变回');
  });
});

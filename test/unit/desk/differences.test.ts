import { differencesOf } from '../../../cloudfunctions/desk/differences';
import { inheritedNames } from '../../support/names';
import { withOwn } from '../../support/odd-values';

const rule = {
  _id: 'a',
  v: 1,
  updatedAt: new Date(0),
  status: { ok: true },
  name: '价格',
  keywords: ['价格', '多少钱'],
};

it('a change tells the fields that differ and no other, and nothing the system wrote', () => {
  const after = {
    ...rule,
    updatedAt: new Date(9),
    status: { ok: false },
    keywords: ['价格'],
    reply: [{ type: 'text', text: 'a' }],
  };
  expect(differencesOf(rule, after)).toEqual([
    { field: 'keywords', items: true, before: '多少钱', after: null },
    { field: 'reply', items: false, before: null, after: '[{"type":"text","text":"a"}]' },
  ]);
});

it('a new and a deleted rule tell every field', () => {
  expect(differencesOf(null, rule).map(({ field, before }) => [field, before])).toEqual([
    ['name', null],
    ['keywords', null],
  ]);
  expect(differencesOf(rule, null).map(({ field, after }) => [field, after])).toEqual([
    ['name', null],
    ['keywords', null],
  ]);
});

it('a field that was emptied by a save is gone, and a long text is cut', () => {
  expect(differencesOf({ ...rule, note: 'x' }, { ...rule, note: null, reply: '长'.repeat(5000) })).toEqual([
    { field: 'note', items: false, before: 'x', after: null },
    { field: 'reply', items: false, before: null, after: `${'长'.repeat(399)}…` },
  ]);
});

it('of a list only what went and what came is told, however long it is; or its new order', () => {
  const many = Array.from({ length: 200 }, (_, n) => `第 ${n} 种问法`);
  const told = (before: unknown, after: unknown) =>
    differencesOf({ ...rule, aliases: before }, { ...rule, aliases: after }).map(({ field: _field, ...rest }) => rest);
  expect(told(many, [...many, '新问法'])).toEqual([{ items: true, before: null, after: '新问法' }]);
  expect(told(many, ['改过的', ...many.slice(1)])).toEqual([{ items: true, before: '第 0 种问法', after: '改过的' }]);
  expect(told(['a', 'b'], ['b', 'a'])).toEqual([{ items: false, before: 'a、b', after: 'b、a' }]);
  expect(told('a', ['a', 'b'])).toEqual([{ items: false, before: 'a', after: 'a、b' }]);
});

it('two long texts that begin alike are told from where they differ', () => {
  const long = '一样的话。'.repeat(200);
  const [told] = differencesOf({ ...rule, reply: `${long}旧的结尾` }, { ...rule, reply: `${long}新的结尾` });
  expect(told?.before).toMatch(/^….*旧的结尾$/);
  expect(told?.after).toMatch(/^….*新的结尾$/);
});

it.each(inheritedNames)('a field called %s is told when it comes and when it goes', (name) => {
  const named = { ...rule, ...withOwn(name, '有') };
  expect(differencesOf(rule, named)).toEqual([{ field: name, items: false, before: null, after: '有' }]);
  expect(differencesOf(named, rule)).toEqual([{ field: name, items: false, before: '有', after: null }]);
});

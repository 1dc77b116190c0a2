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
    { field: 'keywords', before: '价格、多少钱', after: '价格' },
    { field: 'reply', before: null, after: '[{"type":"text","text":"a"}]' },
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
    { field: 'note', before: 'x', after: null },
    { field: 'reply', before: null, after: `${'长'.repeat(399)}…` },
  ]);
});

it.each(inheritedNames)('a field called %s is told when it comes and when it goes', (name) => {
  const named = { ...rule, ...withOwn(name, '有') };
  expect(differencesOf(rule, named)).toEqual([{ field: name, before: null, after: '有' }]);
  expect(differencesOf(named, rule)).toEqual([{ field: name, before: '有', after: null }]);
});

import { readSynonyms } from '../../../../../cloudfunctions/core/answering/features/synonyms';

const group = { _id: 'post', words: ['运费', '邮费'] };

it.each([undefined, null, true])('a group is on with enabled: %j', (enabled) => {
  const { groups, problems } = readSynonyms([{ ...group, enabled }]);
  expect(groups).toEqual([['运费', '邮费']]);
  expect(problems.size).toBe(0);
});

it('a group that is off is neither used nor judged', () => {
  expect(readSynonyms([{ _id: 'post', words: [], enabled: false }])).toEqual({ groups: [], problems: new Map() });
});

it.each(['false', 'true', '否', 0])(
  'C12: a group with enabled: %j, which is neither on nor off, says so and is left out, as in every collection',
  (enabled) => {
    const { groups, problems } = readSynonyms([{ ...group, enabled }]);
    expect(groups).toEqual([]);
    expect(problems.get('post')).toEqual([{ message: '启用 enabled 只能是 true 或 false', fatal: true }]);
  },
);

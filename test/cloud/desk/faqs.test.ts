// The FAQ at the desk: listed, given one more wording, and given back what it was.
import { deskForEach, type Desk } from './shop';

let desk: Desk;
let owner: string;
deskForEach((opened, first) => ([desk, owner] = [opened, first]));
const fee = {
  _id: 'fee',
  question: '停车收费吗？',
  aliases: ['停车多少钱'],
  answer: '前两小时免费。',
  category: '到店',
};
const row = async (id = fee._id) =>
  (await desk.told(owner, 'faqs', { search: '停车' })).faqs.find((one) => one.id === id)!;
const stored = async () => (await desk.shop.documents('faqs', { _id: fee._id }))[0];
const bySearch = async (search: string) => (await desk.told(owner, 'faqs', { search })).faqs.map(({ id }) => id);

it('an entry is listed with its category, how many other wordings it has, and what is wrong with it', async () => {
  await desk.shop.save('faqs', fee);
  await desk.shop.save('faqs', { _id: 'bad', question: '停车场在哪？' });
  expect(await row()).toMatchObject({
    question: '停车收费吗？',
    category: '到店',
    enabled: true,
    aliases: 1,
    problems: [],
  });
  expect((await row('bad')).problems).toEqual([{ message: expect.stringContaining('答') as string, fatal: true }]);
});

it('a search looks at questions, other wordings and answers, as matching sees them', async () => {
  await desk.shop.save('faqs', fee);
  expect(await bySearch('停-车')).toContain('fee');
  expect(await bySearch('两小时')).toEqual(['fee']);
  expect(await bySearch('停車多少錢')).toEqual(['fee']);
  expect(await bySearch('没有这样的字眼')).toEqual([]);
});

it('a wording that is added answers the next visitor who uses it, once the entry is published', async () => {
  await desk.shop.save('faqs', fee);
  const before = await row();
  const after = await desk.told(owner, 'addAlias', {
    faq: 'fee',
    version: before.version,
    alias: '车子放门口要交费么',
  });
  expect(after.aliases).toBe(2);
  expect(after.version).not.toBe(before.version);
  expect((await stored())?.['aliases']).toEqual(['停车多少钱', '车子放门口要交费么']);
  await desk.shop.tick();
  await desk.shop.cloud.anew('receive');
  const visitor = await desk.shop.arrive();
  await desk.shop.says(visitor, '车子放门口要交费么');
  expect(await desk.shop.replies(visitor)).toEqual(['前两小时免费。']);
});

it('wordings that were written as one text stay what they were', async () => {
  await desk.shop.save('faqs', { ...fee, aliases: '停车多少钱，停车费；车位费' });
  const added = await desk.told(owner, 'addAlias', { faq: 'fee', version: (await row()).version, alias: '车位贵不贵' });
  expect(added.aliases).toBe(4);
  expect((await stored())?.['aliases']).toEqual(['停车多少钱', '停车费', '车位费', '车位贵不贵']);
});

it('a wording that is there already is no change: whoever lost the answer may ask again', async () => {
  await desk.shop.save('faqs', fee);
  const { version } = await row();
  const add = () => desk.told(owner, 'addAlias', { faq: 'fee', version, alias: '车位贵不贵' });
  expect(await add()).toEqual(await add());
  expect((await desk.told(owner, 'history', { faq: 'fee' })).changes).toHaveLength(1);
  const same = await desk.told(owner, 'addAlias', {
    faq: 'fee',
    version: (await row()).version,
    alias: '停-车收费吗？',
  });
  expect(same.aliases).toBe(2);
});

it('of two who add a wording one is told that it has changed, and the other’s stays', async () => {
  await desk.shop.save('faqs', fee);
  const { version } = await row();
  const add = (alias: string) => desk.ask(owner, 'addAlias', { faq: 'fee', version, alias });
  const replies = await Promise.all([add('甲问法'), add('乙问法')]);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'conflict' } });
  expect((await stored())?.['aliases']).toHaveLength(2);
});

it.each([
  ['an entry that is gone', { faq: 'none', version: '', alias: '问法' }, 'not-found'],
  ['a version of before', { faq: 'fee', version: 'old', alias: '问法' }, 'conflict'],
  ['no words', { faq: 'fee', version: '', alias: '  ' }, 'bad-request'],
  ['nothing but signs', { faq: 'fee', version: '', alias: '\u200b\u200b' }, 'bad-request'],
  ['too many words', { faq: 'fee', version: '', alias: '问'.repeat(201) }, 'bad-request'],
])('%s is refused in Chinese, and nothing is written', async (_what, input, code) => {
  await desk.shop.save('faqs', fee);
  expect(await desk.ask(owner, 'addAlias', input)).toMatchObject({
    ok: false,
    error: { code, message: expect.stringMatching(/\p{Script=Han}/u) as string },
  });
  expect((await stored())?.['aliases']).toEqual(fee.aliases);
  expect((await desk.told(owner, 'history', {})).changes).toEqual([]);
});

it('an entry takes as many wordings as are read of it, and no more', async () => {
  await desk.shop.save('faqs', { ...fee, aliases: Array.from({ length: 100 }, (_, n) => `停车第${n}问`) });
  const reply = await desk.ask(owner, 'addAlias', { faq: 'fee', version: (await row()).version, alias: '再一个' });
  expect(reply).toMatchObject({ error: { code: 'bad-rule', message: expect.stringContaining('100') as string } });
});

it('the history tells rules and entries apart, also of the same id, and undo gives each back', async () => {
  await desk.shop.save('faqs', fee);
  const draft = { name: '停车规则', keywords: ['停车'], reply: '有车位。' };
  await desk.told(owner, 'saveRule', { id: 'fee', version: null, draft });
  await desk.shop.passes(1000);
  await desk.told(owner, 'addAlias', { faq: 'fee', version: (await row()).version, alias: '车位贵不贵' });
  const { changes } = await desk.told(owner, 'history', {});
  expect(changes.map(({ collection, rule, name, change }) => [collection, rule, name, change])).toEqual([
    ['faqs', 'fee', '停车收费吗？', 'changed'],
    ['rules', 'fee', '停车规则', 'made'],
  ]);
  expect((await desk.told(owner, 'history', { rule: 'fee' })).changes.map(({ id }) => id)).toEqual([changes[1]!.id]);
  const undone = await desk.told(owner, 'undo', { change: changes[0]!.id });
  expect(undone).toMatchObject({ rule: null, faq: { id: 'fee', aliases: 1 } });
  expect((await stored())?.['aliases']).toEqual(fee.aliases);
  expect((await desk.shop.documents('rules', { _id: 'fee' }))[0]).toMatchObject(draft);
});

it('C11: an operator adds wordings; an agent and a stranger neither read nor write them', async () => {
  await desk.shop.save('faqs', fee);
  const operator = await desk.invited(owner, 'operator', '小运');
  const { version } = await row();
  const add = { faq: 'fee', version, alias: '车位贵不贵' };
  for (const person of [await desk.invited(owner, 'agent', '小客'), await desk.shop.arrive()]) {
    expect(await desk.ask(person, 'faqs', {})).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await desk.ask(person, 'addAlias', add)).toMatchObject({ error: { code: 'not-allowed' } });
  }
  expect((await stored())?.['aliases']).toEqual(fee.aliases);
  expect(await desk.told(operator, 'addAlias', add)).toMatchObject({ aliases: 2 });
  expect((await desk.told(operator, 'history', { faq: 'fee' })).changes).toMatchObject([{ by: '小运' }]);
});

// C12: nothing hidden from the operator. What the sweep writes on documents is told at the desk, of every collection.
import { deskForEach, type Desk } from './shop';

let desk: Desk;
let owner: string;
deskForEach((opened, first) => ([desk, owner] = [opened, first]));

const card = { type: 'miniprogrampage', title: '看看', pagepath: 'pages/gone/gone', thumb: 'cloud://a/b.png' };

it('C12: a calendar that lacks a year and a setting that cannot be read are in the list, the broken one first', async () => {
  await desk.shop.save('settings', { _id: 'hours', monday: '九点到六点' });
  const { rows, total, fatal } = await desk.told(owner, 'problems', {});
  expect(rows.map(({ collection, id }) => [collection, id])).toEqual([
    ['settings', 'hours'],
    ['calendars', 'default'],
  ]);
  expect([total, fatal]).toEqual([2, 1]);
  expect(rows[1]?.problems[0]).toEqual({ message: expect.stringContaining('2027 年') as string, fatal: false });
});

it('C12: every collection has its problems in the list, and the list says what the sweep writes on the documents', async () => {
  await desk.shop.save('rules', { _id: 'bad-rule', keywords: ['好'] });
  await desk.shop.save('faqs', { _id: 'lost-page', question: '看什么', answer: card });
  await desk.shop.save('intents', { _id: 'bad-intent', name: '空的', examples: [] });
  await desk.shop.save('flows', { _id: 'bad-flow', steps: [] });
  await desk.shop.save('synonyms', { _id: 'bad-synonym', words: ['一'] });
  await desk.shop.save('sensitive_words', { _id: 'bad-word', words: [] });
  await desk.shop.save('settings', { _id: 'welcome', reply: card });
  await desk.shop.tick();
  const { rows } = await desk.told(owner, 'problems', {});
  expect(new Set(rows.map(({ collection }) => collection)).size).toBe(8);
  for (const { collection, id, problems } of rows) {
    const [document] = await desk.shop.documents(collection, { _id: id });
    const { ok, problem } = document?.['status'] as { ok: boolean; problem: string };
    expect([id, ok]).toEqual([id, !problems.some(({ fatal }) => fatal)]);
    for (const { message } of problems) expect(problem).toContain(message);
  }
  expect(rows.find(({ id }) => id === 'lost-page')?.problems[0]?.message).toContain('pages/gone/gone');
});

it('an entry of the FAQ whose flow is there has no problem', async () => {
  const { faqs } = await desk.told(owner, 'faqs', { filter: 'problems' });
  expect(faqs).toEqual([]);
});

it('C11: the list is for who may change rules', async () => {
  const agent = await desk.invited(owner, 'agent', '小林');
  expect(await desk.ask(agent, 'problems', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

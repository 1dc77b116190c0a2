// What the last days tell at the desk: what answered, what did not help, and what nothing answered.
import { closedTime } from '../product/shop';
import { deskForEach, type Desk } from './shop';

let desk: Desk;
let owner: string;
deskForEach((opened, first) => ([desk, owner] = [opened, first]));
const { arrive, says } = {
  arrive: () => desk.shop.arrive(),
  says: async (visitor: string, ...texts: string[]) => {
    for (const text of texts) {
      await desk.shop.says(visitor, text);
      await desk.shop.passes(60_000);
    }
  },
};
const asVisitor = (openid: string, data: object) =>
  desk.shop.cloud.api('POST', '/client/functions', { openid, name: 'visitor', data });
/** What was written in the console, published, and seen by the very next message. */
async function published(): Promise<void> {
  await desk.shop.tick();
  await desk.shop.cloud.anew('receive');
}
const groups = async (days = 7) => (await desk.told(owner, 'unanswered', { days })).groups;
const strange = '你们店里能寄养乌龟吗';

it('C9: rules, FAQ entries and intents are counted by their ids, with the hand-off that followed', async () => {
  await desk.shop.save('rules', { _id: 'parking', name: '停车', keywords: ['停车'], reply: '门口有车位。' });
  await desk.shop.save('rules', { _id: 'cars', name: '车', keywords: ['车'], reply: '车的事。' });
  await desk.shop.save('faqs', { _id: 'turtle', question: '能寄养乌龟吗？', aliases: [strange], answer: '可以的。' });
  await published();
  const visitor = await arrive();
  await says(visitor, '能停车吗', strange, '转人工');
  const { counted, more, rules, faqs } = await desk.told(owner, 'insights', { days: 7 });
  expect([counted, more]).toEqual([3, false]);
  expect(rules.find(({ id }) => id === 'parking')).toMatchObject({ name: '停车', answered: 1, lost: 0, handoffs: 0 });
  expect(rules.find(({ id }) => id === 'cars')).toMatchObject({ name: '车', answered: 0, lost: 1 });
  expect(faqs).toMatchObject([{ id: 'turtle', name: '能寄养乌龟吗？', answered: 1, handoffs: 1 }]);
});

it('a wish for a human outside the hours is a hand-off too', async () => {
  await desk.shop.save('rules', { _id: 'parking', name: '停车', keywords: ['停车'], reply: '门口有车位。' });
  await desk.shop.cloud.api('PUT', '/clock', { now: closedTime });
  await published();
  await says(await arrive(), '能停车吗', '转人工');
  const { rules } = await desk.told(owner, 'insights', { days: 7 });
  expect(rules.find(({ id }) => id === 'parking')).toMatchObject({ answered: 1, handoffs: 1 });
});

it('votes of the help centre and a conversation’s stars are told beside what they are about', async () => {
  await desk.shop.save('rules', { _id: 'parking', name: '停车', keywords: ['停车'], reply: '门口有车位。' });
  await desk.shop.save('faqs', { _id: 'turtle', question: '能寄养乌龟吗？', answer: '可以的。' });
  await published();
  const visitor = await arrive();
  await says(visitor, '能停车吗');
  for (const [voter, helpful] of [
    [visitor, true],
    [await arrive(), false],
    [await arrive(), true],
  ] as const)
    await asVisitor(voter, { action: 'vote', id: 'turtle', helpful });
  await desk.shop.passes(25 * 60 * 60 * 1000);
  await desk.shop.tick();
  const [conversation] = await desk.shop.documents('conversations', { visitor });
  await asVisitor(visitor, { action: 'rate', conversation: conversation!._id, score: 1, comment: '' });
  expect(await desk.shop.documents('ratings')).toHaveLength(4);
  const { rules, faqs } = await desk.told(owner, 'insights', { days: 7 });
  expect(faqs.find(({ id }) => id === 'turtle')).toMatchObject({ answered: 0, helpful: 2, unhelpful: 1 });
  expect(rules.find(({ id }) => id === 'parking')).toMatchObject({ answered: 1, helpful: 0, unhelpful: 1 });
});

it('only the days that were asked for are counted', async () => {
  await says(await arrive(), strange);
  await desk.shop.passes(3 * 24 * 60 * 60 * 1000);
  expect(await groups(2)).toEqual([]);
  expect(await groups(4)).toHaveLength(1);
});

it('what nothing answered is grouped, with the entries that come closest, and one of them answers it from then on', async () => {
  await desk.shop.save('faqs', {
    _id: 'turtle',
    question: '可以寄养猫吗？',
    aliases: ['宠物寄养'],
    answer: '可以的。',
  });
  await published();
  for (const text of [strange, '店里能不能寄养乌龟', strange]) await says(await arrive(), text);
  const [group, ...others] = await groups();
  expect(others).toEqual([]);
  expect(group).toMatchObject({ wording: strange, others: ['店里能不能寄养乌龟'], count: 3, visitors: 3 });
  const suggested = group!.suggestions.find(({ faq }) => faq === 'turtle')!;
  expect(suggested.score).toBeGreaterThan(0);
  expect(group!.suggestions.length).toBeLessThanOrEqual(3);
  const add = { faq: suggested.faq, version: suggested.version };
  const added = await desk.told(owner, 'addAlias', { ...add, alias: group!.wording });
  await desk.told(owner, 'addAlias', { faq: 'turtle', version: added.version, alias: '店里能不能寄养乌龟' });
  expect(await groups()).toEqual([]);
});

it('C11: a number that a visitor wrote shows in no group, nor anything else that tells who asked', async () => {
  const visitor = await arrive();
  await says(visitor, '乌龟寄养打 13812345678 行吗', '乌龟寄养，身份证11010519491231002X，行吗');
  const shown = JSON.stringify(await desk.told(owner, 'unanswered', { days: 7 }));
  expect(shown).toContain('138****5678');
  for (const secret of ['13812345678', '11010519491231002X', visitor]) expect(shown).not.toContain(secret);
});

it('C11: operators look back; agents and strangers do not', async () => {
  const operator = await desk.invited(owner, 'operator', '小运');
  expect(await desk.ask(operator, 'insights', {})).toMatchObject({ ok: true });
  expect(await desk.ask(operator, 'unanswered', {})).toMatchObject({ ok: true });
  for (const person of [await desk.invited(owner, 'agent', '小客'), await arrive()])
    for (const action of ['insights', 'unanswered'] as const)
      expect(await desk.ask(person, action, {})).toMatchObject({ error: { code: 'not-allowed' } });
});

it.each([{ days: 0 }, { days: 91 }, { days: 1.5 }, { days: '7' }, { days: 7, visitor: 'x' }])(
  '%j is refused in Chinese',
  async (input) => {
    for (const action of ['insights', 'unanswered'])
      expect(await desk.call(owner, { action, ...input })).toMatchObject({
        error: { code: 'bad-request', message: expect.stringMatching(/\p{Script=Han}/u) as string },
      });
  },
);

// C11: closed doors. Who may do what at the desk, and how people come in.
import { deskRequests } from '../../../contracts/desk';
import { inheritedNames } from '../../support/names';
import { deskForEach, type Desk } from './shop';

let desk: Desk;
let owner: string;
deskForEach((opened, first) => ([desk, owner] = [opened, first]));
const refusedAs = (code: string) => ({
  ok: false,
  error: { code, message: expect.stringMatching(/\p{Script=Han}/u) as string },
});

it('C11: without a role every action is refused, whatever is sent', async () => {
  const stranger = await desk.shop.arrive();
  for (const action of Object.keys(deskRequests).filter((name) => name !== 'join'))
    expect(await desk.call(stranger, { action, role: 'owner', openid: owner })).toMatchObject(refusedAs('not-allowed'));
});

it('C11: an operator writes rules and cannot invite, see people or dismiss; an agent does neither', async () => {
  const operator = await desk.invited(owner, 'operator', '小运');
  const agent = await desk.invited(owner, 'agent', '小客');
  expect((await desk.told(operator, 'rules', {})).rules.length).toBeGreaterThan(0);
  for (const person of [operator, agent]) {
    expect(await desk.ask(person, 'invite', { role: 'owner' })).toMatchObject(refusedAs('not-allowed'));
    expect(await desk.ask(person, 'people', {})).toMatchObject(refusedAs('not-allowed'));
    expect(await desk.ask(person, 'dismiss', { id: owner })).toMatchObject(refusedAs('not-allowed'));
  }
  expect(await desk.ask(agent, 'rules', {})).toMatchObject(refusedAs('not-allowed'));
  expect(await desk.told(agent, 'me', {})).toMatchObject({ name: '小客', role: 'agent' });
});

it('a code lets one in and no second one, is nowhere in the database, and ends after a day', async () => {
  const { code } = await desk.told(owner, 'invite', { role: 'operator' });
  expect(JSON.stringify(await desk.shop.documents('invitations'))).not.toContain(code);
  const both = [await desk.shop.arrive(), await desk.shop.arrive()];
  const replies = await Promise.all(both.map((openid) => desk.ask(openid, 'join', { code, name: '我' })));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  const late = await desk.told(owner, 'invite', { role: 'operator' });
  await desk.shop.passes(25 * 60 * 60 * 1000);
  expect(await desk.ask(both[0]!, 'join', { code: late.code, name: '我' })).toMatchObject({ ok: false });
});

it('who was dismissed is out at once, and the old code does not bring them back', async () => {
  const { code } = await desk.told(owner, 'invite', { role: 'operator' });
  const operator = await desk.shop.arrive();
  await desk.told(operator, 'join', { code, name: '小运' });
  await desk.told(owner, 'dismiss', { id: operator });
  expect(await desk.ask(operator, 'rules', {})).toMatchObject(refusedAs('not-allowed'));
  expect(await desk.ask(operator, 'join', { code, name: '小运' })).toMatchObject(refusedAs('not-allowed'));
  expect(await desk.ask(owner, 'dismiss', { id: owner })).toMatchObject(refusedAs('not-allowed'));
});

it.each([
  ['a condition for an id', { action: 'rule', id: { $ne: '' } }],
  ['an operator among the fields', { action: 'saveRule', version: null, draft: { $set: 1 } }],
  ['another field’s path', { action: 'saveRule', version: null, draft: { 'a.b': 1 } }],
  ['a status of one’s own', { action: 'saveRule', version: null, draft: { status: { ok: true } } }],
])('%s is refused in Chinese', async (_what, data) => {
  expect(await desk.call(owner, data)).toMatchObject(refusedAs('bad-request'));
});

it.each(inheritedNames)('%s is no action, for nobody', async (action) => {
  const refused = { ok: false, error: { code: 'bad-request', field: 'action' } };
  expect(await desk.call(owner, { action })).toMatchObject(refused);
});

it('a rule keeps a field of any name that a person may write, and says that nobody knows it', async () => {
  const draft = { keywords: ['价格'], reply: '99 元起。', constructor: '一', toString: '二' };
  const saved = await desk.told(owner, 'saveRule', { version: null, draft });
  expect(saved.problems.map(({ message }) => message)).toEqual([
    '不认识的字段「constructor」',
    '不认识的字段「toString」',
  ]);
  expect((await desk.told(owner, 'rule', { id: saved.id })).document).toEqual(draft);
});

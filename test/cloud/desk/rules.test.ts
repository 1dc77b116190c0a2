// Rules at the desk: seen with their problems, saved, tried, played again, undone.
import { openTime } from '../product/shop';
import { deskForEach, type Desk } from './shop';

let desk: Desk;
let owner: string;
deskForEach((opened, first) => ([desk, owner] = [opened, first]));
const parking = { name: '停车', keywords: ['停车'], reply: '门口有车位。' };
const made = () => desk.told(owner, 'saveRule', { version: null, draft: parking });
const stored = async (id: string) => (await desk.shop.documents('rules', { _id: id }))[0];

it('a saved rule answers the next visitor, and off it does not', async () => {
  const rule = await made();
  await desk.shop.cloud.anew('receive');
  const visitor = await desk.shop.arrive();
  await desk.shop.says(visitor, '能停车吗');
  expect(await desk.shop.replies(visitor)).toEqual(['门口有车位。']);
  const off = await desk.told(owner, 'switchRule', { id: rule.id, version: rule.version, enabled: false });
  expect(off.enabled).toBe(false);
  await desk.shop.cloud.anew('receive');
  const other = await desk.shop.arrive();
  await desk.shop.says(other, '能停车吗');
  expect(await desk.shop.replies(other)).not.toContain('门口有车位。');
});

it('C12: a rule that could not work is refused with its problems, and nothing is stored', async () => {
  const reply = await desk.ask(owner, 'saveRule', { version: null, draft: { name: '空的', keywords: ['空'] } });
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'bad-rule', message: expect.stringContaining('没有回复') as string },
  });
  expect(await desk.shop.documents('rules', { name: '空的' })).toEqual([]);
});

it('C12: the list shows what is wrong with a rule that was written in the console', async () => {
  await desk.shop.save('rules', { _id: 'bad', name: '坏的', keywords: ['好', ''], reply: '{{没有}}' });
  const row = (await desk.told(owner, 'rules', {})).rules.find(({ id }) => id === 'bad');
  expect(row?.problems.map(({ message }) => message).join()).toContain('关键词第 2 个是空的');
  expect(row?.problems.some(({ fatal }) => fatal)).toBe(true);
});

it('of two who edit the same rule one is told that it has changed, and nothing of the other is lost', async () => {
  const { id, version } = await made();
  const save = (reply: string) => desk.ask(owner, 'saveRule', { id, version, draft: { ...parking, reply } });
  const replies = await Promise.all([save('甲'), save('乙')]);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'conflict' } });
  const won = replies.findIndex(({ ok }) => ok);
  expect((await stored(id))?.['reply']).toBe(['甲', '乙'][won]);
  expect((await desk.told(owner, 'history', { rule: id })).changes).toHaveLength(2);
});

it('what somebody saved in the console meanwhile is not overwritten', async () => {
  const { id, version } = await made();
  await desk.shop.save('rules', { _id: id, ...parking, reply: '控制台写的' });
  expect(await desk.ask(owner, 'saveRule', { id, version, draft: parking })).toMatchObject({
    error: { code: 'conflict' },
  });
  expect(await desk.ask(owner, 'deleteRule', { id, version })).toMatchObject({ error: { code: 'conflict' } });
  expect((await stored(id))?.['reply']).toBe('控制台写的');
});

it('undo restores: a change, a field that was taken away, a deletion, and the making of a rule', async () => {
  const first = await desk.told(owner, 'saveRule', { version: null, draft: { ...parking, priority: 3 } });
  const { id } = first;
  const last = async () => (await desk.told(owner, 'history', { rule: id })).changes[0]!;
  await desk.told(owner, 'saveRule', { id, version: first.version, draft: { ...parking, reply: '没有车位。' } });
  const change = await last();
  const back = await desk.told(owner, 'undo', { change: change.id });
  expect(back.rule?.document).toEqual({ ...parking, priority: 3 });
  await desk.told(owner, 'deleteRule', { id, version: back.rule!.version });
  expect(await stored(id)).toBeUndefined();
  await desk.shop.passes(1000);
  expect((await last()).change).toBe('deleted');
  expect((await desk.told(owner, 'undo', { change: (await last()).id })).rule?.document).toEqual({
    ...parking,
    priority: 3,
  });
  const { changes } = await desk.told(owner, 'history', { rule: id });
  const making = changes.filter((one) => one.change === 'made').at(-1)!;
  expect(await desk.told(owner, 'undo', { change: making.id })).toEqual({ rule: null, faq: null });
  expect(await stored(id)).toBeUndefined();
});

it('C9: a draft is tried before it is saved, with the hits marked and the reasons', async () => {
  const tried = await desk.told(owner, 'tryText', { text: '哪里停-车', draft: parking, at: openTime });
  expect(tried.says).toEqual(['门口有车位。']);
  expect(tried.pieces).toContainEqual({ text: '停-车', hit: true });
  expect(tried.lines.join()).toContain('停车');
  expect(await desk.shop.documents('rules', { name: '停车' })).toEqual([]);
});

it('C10: replay shows whose answers a draft would change, with numbers masked', async () => {
  const visitor = await desk.shop.arrive();
  await desk.shop.says(visitor, '多少钱，打 13812345678 告诉我');
  await desk.shop.says(visitor, '怎么退款');
  const draft = { name: '价格', keywords: ['多少钱'], reply: '全场 88 元' };
  const replayed = await desk.told(owner, 'replay', { id: 'price', draft, days: 7 });
  expect(replayed).toMatchObject({ compared: 2, more: false });
  expect(replayed.changed).toHaveLength(1);
  expect(replayed.changed[0]).toMatchObject({ after: { says: ['全场 88 元'] } });
  expect(replayed.changed[0]?.text).toContain('138****5678');
});

// Trying a text as somebody in particular: with what is stored of them, and with what an operator should know besides.
import { deskForEach, type Desk } from './shop';

let desk: Desk;
let owner: string;
deskForEach((opened, first) => ([desk, owner] = [opened, first]));
const notesOf = (notes: readonly { message: string }[]) => notes.map(({ message }) => message).join('\n');
async function regular(): Promise<string> {
  const visitor = await desk.shop.arrive();
  await desk.shop.says(visitor, '你好');
  return visitor;
}

it('C9: somebody who is blocked gets nothing, and the reason says so', async () => {
  const visitor = await regular();
  await desk.shop.save('settings', { _id: 'blocked', visitors: [visitor] });
  const tried = await desk.told(owner, 'tryText', { text: '多少钱', visitor });
  expect(tried.replies).toEqual([]);
  expect(tried.lines.join()).toContain('屏蔽名单');
  expect((await desk.told(owner, 'tryText', { text: '多少钱' })).replies).not.toEqual([]);
});

it('C9: tags and cooldowns that are stored of somebody count, and what is told comes before them', async () => {
  const rule = { _id: 'vip', name: '老客', keywords: ['有礼吗'], reply: '老客有礼。', tags: ['老客'], cooldown: 3600 };
  await desk.shop.rule(rule);
  await desk.shop.rule({ _id: 'tag', name: '打标签', keywords: ['我是老客'], reply: '欢迎回来。', addTags: ['老客'] });
  const visitor = await desk.shop.arrive();
  await desk.shop.says(visitor, '我是老客');
  const before = await desk.told(owner, 'tryText', { text: '有礼吗', visitor });
  expect(before.says).toEqual(['老客有礼。']);
  expect((await desk.told(owner, 'tryText', { text: '有礼吗' })).lines.join()).toContain('标签');
  expect((await desk.told(owner, 'tryText', { text: '有礼吗', visitor, tags: ['新客'] })).says).not.toContain(
    '老客有礼。',
  );
  await desk.shop.says(visitor, '有礼吗');
  const after = await desk.told(owner, 'tryText', { text: '有礼吗', visitor });
  expect(after.says).not.toContain('老客有礼。');
  expect(after.reasons.find(({ what }) => what.includes('老客'))?.mark).toBe('blocked');
});

it('somebody of whom nothing is stored is tried as a new visitor, and that is told', async () => {
  const { notes, replies } = await desk.told(owner, 'tryText', { text: '多少钱', visitor: 'oNobody' });
  expect(replies).not.toEqual([]);
  expect(notesOf(notes)).toContain('没有这位顾客的记录');
});

it('C12: what is wrong with a draft is told beside the answer that it has no part in', async () => {
  const draft = { name: '坏的', keywords: ['停车'], reply: '{{没有这个}}' };
  const { notes } = await desk.told(owner, 'tryText', { text: '停车', draft });
  expect(notes[0]).toEqual({ message: expect.stringMatching(/没保存的规则：.*没有这个/) as string, fatal: true });
});

it('C12: a note on the rule that answered, and a shop that does not send, are told', async () => {
  const card = { type: 'miniprogrampage', title: '看看', pagepath: 'pages/gone/gone', thumb: 'cloud://a/b.png' };
  await desk.shop.save('rules', { _id: 'lost', name: '丢了', keywords: ['去看看'], reply: card });
  await desk.shop.save('settings', { _id: 'mode', value: 'shadow' });
  const { notes } = await desk.told(owner, 'tryText', { text: '去看看' });
  expect(notesOf(notes)).toContain('规则「丢了」');
  expect(notesOf(notes)).toContain('pages/gone/gone');
  expect(notesOf(notes)).toContain('shadow');
});

import { compileWords } from '../../../../cloudfunctions/core/answering/sensitive-words';
import { catchUp, toWait, waitOn } from '../../../../cloudfunctions/core/reception/waiting';
import { smallShop } from './small-shop';
import type { Moment } from '../../../../cloudfunctions/core/reception/moment';
import { readShop } from '../../../../cloudfunctions/core/reference';
import type { Said } from '../../../../cloudfunctions/core/outbound';
import type { OutboundContent } from '../../../../contracts/content';
import type { Trace } from '../../../../contracts/message';
import type { Out, WaitingReply } from '../../../../contracts/visitor';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 20, 2, 0, 0);
/** A content that is not joined with its neighbours. */
const long = (words: string) => words.padEnd(400, '长');
const text = (words: string): OutboundContent => ({ type: 'text', text: words });
const waits = (n: number, ageMs = 0): WaitingReply => ({
  message: `asked-${n}`,
  reply: `asked-${n}:r0`,
  since: new Date(now - ageMs),
  content: text(`答 ${n}`),
});

/** The visitor writes `m` while these wait. */
function writes(waiting: readonly WaitingReply[], limits: object = {}, words: readonly object[] = []): Moment {
  const { shop } = readShop([{ _id: 'limits', ...limits }]);
  const reference = { shop, knowledge: { words: compileWords(words) } };
  return { visitor: { waiting }, message: { _id: 'm' }, reference, now } as unknown as Moment;
}
/** A turn that ended with these replies. */
function ended(outs: readonly Out[], trace: Partial<Trace>, message = 'm'): Said {
  const turn = { message, by: 'b', outs, slow: null, followUp: null };
  const visitor = {
    turn: { ...turn, trace: { decided: '价格', tried: 1, matched: [], blocked: [], leftOut: 0, ...trace } },
  };
  return {
    how: 'done',
    held: { visitor, by: 'b', safeUntil: 0 },
    outs,
    ended: { sends: 0, refused: false },
  } as unknown as Said;
}
const refused: Out = { id: 'm:r0', state: 'refused', reason: 'window', content: text('99 元') };
const byRule = { by: { kind: 'rule', id: 'price' } } as const;

it('C3: what waits is said after the new answer, once, under a name of its own that tells what it says later', () => {
  const { outs, waiting } = catchUp(writes([waits(1), waits(2)]), [text('新的')], 3);
  expect(waiting).toEqual([]);
  expect(outs).toMatchObject([
    { id: 'm:w0', state: 'pending', content: text('您之前问的，现在回复您：\n答 1'), waited: { reply: 'asked-1:r0' } },
    { id: 'm:w1', state: 'pending', content: text('答 2'), waited: { reply: 'asked-2:r0' } },
  ]);
});

it('C4: no more is said than the allowance has room for, and the rest waits on', () => {
  const { outs, waiting } = catchUp(writes([waits(1), waits(2)]), [], 1);
  expect([outs.length, waiting]).toEqual([1, [waits(2)]]);
  expect(catchUp(writes([waits(1)]), [], -1)).toMatchObject({ outs: [], waiting: [waits(1)] });
});

it('what the new answer says already is not said again', () => {
  expect(catchUp(writes([waits(1)]), [text('答 1')], 3)).toMatchObject({ outs: [], waiting: [] });
});

/** A visitor for whom this waits, and for whom two of the four are left that a message gives the bot. */
async function shopWith(
  rules: readonly { readonly _id: string; readonly [field: string]: unknown }[],
  waits: OutboundContent,
) {
  const shop = smallShop({ rules: [{ _id: 'two', keywords: '你好', reply: [long('甲'), long('乙')] }, ...rules] });
  await shop.writes('你好');
  const since = new Date(shop.inbound()[0]!.createTime * 1000);
  shop.database.update(
    'visitors',
    { _id: 'o1' },
    { waiting: [{ message: 'm', reply: 'm:r0', since, content: waits }] },
  );
  shop.said.length = 0;
  return shop;
}

it('C2: what the new answer would have said, had it fitted, waits on until it is said', async () => {
  const reply = ['99 元起。', '包邮。', '七天可退。', '送积分。'].map(long);
  const shop = await shopWith([{ _id: 'price', keywords: '多少钱', reply }], text(long('送积分。')));
  // Within the same second of WeChat's time.
  await shop.writes('多少钱');
  expect(shop.inbound()[1]?.trace).toMatchObject({ leftOut: 2 });
  expect([shop.said.length, shop.visitor().waiting?.length]).toEqual([2, 1]);
  await shop.passes(60_000);
  await shop.writes('谢谢');
  expect(shop.outbound().at(-1)).toMatchObject({ state: 'sent', laterOf: 'm:r0' });
  expect(shop.said.at(-1)).toContain(long('送积分。'));
  expect(shop.visitor().waiting).toEqual([]);
});

it('C3: the same answer that waits twice is said once', () => {
  const again = { ...waits(1), message: 'asked-9', reply: 'asked-9:r0' };
  const { outs, waiting } = catchUp(writes([waits(1), waits(2), again]), [], 3);
  expect([outs.map(({ waited }) => waited?.reply), waiting]).toEqual([['asked-1:r0', 'asked-2:r0'], []]);
  // As long as it is not said, both wait.
  expect(catchUp(writes([waits(1), again]), [], 0).waiting).toEqual([waits(1), again]);
});

it('what the new answer says as a part of a joined text is said', async () => {
  const shop = await shopWith([{ _id: 'all', keywords: '全部', reply: ['一', '二', '三', '四'] }], text('四'));
  await shop.writes('全部');
  expect([shop.said, shop.visitor().waiting]).toEqual([['一', '二\n三\n四'], []]);
});

it('sensitive words that were added since cover what waits, and stop what must not be said any more', () => {
  const words = [
    { word: '答', action: 'mask' },
    { word: '2', action: 'block', direction: 'out' },
    { word: '3', action: 'block', direction: 'in' },
  ];
  const { outs, waiting, stopped } = catchUp(writes([waits(1), waits(2), waits(3), waits(4)], {}, words), [], 2);
  expect(outs).toMatchObject([
    { content: text('您之前问的，现在回复您：\n* 1'), waited: { reply: 'asked-1:r0' } },
    { content: text('* 3'), waited: { reply: 'asked-3:r0' } },
  ]);
  expect([waiting, stopped]).toEqual([[waits(4)], true]);
});

it('after seven days, or as many as the shop says, a reply is no longer worth saying', () => {
  const both = [waits(1, 7 * day), waits(2, 6 * day)];
  expect(waitOn(writes(both)).waiting).toEqual([waits(2, 6 * day)]);
  expect(waitOn(writes(both, { lateReplyDays: 30 })).waiting).toEqual(both);
  expect(waitOn(writes([waits(1)], { lateReplyDays: 0 })).waiting).toEqual([]);
});

it('a reply that is refused again keeps its age and its first name', () => {
  const { outs } = catchUp(writes([waits(1, day)]), [], 3);
  const again = outs.map((out): Out => ({ ...out, state: 'refused', reason: 'allowance' }));
  const [waiting] = toWait(ended(again, byRule, 'm'), now);
  expect(waiting).toMatchObject({ message: 'asked-1', reply: 'asked-1:r0', since: new Date(now - day) });
  const said = catchUp(writes(waiting ? [waiting] : []), [], 3).outs;
  // Introduced once, however often it is tried.
  expect(said).toMatchObject([{ content: text('您之前问的，现在回复您：\n答 1') }]);
});

it('answers to a question wait, a model’s too; a welcome, a word about humans and a step of a flow do not', () => {
  const names = (trace: Partial<Trace>) => toWait(ended([refused], trace), now).map(({ reply }) => reply);
  expect(names(byRule)).toEqual(['m:r0']);
  expect(names({ by: { kind: 'faq', id: 'f' } })).toEqual(['m:r0']);
  expect(names({ decided: 'ai' })).toEqual(['m:r0']);
  expect(names({ decided: 'welcome' })).toEqual([]);
  expect(names({ decided: 'default' })).toEqual([]);
  expect(names({ ...byRule, human: true })).toEqual([]);
  expect(names({ by: { kind: 'flow', id: 'size' }, steps: ['menu'] })).toEqual([]);
});

it('only what was refused for window or count waits, not what went out as a notice or must not be said', () => {
  const outs: Out[] = [
    { ...refused, id: 'm:r0', state: 'sent', via: 'subscribe' },
    { ...refused, id: 'm:r1', reason: 'content' },
    { ...refused, id: 'm:r2', reason: 'blocked' },
    { ...refused, id: 'm:r3', reason: 'allowance' },
  ];
  expect(toWait(ended(outs, byRule), now).map(({ reply }) => reply)).toEqual(['m:r3']);
});

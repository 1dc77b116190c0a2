// Trying and replaying a shop's documents before they answer anybody.
import { nameOf, openBook, replay, tryOut, withDrafts, type Past } from '../../../../cloudfunctions/core/rehearsal';

const now = Date.UTC(2026, 10, 20, 2, 0, 0);
const price = { _id: 'price', name: '价格', keywords: ['价格', '多少钱'], reply: '99 元起。' };
const refund = { _id: 'refund', name: '退款', keywords: ['退款'], priority: 1, reply: '退款请联系 {{热线}}。' };
const settings = [
  { _id: 'hotline', name: '热线', value: '400' },
  { _id: 'mode', value: 'shadow' },
];
const says = (text: string) => ({ content: { type: 'text', text } as const, now });
const past = (id: string, text: string): Past => ({ id, visitor: 'v', content: { type: 'text', text }, at: now });

it('what a visitor would read is shown with its variables filled in, also in a shop that only rehearses', async () => {
  const tried = tryOut(await openBook({ rules: [price, refund], settings }), says('退款'));
  expect(tried.says).toEqual(['退款请联系 400。']);
});

it('C9: the trace names who lost to whom, with the hits marked where they were typed', async () => {
  const tried = tryOut(await openBook({ rules: [price, refund], settings }), says('多少钱能退-款'));
  expect(tried.pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['多少钱', '退-款']);
  expect(tried.pieces.map(({ text }) => text).join('')).toBe('多少钱能退-款');
  expect(tried.lines.join('\n')).toContain('让给「退款」');
});

it('a rule is tried as a visitor of a level, with tags, at a page', async () => {
  const rule = { ...price, levels: ['金卡'], tags: ['老客'], pages: ['pages/product/product'] };
  const book = await openBook({ rules: [rule] });
  expect(tryOut(book, says('多少钱')).says).toEqual([]);
  const known = { level: '金卡', tags: ['老客'], page: 'pages/product/product?id=3' };
  expect(tryOut(book, { ...says('多少钱'), ...known }).says).toEqual(['99 元起。']);
});

it('a wish for a human is shown as a hand-off in the hours, and as outside them after', async () => {
  const book = await openBook({ settings: [] });
  expect(tryOut(book, says('转人工')).human).toBe(true);
  const late = tryOut(book, { ...says('转人工'), now: now + 12 * 3_600_000 });
  expect([late.human, late.lines.join()]).toEqual([false, expect.stringContaining('不在人工服务时间')]);
});

it('replay tells the messages whose answers would change, and no others', async () => {
  const before = await openBook({ rules: [price, refund], settings });
  const draft = { ...price, name: '报价', reply: '现在 88 元起。' };
  const after = await openBook({ rules: withDrafts([price, refund], [draft]), settings });
  const changed = replay(before, after, [past('1', '多少钱'), past('2', '退款'), past('3', '今天天气')]);
  expect(changed.map(({ id }) => id)).toEqual(['1']);
  expect(changed[0]).toMatchObject({ before: { says: ['99 元起。'] }, after: { says: ['现在 88 元起。'] } });
});

it('a new name alone changes nothing that a visitor sees', async () => {
  const before = await openBook({ rules: [price] });
  const after = await openBook({ rules: [{ ...price, name: '报价' }] });
  expect(replay(before, after, [past('1', '多少钱')])).toEqual([]);
});

it('C12: each bad document is named with its own problem, and the good ones have none', async () => {
  const book = await openBook({
    rules: [price, { _id: 'bad', name: '坏的', keywords: ['', '好'], reply: '{{没有的}}' }],
    faqs: [{ _id: 'f', question: '', answer: '答' }],
    settings: [{ _id: 'mode', value: '开' }],
  });
  const found = book.problems(now).map(({ collection, id }) => `${collection}/${id}`);
  expect(new Set(found)).toEqual(new Set(['rules/bad', 'faqs/f', 'settings/mode']));
});

it('C12: what the sweep notes on a document is told here too: dates that are over, a missing year, a setting without use', async () => {
  const book = await openBook({
    rules: [{ ...price, dates: '2026-11-11' }],
    calendars: [{ _id: 'shop', monday: '09:00-18:00' }],
    settings: [{ _id: 'mode', value: 'full' }],
  });
  const told = (at: number) => book.problems(at).map(({ id, message, fatal }) => [id, message.slice(0, 6), fatal]);
  expect(told(now)).toContainEqual(['price', '日期已经过去', false]);
  expect(told(now)).toContainEqual(['shop', '还没有 20', false]);
  expect(told(now)).toContainEqual(['mode', 'full 的', false]);
  expect(told(Date.UTC(2026, 10, 10)).map(([id]) => id)).not.toContain('price');
});

it('C12: what is more than a shop may write is named before anybody brings it, and answers nobody here either', async () => {
  const long = { _id: 'long', name: '长', keywords: ['长'], reply: '好'.repeat(40_000) };
  const book = await openBook({ rules: [price, long] });
  expect(book.problems(now)).toMatchObject([
    { collection: 'rules', id: 'long', fatal: true, message: expect.stringContaining('100 KB') as string },
  ]);
  expect(tryOut(book, says('长')).says).not.toContain(long.reply);
});

it('C12: settings beyond those that are read are told so, whatever the order of the file', async () => {
  const many = Array.from({ length: 101 }, (_, n) => ({
    _id: `v${String(n).padStart(3, '0')}`,
    name: `变量${n}`,
    value: 'x',
  }));
  const problems = (await openBook({ settings: many.reverse() })).problems(Date.UTC(2026, 10, 20));
  expect(problems).toEqual([
    expect.objectContaining({ id: 'v100', fatal: true, message: expect.stringContaining('最多用 100 条') as string }),
  ]);
});

it.each([
  [{ _id: 'w', words: ['加微信', '加我', '私聊'] }, '加微信、加我'],
  [{ _id: 'w', word: '加微信' }, '加微信'],
  [{ _id: 'y', year: 2027 }, '2027 年'],
  [{ _id: 'hours', monday: '' }, 'hours'],
  [{ _id: 'f', name: ' ', question: '包邮吗' }, '包邮吗'],
])('%j is called as an operator would call it', (document, name) => {
  expect(nameOf(document)).toBe(name);
});

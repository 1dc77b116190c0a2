// A talk that is tried over several messages: flows and 「您是想问」 go on where they were.
import { openBook, tryOut, type Book } from '../../../../cloudfunctions/core/rehearsal';

const now = Date.UTC(2026, 10, 20, 2, 0, 0);
const size = {
  ...{ _id: 'size', name: '尺码', minutes: 30, start: 'menu' },
  steps: [
    { id: 'menu', say: '您想看哪一种？', options: [{ text: '上衣', go: 'top' }] },
    { id: 'top', say: '请问身高多少？', ask: 'text', as: '身高', go: 'done' },
    { id: 'done', say: '{{身高}} 建议 L 码。', end: true },
  ],
};
const rule = { _id: 'size-rule', name: '问尺码', keywords: ['尺码'], flow: 'size' };

/** What is said to each of the texts, one minute apart. */
function talked(book: Book, texts: readonly string[], minutes = 1): { says: string; talk: string | null }[] {
  let talk: string | null = null;
  return texts.map((text, n) => {
    const attempt = { content: { type: 'text', text } as const, now: now + n * minutes * 60_000 };
    const tried = tryOut(book, { ...attempt, ...(talk === null ? {} : { talk }) });
    talk = tried.talk;
    return { says: tried.says.join('\n'), talk };
  });
}

it('a flow goes on over several tries, with what was collected, and ends', async () => {
  const book = await openBook({ rules: [rule], flows: [size] });
  const [menu, top, done] = talked(book, ['尺码', '1', '175']);
  expect(menu?.says).toContain('上衣');
  expect(top?.says).toContain('请问身高多少');
  expect(done).toEqual({ says: expect.stringContaining('175 建议 L 码') as string, talk: null });
});

it('a flow that the visitor left for longer than its minutes is over in a try too', async () => {
  const book = await openBook({ rules: [rule], flows: [size] });
  expect(talked(book, ['尺码', '1'], 31)[1]?.says).not.toContain('身高');
});

it('a choice among 「您是想问」 is understood in the next try, and not in a first one', async () => {
  const faqs = [
    { _id: 'a', question: '退货运费谁出？', answer: '质量问题我们出。' },
    { _id: 'b', question: '换货运费谁出？', answer: '换货各出一半。' },
  ];
  const book = await openBook({ faqs });
  const [offered, chosen] = talked(book, ['运费谁出', '2']);
  expect(offered?.says).toContain('2');
  expect(['质量问题我们出。', '换货各出一半。']).toContain(chosen?.says);
  expect(talked(book, ['2'])[0]?.says).toBe('');
});

it('after a hand-off a talk begins anew: the bot is silent then', async () => {
  const book = await openBook({ rules: [rule], flows: [size] });
  expect(talked(book, ['尺码', '转人工'])[1]?.talk).toBeNull();
});

const inFlow = (collected: string) =>
  JSON.stringify({
    flow: { flow: 'size', step: 'top', path: [], misses: 0, at: now, content: { type: 'text', text: collected } },
    options: [],
  });

it.each([
  ...['', '{', '[]', '{"flow":{"flow":1}}', '{"flow":null,"options":[{"kind":"faq"}]}'],
  ...['null', '1', '[1]', '{"身高":{}}', '{"answers":null,"choices":[]}', '{"answers":{},"choices":[{}]}'].map(inFlow),
])('a talk that is none (%s) is taken as a first message', async (talk) => {
  const book = await openBook({ rules: [rule], flows: [size] });
  expect(tryOut(book, { content: { type: 'text', text: '尺码' }, now, talk }).says.join()).toContain('上衣');
});

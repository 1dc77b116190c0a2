// Very many documents, good and bad: what a message costs, what becomes of each document, and that the shop goes on.
import { ProductShop } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open({ 'functions.timeoutMs': 60_000 });
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.reset();
  await shop.cloud.anew('receive');
  await shop.cloud.anew('sweep');
});

/** As an import in the console does. */
async function fill(collection: string, documents: readonly object[]): Promise<void> {
  for (let at = 0; at < documents.length; at += 1_000)
    await shop.cloud.database.add(collection, ...(documents.slice(at, at + 1_000) as { _id: string }[]));
}

/** Ticks until nothing is left, `most` times at most. @returns how many ticks it took */
async function ticks(most: number): Promise<number> {
  for (let n = 1; n <= most; n += 1) {
    const { returned } = (await shop.tick()) as { returned: { more: boolean } | null };
    if (returned?.more === false) return n;
  }
  throw new Error(`More is left after ${most} ticks.`);
}

it('with 10,000 rules a message costs 3 calls one after another and 8 in all, on a warm and on a cold instance', async () => {
  const rules = Array.from({ length: 10_000 }, (_, n) => ({
    _id: `many-${n}`,
    name: `第 ${n} 条`,
    keywords: [`暗号${n}号`, `口令${n}号`],
    reply: `这是第 ${n} 条规则的回复。`,
  }));
  await fill('rules', rules);
  await shop.tick();
  const parts = await shop.documents('published', { set: 'rules' });
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.every((part) => JSON.stringify(part).length < 1024 * 1024)).toBe(true);
  for (const [n, isCold] of [
    [0, true],
    [9_999, false],
    [5_000, true],
  ] as const) {
    const { reply, beforeFirstReply } = await asked(`请问暗号${n}号是什么`, isCold);
    expect(reply).toBe(`这是第 ${n} 条规则的回复。`);
    expect(beforeFirstReply!.sequential).toBeLessThanOrEqual(3);
    expect(beforeFirstReply!.total).toBeLessThanOrEqual(8);
    await shop.passes(60_000);
  }
});

/** A busy machine may not read so much within a push's time, and leaves the message to the sweep: then somebody else asks. */
async function asked(what: string, isCold: boolean) {
  for (let tries = 1; ; tries += 1) {
    if (isCold) await shop.cloud.api('DELETE', '/functions/receive/instances');
    const visitor = await shop.arrive();
    const { beforeFirstReply } = await shop.measured(visitor, what);
    const reply = (await shop.replies(visitor)).at(-1);
    if (reply !== undefined || tries === 5) return { reply, beforeFirstReply };
  }
}

const bad: Readonly<Record<string, readonly object[]>> = {
  rules: [{}, { keywords: null, reply: 7 }, { keywords: ['坏'], reply: [[[]]] }, { keywords: ['坏'], share: [] }],
  faqs: [{}, { question: 7, answer: '好' }, { question: '坏的吗', answer: { type: 'voice' } }],
  intents: [{}, { name: [], examples: {} }, { name: '坏', examples: [null, 1], reply: '好' }],
  flows: [{}, { name: '坏', steps: 'x' }, { name: '坏', start: 'a', steps: [{ id: 'a', say: 1 }] }],
  synonyms: [{}, { words: 7 }, { words: ['一个'] }],
  calendars: [{ monday: 'x' }, { year: 2026, holidays: [{}] }],
  sensitive_words: [{}, { words: {} }, { words: ['坏'], action: '删' }],
};

it('C12: among hundreds of bad documents of every collection each has its status in Chinese, and the good ones answer', async () => {
  const perShape = 30;
  for (const [collection, shapes] of Object.entries(bad)) {
    await fill(
      collection,
      shapes.flatMap((shape, n) => Array.from({ length: perShape }, (_, m) => ({ _id: `bad-${n}-${m}`, ...shape }))),
    );
  }
  await ticks(10);
  for (const [collection, shapes] of Object.entries(bad)) {
    const documents = shop.cloud.database.find(collection, {});
    const judged = documents.filter(({ _id }) => String(_id).startsWith('bad-'));
    expect(judged).toHaveLength(shapes.length * perShape);
    for (const { _id, status } of judged) {
      const { ok, problem } = (status ?? {}) as { ok?: boolean; problem?: string };
      // A calendar with a day nobody can read stays in use: that day is closed.
      const stays = collection === 'calendars';
      const isChinese = /\p{Script=Han}/u.test(problem ?? '');
      expect({ collection, _id, isOut: stays || ok === false, isChinese }).toEqual({
        ...{ collection, _id, isOut: true, isChinese: true },
      });
    }
    const others = documents.filter(({ _id }) => !String(_id).startsWith('bad-'));
    expect(others.filter(({ status }) => (status as { ok: boolean }).ok)).toHaveLength(others.length);
  }
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  expect((await shop.replies(visitor)).at(-1)).toContain('99 元起');
  await shop.says(visitor, '可以开发票吗');
  expect((await shop.replies(visitor)).at(-1)).toContain('申请开票');
});

it('C12: a document so large that it would keep the others from being read is left out and says so', async () => {
  const reply = '长'.repeat(500);
  const large = { _id: 'zz-large', question: '大的吗', aliases: [], answer: '好', note: reply.repeat(400) };
  await fill('faqs', [large, { _id: 'zz-small', question: '店里可以带宠物吗', answer: '可以带小型犬。' }]);
  await ticks(3);
  const [told] = await shop.documents('faqs', { _id: 'zz-large' });
  expect(told).toMatchObject({ status: { ok: false, problem: '这一条太大（超过 100 KB），没有使用，请缩短' } });
  const visitor = await shop.arrive();
  await shop.says(visitor, '店里可以带宠物吗');
  expect(await shop.replies(visitor)).toEqual(['可以带小型犬。']);
});

// The operator's documents, read as people write them.
import { ProductShop } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(() => shop.reset());

it('C12: a rule that cannot work says so on its own document within one sweep, and the others go on', async () => {
  await shop.rule({ _id: 'bad', name: '坏的', keywords: '多少钱', match: '包含', reply: '坏' });
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  expect((await shop.replies(visitor))[0]).toContain('99 元起');
  await shop.tick();
  const rules = await shop.documents('rules');
  expect(rules.find(({ _id }) => _id === 'bad')).toMatchObject({
    status: { ok: false, problem: expect.stringContaining('匹配方式') as string },
  });
  expect(rules.filter(({ status }) => (status as { ok: boolean }).ok)).toHaveLength(7);
});

it('C12: a status is written again only when the document changed, so an idle tick writes nothing', async () => {
  await shop.tick();
  expect((await shop.tick()).returned).toEqual({ visitors: 0, documents: 0, more: false });
  await shop.save('rules', { _id: 'price', name: '价格', keywords: '多少钱', reply: '{{没有的}}' });
  await shop.tick();
  const [rule] = await shop.documents('rules', { _id: 'price' });
  expect(rule).toMatchObject({
    status: { ok: false, problem: expect.stringContaining('回复里的 {{没有的}} 没有对应的设置') as string },
  });
});

it('a shop that only rehearses decides and records, and sends nothing', async () => {
  await shop.save('settings', { _id: 'mode', name: '运行方式', value: 'shadow' });
  await shop.cloud.anew('receive');
  const visitor = await shop.arrive();
  await shop.says(visitor, '多少钱');
  expect(await shop.sends()).toBe(0);
  const [message] = await shop.documents('messages', { direction: 'in' });
  expect(message).toMatchObject({ state: 'done', trace: { decided: '价格', blocked: ['shadow'] } });
});

it('with more rules than two pages hold, every one answers after the next sweep, and a message costs no more', async () => {
  const add = (n: number) =>
    shop.cloud.api('POST', '/database/collections/rules/documents', {
      _id: `many-${n}`,
      keywords: `暗号${n}号`,
      reply: `第 ${n} 条`,
    });
  for (let n = 0; n < 300; n += 50) await Promise.all(Array.from({ length: 50 }, (_, m) => add(n + m)));
  await shop.tick();
  const visitor = await shop.arrive();
  for (const n of [0, 299]) {
    await shop.cloud.api('DELETE', '/functions/receive/instances');
    const push = await shop.measured(visitor, `暗号${n}号`);
    expect((await shop.replies(visitor)).at(-1)).toBe(`第 ${n} 条`);
    expect(push.beforeFirstReply!.sequential).toBeLessThanOrEqual(3);
    expect(push.beforeFirstReply!.total).toBeLessThanOrEqual(8);
  }
  await shop.save('rules', { _id: 'many-299', keywords: '暗号299号', reply: '换了' });
  await shop.tick();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const push = await shop.measured(visitor, '暗号299号');
  expect((await shop.replies(visitor)).at(-1)).toBe('换了');
  expect(push.beforeFirstReply!.sequential).toBeLessThanOrEqual(3);
  expect(push.beforeFirstReply!.total).toBeLessThanOrEqual(8);
});

// The help centre: what a visitor finds, when we are open, and how the shop can be reached.
import { openShop, type Shop } from './shop';

let shop: Shop;
let mine: string;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.cloud.reset();
  // A fresh instance has read nothing yet.
  await shop.cloud.anew('visitor');
  mine = await shop.visitor();
});
const at = (text: string) => shop.cloud.api('PUT', '/clock', { now: Date.parse(`${text}:00+08:00`), frozen: true });

describe('the help centre', () => {
  it('shows hot questions and every category with how many it holds', async () => {
    const { hot, categories } = await shop.told(mine, 'home');
    expect(hot.length).toBeGreaterThan(0);
    for (const { name, count } of categories)
      expect((await shop.told(mine, 'category', { name })).articles).toHaveLength(count);
  });

  it('shows the hot questions in the shop’s order, and an article that is gone leaves no gap', async () => {
    await shop.write('settings', { _id: 'hot-questions', ids: ['return-how', 'gone', 'ship-fee'] });
    await shop.cloud.anew('visitor');
    expect((await shop.told(mine, 'home')).hot.map(({ id }) => id)).toEqual(['return-how', 'ship-fee']);
  });

  it('finds the article for an everyday question', async () => {
    const [first] = (await shop.told(mine, 'search', { text: '运费怎么算' })).results;
    expect(first?.question).toContain('运费');
  });

  it('finds nothing for nothing', async () => {
    expect((await shop.told(mine, 'search', { text: '' })).results).toEqual([]);
  });

  it('opens an article with its related ones, never itself among them', async () => {
    const [{ id }] = (await shop.told(mine, 'search', { text: '多久发货' })).results as unknown as [{ id: string }];
    const article = await shop.told(mine, 'article', { id });
    expect(article).toMatchObject({ id, vote: null });
    expect(article.answer).not.toBe('');
    expect(article.related.map((each) => each.id)).not.toContain(id);
  });

  it('an article says what the shop set up, never a variable in braces', async () => {
    const { answer } = await shop.told(mine, 'article', { id: 'service-phone' });
    expect(answer).toContain('400-123-4567');
    expect(answer).not.toContain('{{');
  });

  it('an article that is not there is told apart from a failure', async () => {
    expect(await shop.ask(mine, 'article', { id: 'gone' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('an article is there when an operator adds it and gone when they switch it off, for a new instance at once', async () => {
    const document = { _id: 'test-off', question: '独一无二的问题', answer: '答案' };
    await shop.write('faqs', document);
    expect(await shop.told(mine, 'article', { id: 'test-off' })).toMatchObject({ answer: '答案', category: '其他' });
    await shop.write('faqs', { ...document, enabled: false });
    await shop.cloud.anew('visitor');
    expect(await shop.ask(mine, 'article', { id: 'test-off' })).toMatchObject({ ok: false });
  });

  it('a document that cannot be read does not hide the others', async () => {
    await shop.write('faqs', { _id: 'test-broken', question: 7, answer: [] });
    expect((await shop.told(mine, 'home')).hot.length).toBeGreaterThan(0);
  });

  it('remembers one vote per visitor, the last one', async () => {
    const [{ id }] = (await shop.told(mine, 'home')).hot as unknown as [{ id: string }];
    await shop.told(mine, 'vote', { id, helpful: false });
    await shop.told(mine, 'vote', { id, helpful: true });
    expect((await shop.told(mine, 'article', { id })).vote).toBe(true);
    expect(await shop.documents('ratings')).toHaveLength(1);
    expect((await shop.told(await shop.visitor(), 'article', { id })).vote).toBeNull();
  });

  it('says whether we are open, and when we open next', async () => {
    await at('2026-11-24T10:00');
    expect((await shop.told(mine, 'home')).hours).toMatchObject({ open: true, opensAt: null });
    await at('2026-11-24T23:00');
    const { open, opensAt } = (await shop.told(mine, 'home')).hours;
    expect(open).toBe(false);
    expect(opensAt).toBeGreaterThan(Date.parse('2026-11-24T23:00+08:00'));
  });

  it('tells how the shop can be reached, and only what is set up', async () => {
    const { shop: reach } = await shop.told(mine, 'home');
    expect(reach).toMatchObject({ contact: true, wecom: null, phone: '400-123-4567' });
    await shop.write('settings', { _id: 'wecom', corpId: 'ww1', url: 'https://work.weixin.qq.com/kfid/kfc1' });
    await shop.cloud.anew('visitor');
    expect((await shop.told(mine, 'home')).shop.wecom).toEqual({
      corpId: 'ww1',
      url: 'https://work.weixin.qq.com/kfid/kfc1',
    });
  });
});

// C11: closed doors. What a client may ask of the visitor function, and what it may not.
import type { VisitorError } from '../../../contracts/visitor-pages';
import { openShop, type Shop } from './shop';

let shop: Shop;
let mine: string;
let other: string;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.cloud.reset();
  [mine, other] = [await shop.visitor(), await shop.visitor()];
});

describe('C11: closed doors', () => {
  it('a visitor never sees another one’s conversation, whatever id is asked for', async () => {
    await shop.says(other, '我想问一下订单');
    const [theirs] = (await shop.told(other, 'conversations')).conversations;
    expect(theirs).toBeDefined();
    for (const action of ['transcript', 'rate', 'reopen'] as const) {
      const input = { conversation: theirs?.id, ...(action === 'rate' ? { score: 1 } : {}) };
      expect(await shop.ask(mine, action, input)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
    expect(await shop.told(mine, 'conversations')).toMatchObject({ conversations: [], followUps: [] });
  });

  it('an openid in the request is refused, not believed', async () => {
    const reply = await shop.ask(mine, 'conversations', { openid: other });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request', field: 'openid' } });
  });

  it('a field that WeChat itself may add does no harm and is not believed either', async () => {
    await shop.says(other, '你好');
    const told = await shop.told(mine, 'conversations', { userInfo: { appId: 'x', openId: other } });
    expect(told.conversations).toEqual([]);
  });

  it('receive stays closed to clients while visitor is open to them', async () => {
    expect(await shop.call(mine, {}, 'receive')).toMatchObject({ errCode: -501023 });
    expect(await shop.call(mine, { action: 'home' })).toMatchObject({ errCode: 0 });
  });

  it.each([
    ['no action', {}],
    ['an unknown action', { action: 'dropEverything' }],
    ['an inherited name', { action: 'toString' }],
    ['a number for an id', { action: 'article', id: 7 }],
    ['a condition for an id', { action: 'article', id: { $ne: '' } }],
    ['an endless search', { action: 'search', text: '长'.repeat(61) }],
    ['six stars', { action: 'rate', conversation: 'x', score: 6 }],
    ['an erasure without its confirmation', { action: 'erase' }],
  ])('%s is refused with words for the visitor, and the function lives on', async (_what, data) => {
    const { errCode, result } = await shop.call(mine, data);
    expect(errCode).toBe(0);
    const { ok, error } = result as { ok: boolean; error: VisitorError };
    expect([ok, error.code]).toEqual([false, 'bad-request']);
    expect(error.message).toMatch(/\p{Script=Han}/u);
    expect(await shop.ask(mine, 'home')).toMatchObject({ ok: true });
  });
});

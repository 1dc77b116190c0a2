// Who was welcomed, and who only should have been.
import { smallShop } from './small-shop';

const welcome = { _id: 'welcome', reply: '欢迎光临', everyHours: 24 };
const price = { _id: 'price', keywords: '多少钱', reply: ['一', '二', '三', '四'] };
const hour = 3_600_000;

it('a welcome that does not fit the allowance is no welcome: it is said when the visitor next enters', async () => {
  const shop = smallShop({ settings: [welcome], rules: [price] });
  await shop.writes('多少钱');
  await shop.enters();
  expect(shop.blocked()).toEqual([[], ['allowance']]);
  expect(shop.visitor().welcomedAt).toBeNull();
  await shop.passes(49 * hour);
  // The last one is over for long; within a day of the one that was not said.
  await shop.enters();
  await shop.passes(hour);
  await shop.enters();
  expect(shop.said.filter((text) => text === '欢迎光临')).toHaveLength(1);
});

it('it does not take away when the visitor was welcomed before', async () => {
  const shop = smallShop({ settings: [welcome], rules: [price] });
  await shop.enters();
  const { welcomedAt } = shop.visitor();
  await shop.passes(25 * hour);
  await shop.writes('多少钱');
  await shop.enters();
  expect(shop.said).toEqual(['欢迎光临', '一', '二', '三', '四']);
  expect(shop.blocked().at(-1)).toEqual(['allowance']);
  expect([welcomedAt, shop.visitor().welcomedAt]).toEqual([expect.any(Date), welcomedAt]);
});

it.each([45015, 45047, 48002])('nor is one that WeChat refuses with %d', async (errcode) => {
  let refuses = true;
  const shop = smallShop({
    settings: [welcome],
    wechat: () => (refuses ? { state: 'refused', errcode } : { state: 'sent' }),
  });
  await shop.enters();
  expect(shop.visitor()).toMatchObject({ welcomedAt: null, turn: null });
  refuses = false;
  await shop.passes(hour);
  await shop.writes('在吗');
  await shop.enters();
  expect(shop.said).toEqual(['请留言。', '欢迎光临']);
});

it('nor is one that was left until its minute was over', async () => {
  let dies = true;
  // The run is cut off before it knows what became of the first reply; the second is too late by the time somebody takes over.
  const shop = smallShop({
    settings: [{ ...welcome, reply: ['欢迎光临', '请选择商品'] }],
    wechat: () => (dies ? { state: 'refused', errcode: -1 } : { state: 'sent' }),
  });
  await shop.enters();
  expect(shop.visitor().turn).not.toBeNull();
  dies = false;
  await shop.tick();
  expect(shop.said).toEqual([]);
  expect(shop.visitor()).toMatchObject({ welcomedAt: null, turn: null });
});

it('one that WeChat took, or may have taken, is, also when a message waits behind it', async () => {
  const taken = smallShop({ settings: [welcome] });
  await taken.enters();
  await taken.writes('在吗');
  expect(taken.visitor().welcomedAt).toEqual(expect.any(Date));
  const unsure = smallShop({ settings: [welcome], wechat: () => ({ state: 'unknown', errcode: -501001 }) });
  await unsure.enters();
  expect(unsure.visitor().welcomedAt).toEqual(expect.any(Date));
});

it('a refused one is none either where the same run goes on with a message behind it', async () => {
  let refused = false;
  const shop = smallShop({
    settings: [welcome],
    rules: [price],
    wechat: () => {
      if (refused) return { state: 'sent' };
      refused = true;
      const [entered] = shop.inbound();
      const id = 'mp:o1:1:behind';
      const content = { type: 'text', text: '多少钱' };
      shop.database.put('messages', { ...entered, _id: id, state: 'new', content });
      shop.database.update('visitors', { _id: 'o1' }, { inbox: [id] });
      return { state: 'refused', errcode: 48002 };
    },
  });
  await shop.enters();
  expect(shop.inbound().map(({ state }) => state)).toEqual(['done', 'done']);
  expect(shop.visitor()).toMatchObject({ welcomedAt: null, turn: null });
});

it('a rehearsal counts what it would have said', async () => {
  const shop = smallShop({ settings: [welcome, { _id: 'mode', value: 'shadow' }] });
  await shop.enters();
  await shop.passes(hour);
  await shop.enters();
  expect(shop.inbound().map(({ trace }) => trace?.wouldSay?.length ?? 0)).toEqual([1, 0]);
});

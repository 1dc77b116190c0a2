// A message that cannot be decided: something stored is not what anybody foresaw. It is tried a few times, then given up.
import { work } from '../../../../cloudfunctions/core/reception';
import type { InMessage } from '../../../../contracts/message';
import { smallShop, type Written } from './small-shop';

const price = { _id: 'price', name: '价格', keywords: '多少钱', reply: '99 元起。' };
const id = (n: number) => `mp:o1:1795140000:9${n}`;

// What the core logs about it would drown the report.
let log: jest.SpyInstance;
beforeEach(() => (log = jest.spyOn(console, 'error').mockImplementation(() => undefined)));
afterEach(() => jest.restoreAllMocks());

/** A shop that knows the visitor `o1`. */
async function shopWith(written: Written = {}) {
  const shop = smallShop({ rules: [price], ...written });
  await shop.writes('你好');
  shop.said.length = 0;
  return shop;
}
type Shop = Awaited<ReturnType<typeof shopWith>>;

/** The visitor is in the middle of a flow, and what it collected is not readable. */
function spoilFlow({ database }: Shop): void {
  const flow = { flow: 'f', step: 's', path: [], misses: 0, at: 0, content: { type: 'text', text: '{"phone":' } };
  database.update('visitors', { _id: 'o1' }, { flow });
}

/** A message that was stored, and whose run died; without a text it is spoilt. */
function leave({ database, inbound }: Shop, n: number, text?: string): void {
  const content = { type: 'text', ...(text === undefined ? {} : { text }) };
  const createdAt = new Date(0);
  database.put('messages', { ...inbound()[0]!, _id: id(n), state: 'new', content, createdAt, trace: null });
}

const of = ({ database }: Shop, _id: string) => database.get('messages', _id) as InMessage;

it('C2, C7: it is given up at the third time, says so and why, and the visitor is told', async () => {
  const shop = await shopWith();
  spoilFlow(shop);
  expect(await shop.writes('多少钱')).toBe('success');
  const { _id } = shop.inbound()[1]!;
  expect(of(shop, _id)).toMatchObject({ state: 'new', attempts: 1 });
  await shop.tick();
  expect(of(shop, _id)).toMatchObject({ state: 'new', attempts: 2 });
  expect(shop.said).toEqual([]);
  await shop.tick();
  expect(of(shop, _id)).toMatchObject({ state: 'failed', trace: { decided: 'failed', blocked: [] } });
  expect(of(shop, _id).trace?.problem).toContain('JSON');
  expect(shop.said).toEqual(['请留言。']);
  expect(shop.visitor()).toMatchObject({ turn: null, inbox: [] });

  // Each attempt is in the log, by the message's id.
  expect(log.mock.calls.filter(([line]) => String(line).includes(_id))).toHaveLength(3);
  await shop.tick();
  expect(log.mock.calls.filter(([line]) => String(line).includes(_id))).toHaveLength(3);
  expect(shop.said).toHaveLength(1);
});

it('a visitor who is in a flow that cannot be read gets out of it, and is answered again', async () => {
  const shop = await shopWith();
  spoilFlow(shop);
  await shop.writes('多少钱');
  await shop.tick();
  await shop.tick();
  await shop.writes('多少钱');
  expect(shop.said).toEqual(['请留言。', '99 元起。']);
});

it('C2: the visitor’s other messages are answered by the same tick', async () => {
  const shop = await shopWith();
  leave(shop, 1);
  leave(shop, 2, '多少钱');
  await shop.tick();
  expect([of(shop, id(1)).state, of(shop, id(2)).state, shop.said]).toEqual(['new', 'done', ['99 元起。']]);
  await shop.tick();
  await shop.tick();
  expect([of(shop, id(1)).state, shop.said]).toEqual(['failed', ['99 元起。', '请留言。']]);
});

it('C2: in the inbox it does not hold up the others, nor the turn', async () => {
  let shop: Shop | null = null;
  // They come while somebody answers the one before.
  const fate = (call: string) => {
    const [visitor] = shop?.database.all('visitors') ?? [];
    if (shop !== null && call === 'conversations.put' && visitor?.inbox.length === 0 && shop.said.length === 1) {
      leave(shop, 1);
      leave(shop, 2, '多少钱');
      shop.database.update('visitors', { _id: 'o1' }, { inbox: [id(1), id(2)] });
    }
    return 'works' as const;
  };
  shop = await shopWith({ fate });
  await shop.writes('在吗');
  expect(shop.said).toEqual(['请留言。', '99 元起。']);
  expect(shop.visitor()).toMatchObject({ turn: null, inbox: [] });
  expect(of(shop, id(1))).toMatchObject({ state: 'new', attempts: 1 });
});

it('C4, C7: when WeChat’s window is over by then, what the visitor would be told is refused and says why', async () => {
  const shop = await shopWith();
  await shop.passes(47 * 3_600_000);
  spoilFlow(shop);
  leave(shop, 1, '多少钱');
  await shop.passes(2 * 3_600_000);
  for (let n = 0; n < 3; n += 1) await shop.tick();
  expect(of(shop, id(1)).state).toBe('failed');
  expect(shop.said).toEqual([]);
  expect(shop.outbound().at(-1)).toMatchObject({ inReplyTo: id(1), state: 'refused', reason: 'window' });
});

it('so is one of a visitor who is muted, who writes too much, or beside a word that stops', async () => {
  for (const written of [
    { settings: [{ _id: 'limits', muted: ['o1'] }] },
    { settings: [{ _id: 'limits', perMinute: 1 }] },
    { words: [{ word: '骗子', action: 'block' }] },
  ]) {
    const shop = await shopWith(written);
    spoilFlow(shop);
    await shop.writes('骗子，转人工');
    await shop.tick();
    await shop.tick();
    expect(shop.followUps()).toEqual(['missed']);
    expect(shop.said).toEqual([expect.stringContaining('再回复一次「转人工」')]);
  }
});

it('a wish for a human that cannot be decided is kept for one, and the visitor is asked to say it again', async () => {
  const shop = await shopWith();
  spoilFlow(shop);
  await shop.writes('转人工');
  await shop.tick();
  await shop.tick();
  expect(shop.followUps()).toEqual(['missed']);
  expect(shop.said).toEqual([expect.stringContaining('再回复一次「转人工」')]);
  expect(await shop.writes('转人工')).toMatchObject({ MsgType: 'transfer_customer_service' });
});

it('nothing is said to whom the shop does not answer', async () => {
  for (const setting of [
    { _id: 'mode', value: 'off' },
    { _id: 'blocked', visitors: ['o1'] },
    { _id: 'muted', visitors: ['o1'] },
    { _id: 'limits', perMinute: 1 },
  ]) {
    const shop = await shopWith({ settings: [setting] });
    leave(shop, 1);
    spoilFlow(shop);
    for (let n = 0; n < 3; n += 1) await shop.tick();
    expect([setting._id, shop.said]).toEqual([setting._id, []]);
    expect(of(shop, id(1)).state).not.toBe('new');
  }
});

it('C2: even a visitor whose document nothing can be made of keeps no tick busy', async () => {
  const shop = await shopWith();
  shop.database.update('visitors', { _id: 'o1' }, { cooldowns: 'none' });
  leave(shop, 1, '多少钱');
  for (let n = 0; n < 3; n += 1) await shop.tick();
  expect(of(shop, id(1))).toMatchObject({ state: 'failed', trace: { decided: 'failed' } });
  expect([shop.said, shop.visitor().turn]).toEqual([[], null]);
});

it('C2: a slow answer that nobody can decide to say ends its task, with the reason', async () => {
  const shop = await shopWith({ settings: [{ _id: 'ai', enabled: true, model: 'model' }] });
  await shop.writes('怎么玩');
  const [, { _id } = shop.inbound()[0]!] = shop.inbound();
  shop.database.update('visitors', { _id: 'o1' }, { cooldowns: 'none' });
  for (let n = 0; n < 4; n += 1) {
    await shop.passes(120_000);
    await work(shop.platform, _id, shop.shared, 60_000);
  }
  expect(shop.database.get('tasks', _id)).toMatchObject({ state: 'done' });
  expect(of(shop, _id).late).toMatchObject({ decided: 'failed' });
});

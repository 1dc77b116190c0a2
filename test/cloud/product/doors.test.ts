// Who may push, and what is kept of what nobody understands.
import { ProductShop } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(() => shop.reset());

it('C11: a push that a client sends is refused, and nothing of it is stored', async () => {
  const openid = await shop.arrive();
  const event = {
    ToUserName: 'a',
    FromUserName: openid,
    CreateTime: 1,
    MsgType: 'text',
    Content: '多少钱',
    MsgId: '1',
  };
  for (const source of ['wx_client', 'wx_devtools', 'wx_client,scf']) {
    const run = await shop.cloud.functions.invoke({ name: 'receive', event, source, openid });
    expect(run.outcome).toBe('error');
  }
  expect(await shop.documents('messages')).toEqual([]);
  expect(await shop.documents('visitors')).toEqual([]);
});

it('C11: a client cannot call receive or sweep at all', async () => {
  const openid = await shop.arrive();
  for (const name of ['receive', 'sweep']) {
    const { body } = await shop.cloud.api('POST', '/client/functions', { openid, name, data: {} });
    expect((body as { errCode: number }).errCode).not.toBe(0);
  }
});

it.each([
  ['a type nobody knows', { MsgType: 'voice', MediaId: 'm', MsgId: '1' }, 'MsgType'],
  ['an event nobody asked for', { MsgType: 'event', Event: 'subscribe' }, 'Event'],
  ['a text without its text', { MsgType: 'text', MsgId: '1' }, 'Content'],
  ['a time that is none', { MsgType: 'text', Content: 'a', MsgId: '1', CreateTime: 'soon' }, 'CreateTime'],
])('%s is kept with what was wrong, once, and acknowledged', async (_, fields, wrong) => {
  const openid = await shop.arrive();
  const event = { ToUserName: 'a', FromUserName: openid, CreateTime: 1795140000, ...fields };
  for (let times = 0; times < 2; times += 1) {
    const { returned } = await shop.cloud.functions.invoke({ name: 'receive', event, source: 'wx_unknown', openid });
    expect(returned).toBe('success');
  }
  const kept = await shop.documents('unreadable_pushes');
  expect(kept).toHaveLength(1);
  expect(kept[0]!['problem']).toContain(wrong);
});

it('nothing at all, or something huge, is acknowledged too', async () => {
  for (const event of [null, [], 'text', 7, { MsgType: 'text', Content: '多'.repeat(50_000) }]) {
    const { returned } = await shop.cloud.functions.invoke({ name: 'receive', event, source: 'wx_unknown' });
    expect(returned).toBe('success');
  }
});

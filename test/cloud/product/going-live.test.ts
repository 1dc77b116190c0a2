// How far the shop is live is one setting, in force with the next message and undone the same way.
import { ProductShop } from './shop';

let shop: ProductShop;
let visitor: string;
beforeAll(async () => {
  shop = await ProductShop.open();
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.reset();
  visitor = await shop.arrive();
});

async function live(value: string): Promise<void> {
  await shop.save('settings', { _id: 'mode', name: '运行方式', value });
  await shop.cloud.anew('receive');
}
/** What the visitor's last message led to. */
async function decided(): Promise<unknown> {
  const messages = await shop.documents('messages', { visitor, direction: 'in' });
  return messages.at(-1)?.['trace'];
}
const returned = (push: { deliveries: readonly { returned: unknown }[] }) => push.deliveries.at(-1)?.returned;

it('C1: off stores everything, says nothing and hands nobody over', async () => {
  await live('off');
  await shop.enters(visitor);
  expect(returned(await shop.says(visitor, '多少钱'))).toBe('success');
  expect(returned(await shop.says(visitor, '转人工'))).toBe('success');
  expect(await shop.sends()).toBe(0);
  expect(await decided()).toMatchObject({ decided: 'nothing', blocked: ['off'] });
  expect(await shop.documents('messages', { visitor, state: 'done' })).toHaveLength(3);
});

it('C9: shadow decides as the bot would, keeps what it would say, and neither sends nor hands over', async () => {
  await live('shadow');
  await shop.says(visitor, '多少钱');
  expect(await decided()).toMatchObject({ decided: '价格', blocked: ['shadow'], wouldSay: [{ type: 'text' }] });
  expect(returned(await shop.says(visitor, '转人工'))).toBe('success');
  expect(await shop.sends()).toBe(0);
});

it('bot answers, and hands over to WeChat’s desk', async () => {
  await live('bot');
  await shop.says(visitor, '多少钱');
  expect(await shop.sends()).toBe(1);
  const push = await shop.says(visitor, '转人工');
  expect(returned(push)).toMatchObject({ MsgType: 'transfer_customer_service' });
});

it('C12: full does as bot does while there is no desk of our own, and its document says so', async () => {
  await live('full');
  await shop.says(visitor, '多少钱');
  expect(await shop.sends()).toBe(1);
  expect(returned(await shop.says(visitor, '转人工'))).toMatchObject({ MsgType: 'transfer_customer_service' });
  await shop.tick();
  const [mode] = await shop.documents('settings', { _id: 'mode' });
  expect(mode).toMatchObject({ status: { ok: true, problem: expect.stringContaining('和 bot 一样') as string } });
});

it('is undone where it was done: after off the bot answers the next message, and only that', async () => {
  await live('off');
  await shop.says(visitor, '多少钱');
  await live('bot');
  await shop.says(visitor, '多少钱');
  expect(await shop.replies(visitor)).toHaveLength(1);
  await live('off');
  await shop.says(visitor, '多少钱');
  expect(await shop.replies(visitor)).toHaveLength(1);
});

describe('what waits for the visitor', () => {
  /** A question whose push comes three days late. */
  async function asksLate(content: string): Promise<void> {
    const CreateTime = Math.floor(shop.cloud.clock.now() / 1000) - 3 * 24 * 3_600;
    const event = {
      ToUserName: 'wx1',
      FromUserName: visitor,
      CreateTime,
      MsgType: 'text',
      Content: content,
      MsgId: '7',
    };
    await shop.cloud.api('POST', '/pushes', { openid: visitor, event });
    await shop.idle();
  }
  const states = async () =>
    (await shop.documents('messages', { visitor, direction: 'out' })).map(({ _id, state, laterOf }) => [
      _id.slice(_id.lastIndexOf(':')),
      state,
      ...(laterOf === undefined ? [] : ['later']),
    ]);

  it('C3, C7: an answer that WeChat’s window was over for goes out after the next answer, once, and reads so', async () => {
    await live('bot');
    await asksLate('多少钱');
    expect(await shop.sends()).toBe(0);
    await shop.enters(visitor);
    await shop.says(visitor, '你好在不在呀');
    const late = (await shop.replies(visitor)).filter((words) => words.startsWith('您之前问的'));
    expect(late).toHaveLength(1);
    await shop.says(visitor, '还有别的吗');
    expect((await shop.replies(visitor)).filter((words) => words.startsWith('您之前问的'))).toHaveLength(1);
    expect(await states()).toEqual(
      expect.arrayContaining([
        [':r0', 'refused'],
        [':w0', 'sent', 'later'],
      ]),
    );
  });

  it('is not said when the visitor asked the same again and has the answer', async () => {
    await live('bot');
    await asksLate('多少钱');
    await shop.says(visitor, '多少钱');
    expect((await shop.replies(visitor)).filter((words) => words.startsWith('您之前问的'))).toEqual([]);
    expect(await shop.documents('visitors', { _id: visitor })).toMatchObject([{ waiting: [] }]);
  });

  it('waits on in a shop that only rehearses', async () => {
    await live('bot');
    await asksLate('多少钱');
    await live('shadow');
    await shop.says(visitor, '你好在不在呀');
    expect(await shop.sends()).toBe(0);
    expect(await shop.documents('visitors', { _id: visitor })).toMatchObject([
      { waiting: [{ message: expect.any(String) as string }] },
    ]);
  });
});

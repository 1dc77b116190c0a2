// Answers that take longer than a push: made by `work`, said in a turn of their own.
import { eventually } from '../../support/patience';
import { ProductShop } from './shop';

let shop: ProductShop;
beforeAll(async () => {
  shop = await ProductShop.open({ 'ai.delayMs': 300 });
});
afterAll(() => shop.cloud.stop());
beforeEach(async () => {
  await shop.reset();
  await shop.save('settings', {
    _id: 'ai',
    name: '智能回答',
    enabled: true,
    model: 'hy3-preview',
    material: '停车场在地下二层。',
  });
  await shop.cloud.anew('receive');
});
/** Characters that stand in no document: nothing a shop comes to know may answer it. */
const question = '鳄鲵鹕鹀夔魍豳燹';

it('C8: the push is acknowledged at once, and the answer comes by itself, marked as a model’s', async () => {
  const visitor = await shop.arrive();
  const push = await shop.says(visitor, question);
  expect(push.outcome).toBe('success');
  const [task] = await shop.documents('tasks');
  expect(task).toMatchObject({ state: 'done', visitor });
  expect(await shop.replies(visitor)).toHaveLength(1);
  const { body } = await shop.cloud.api('GET', '/openapi/calls?limit=20');
  const { calls } = body as { calls: { api: string; request: object }[] };
  const send = calls.find(({ api }) => api === 'customerServiceMessage.send');
  expect(send!.request).toMatchObject({ aimsgcontext: { is_ai_msg: 1 } });
  const outs = await shop.documents('messages', { visitor, direction: 'out' });
  expect(outs).toMatchObject([{ state: 'sent', inReplyTo: task!._id }]);
});

it('C2: a slow answer that nobody began is begun by the sweep, and said once', async () => {
  const visitor = await shop.arrive();
  await shop.says(visitor, '你好');
  await shop.set({ 'ai.delayMs': 4_000, 'functions.work.timeoutMs': 3_000 });
  await shop.says(visitor, question);
  expect(await shop.documents('tasks')).toMatchObject([{ state: 'open' }]);
  await shop.set({ 'ai.delayMs': 0, 'functions.work.timeoutMs': 20_000 });
  await shop.passes(60_000);
  await Promise.all([shop.tick(), shop.tick()]);
  await shop.idle();
  expect(await shop.documents('tasks')).toMatchObject([{ state: 'done' }]);
  expect(await shop.replies(visitor)).toHaveLength(2);
});

it('C5: an answer that comes when WeChat’s desk has the visitor is not said', async () => {
  await shop.set({ 'ai.delayMs': 4_000 });
  const visitor = await shop.arrive();
  await shop.does(visitor, question);
  await eventually(
    () => shop.documents('tasks', { visitor }),
    ({ length }) => length > 0,
  );
  await shop.says(visitor, '转人工');
  expect(await shop.replies(visitor)).toEqual(['正在为您转接人工客服，请稍候。']);
  expect(await shop.documents('tasks')).toMatchObject([{ state: 'done' }]);
});

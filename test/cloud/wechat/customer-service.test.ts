// A visitor's message through a real function and the unmodified SDK.
import { startCloud, type TestCloud } from '../../support/cloud';
import { TestVisitor, UNHURRIED } from '../../support/visitor';

const SEND = 'customerServiceMessage.send';

let cloud: TestCloud;
let visitor: TestVisitor;
let openid: string;
beforeAll(async () => {
  cloud = await startCloud({ settings: UNHURRIED });
});
afterAll(() => cloud.stop());
beforeEach(async () => {
  await cloud.reset();
  visitor = await TestVisitor.arrive(cloud);
  openid = visitor.openid;
});
const text = (content: string) => ({ touser: openid, msgtype: 'text', text: { content } });

it('the visitor reads what the function sent, and the push shows what it cost', async () => {
  const push = await visitor.says('你好');
  expect((await visitor.chat()).messages).toMatchObject([
    { from: 'visitor', text: { content: '你好' } },
    { from: 'service', text: { content: '收到：你好' } },
  ]);
  expect((await visitor.chat()).allowance.left).toBe(4);
  expect(push).toMatchObject({
    outcome: 'success',
    deliveries: [{ outcome: 'success', function: 'wechat-receive' }],
    calls: [{ name: SEND, target: openid, outcome: 'ok' }],
    beforeFirstReply: { sequential: 1, total: 1 },
  });
});

it('the function knows who wrote, and that no client called it', async () => {
  await visitor.says('你好');
  const { context, event } = (await visitor.notes())[0]!;
  expect(context).toEqual({ OPENID: openid, APPID: cloud.project.appid, SOURCE: 'wx_unknown' });
  expect(event).toMatchObject({
    ToUserName: cloud.project.appid,
    FromUserName: openid,
    MsgType: 'text',
    Content: '你好',
  });
});

it('the SDK throws WeChat’s errcode and errmsg', async () => {
  const send = { api: SEND, params: text('好') };
  const results = await visitor.calls(send, send, send, send, send, send, {
    api: SEND,
    params: { ...text('好'), touser: 'o' },
  });
  expect(results.slice(0, 5)).toEqual(Array(5).fill({ errCode: 0, errMsg: 'openapi.customerServiceMessage.send:ok' }));
  expect(results[5]).toEqual({
    thrown: true,
    errCode: 45047,
    errMsg: expect.stringMatching(
      /^openapi.customerServiceMessage.send:fail out of response count limit rid: /,
    ) as string,
  });
  expect(results[6]).toMatchObject({ errCode: 40003 });
});

it('typing is shown and refused as WeChat does', async () => {
  const typing = { api: 'customerServiceMessage.setTyping', params: { touser: openid, command: 'Typing' } };
  expect(await visitor.calls(typing, typing)).toMatchObject([{ errCode: 0 }, { errCode: 45081 }]);
  expect((await visitor.chat()).typing).toBe(true);
  await cloud.api('PUT', '/clock', { advanceMs: 15_000 });
  expect((await visitor.chat()).typing).toBe(false);
});

it('msgSecCheck gives its verdict in camelCase, and 61010 to whoever was not here', async () => {
  await cloud.api('PUT', '/safety-words', { words: [{ word: '骗局', suggest: 'risky', label: 20008 }] });
  const check = (content: string) => ({
    api: 'security.msgSecCheck',
    params: { openid, scene: 2, version: 2, content },
  });
  expect(await visitor.calls(check('你好'))).toMatchObject([{ errCode: 61010 }]);
  await cloud.api('POST', `/visitors/${openid}/visit`);
  expect(await visitor.calls(check('你好'), check('这是骗局'))).toMatchObject([
    { errCode: 0, result: { suggest: 'pass', label: 100 }, traceId: expect.any(String) as string },
    { errCode: 0, result: { suggest: 'risky', label: 20008 } },
  ]);
});

it('an API that WeChat does not have is -604100', async () => {
  expect(await visitor.calls({ api: 'security.nothing', params: {} })).toMatchObject([{ errCode: -604100 }]);
});

it('a visitor is handed to WeChat’s desk and comes back when it closes', async () => {
  expect((await visitor.says({ transfer: true })).outcome).toBe('desk');
  const text = { content: '在吗' };
  const direct = await cloud.api('POST', `/visitors/${openid}/messages`, { msgtype: 'text', text });
  expect(direct.body).toMatchObject({ pushId: null });
  await cloud.api('POST', `/visitors/${openid}/desk`, { action: 'reply', text: '您好，我是人工客服' });
  expect((await visitor.chat()).messages.at(-1)).toMatchObject({
    from: 'service',
    text: { content: '您好，我是人工客服' },
  });
  expect((await cloud.api('POST', `/visitors/${openid}/desk`, { action: 'close' })).status).toBe(200);
  expect((await cloud.api('POST', `/visitors/${openid}/desk`, { action: 'close' })).status).toBe(409);
  expect((await visitor.says('谢谢')).outcome).toBe('success');
});

it('the same push at once runs in instances side by side', async () => {
  const { body } = await cloud.api('POST', '/pushes', {
    openid,
    event: { MsgType: 'event', Event: 'user_enter_tempsession', FromUserName: openid, SessionFrom: '' },
    times: 3,
    together: true,
  });
  const push = await visitor.push((body as { pushId: string }).pushId);
  expect(new Set(push.deliveries.map(({ instance }) => instance)).size).toBe(3);
});

it.each([
  ['POST', '/visitors', { openid: 'with space' }, 400, /"openid"/],
  ['POST', '/visitors/oNobody/enter', {}, 404, /oNobody/],
  ['POST', '/visitors/oNobody/messages', { msgtype: 'voice' }, 400, /"msgtype"/],
  ['POST', '/visitors/oNobody/messages', { msgtype: 'text', text: { content: '' } }, 400, /"text.content"/],
  ['GET', '/pushes/none', undefined, 404, /no push "none"/],
  ['POST', '/pushes', { event: {} }, 400, /"openid"/],
  ['PUT', '/safety-words', { words: 'all' }, 400, /"words"/],
  ['GET', '/media/none', undefined, 404, /no picture/],
  ['GET', '/openapi/calls?limit=x', undefined, 400, /"limit"/],
])('%s %s with what is wrong says so', async (method, route, body, status, message) => {
  const answer = await cloud.api(method, route, body);
  expect(answer.status).toBe(status);
  expect((answer.body as { error: { message: string } }).error.message).toMatch(message);
});

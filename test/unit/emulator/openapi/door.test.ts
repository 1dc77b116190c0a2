import { WeChat } from '../../../support/wechat';

const SEND = 'customerServiceMessage.send';

let wechat: WeChat;
let openid: string;
beforeEach(async () => {
  wechat = await new WeChat({ receive: { openapi: [SEND], run: () => 'success' } }).start();
  openid = wechat.chat.createVisitor().openid;
  wechat.chat.receive(openid, { msgtype: 'text', text: { content: '在吗' } });
});
afterEach(() => wechat.stop());
const text = (content: string) => ({ touser: openid, msgtype: 'text', text: { content } });

describe('the door of cloud.openapi', () => {
  it('answers -604100 to a name WeChat does not have', async () => {
    expect(await wechat.call('customerServiceMessage.shout', {})).toEqual({ errorCode: -604100 });
  });

  it('answers -604101 when the function’s config.json does not permit the call', async () => {
    expect(await wechat.call('security.msgSecCheck', { content: '好' })).toEqual({ errorCode: -604101 });
  });

  it('answers -604104 to a call from outside any invocation, unless the setting allows it', async () => {
    expect(await wechat.call(SEND, text('好'), null)).toEqual({ errorCode: -604104 });
    wechat.host.settings.set({ 'openapi.fromOutside': 'allow' });
    expect(await wechat.call(SEND, text('好'), null)).toMatchObject({ errcode: 0 });
  });

  it('makes a fault where the settings ask for one', async () => {
    wechat.host.settings.set({ 'openapi.failWith': '-1', 'openapi.failApi': SEND });
    expect(await wechat.call(SEND, text('好'))).toMatchObject({
      errcode: -1,
      errmsg: expect.stringMatching(/^system error rid: /) as string,
    });
    wechat.host.settings.set({ 'openapi.failWith': '-604102' });
    expect(await wechat.call(SEND, text('好'))).toEqual({ errorCode: -604102 });
    wechat.host.settings.set({ 'openapi.failApi': 'security.msgSecCheck' });
    expect(await wechat.call(SEND, text('好'))).toMatchObject({ errcode: 0 });
    expect(wechat.shown(openid)).toEqual(['visitor: 在吗', 'service: 好']);
  });

  it('logs every call, newest first, with whom it was about', async () => {
    await wechat.call(SEND, text('一'));
    await wechat.call(SEND, { ...text('二'), touser: 'oNobody' });
    expect(wechat.openapi.log.latest(10)).toMatchObject([
      { api: SEND, function: 'receive', openid: 'oNobody', response: { errcode: 40003 } },
      { api: SEND, function: 'receive', openid, request: text('一'), response: { errcode: 0, errmsg: 'ok' } },
    ]);
  });

  it('refuses bytes that are no call', async () => {
    const request = {
      action: 'wx.openApi',
      body: { apiName: SEND },
      files: new Map([['requestData', Buffer.from([0xff, 0xff])]]),
      invocation: null,
      call: { name: SEND, startedAt: 0, ms: null, outcome: null },
    };
    await expect(wechat.openapi.actions['wx.openApi']!(request)).rejects.toThrow(/not a CommApiData message/);
  });

  it('answers the older cloud.callOpenAPI in JSON', async () => {
    wechat.host.settings.set({ 'openapi.fromOutside': 'allow' });
    const reply = await wechat.openapi.actions['wx.api']!({
      action: 'wx.api',
      body: { apiName: SEND, requestData: JSON.stringify(text('好')) },
      files: new Map(),
      invocation: null,
      call: { name: 'wx.api', startedAt: 0, ms: null, outcome: null },
    });
    expect(reply).toEqual({ data: { responseData: '{"errcode":0,"errmsg":"ok"}' } });
  });
});

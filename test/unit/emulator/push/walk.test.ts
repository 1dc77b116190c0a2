import { APPID, WeChat } from '../../../support/wechat';

const MESSAGES = ['customerServiceMessage.send', 'customerServiceMessage.setTyping', 'security.msgSecCheck'];

describe('a message walks to its function and back', () => {
  let wechat: WeChat;
  afterEach(() => wechat.stop());

  it('the visitor writes, the function answers through the API, the visitor reads it', async () => {
    wechat = await new WeChat({
      receive: {
        openapi: MESSAGES,
        run: async (event, invocation) => {
          const text = { content: `您说：${event.Content as string}` };
          await wechat.call(
            'customerServiceMessage.send',
            { touser: event.FromUserName, msgtype: 'text', text },
            invocation,
          );
          return 'success';
        },
      },
    }).start();
    const { openid } = wechat.chat.createVisitor();
    const { pushId, msgId } = wechat.chat.receive(openid, { msgtype: 'text', text: { content: '多少钱' } });
    await wechat.idle();

    expect(openid).toMatch(/^o[\w-]{27}$/);
    expect(wechat.shown(openid)).toEqual(['visitor: 多少钱', 'service: 您说：多少钱']);
    expect(wechat.chat.allowance(openid).left).toBe(4);
    const push = wechat.push.view(pushId!);
    expect(push.outcome).toBe('success');
    expect(push.event).toEqual({
      ToUserName: APPID,
      FromUserName: openid,
      CreateTime: expect.any(Number) as number,
      MsgType: 'text',
      Content: '多少钱',
      MsgId: msgId,
    });
    expect(push.calls).toMatchObject([{ name: 'customerServiceMessage.send', target: openid, outcome: 'ok' }]);
    expect(push.beforeFirstReply).toEqual({ sequential: 1, total: 1 });
  });
});

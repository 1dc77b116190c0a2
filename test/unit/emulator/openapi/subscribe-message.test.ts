import { fieldProblem } from '../../../../emulator/services/openapi/template-fields';
import { WeChat } from '../../../support/wechat';

const SEND = 'subscribeMessage.send';
const TEMPLATE = { id: 'reply', title: '客服回复通知', fields: { thing1: '内容', time2: '时间' } };

let wechat: WeChat;
let openid: string;
beforeEach(async () => {
  wechat = await new WeChat(
    { receive: { openapi: [SEND], run: () => 'success' } },
    {
      pairs: ['subscribe_msg_popup_event', 'subscribe_msg_change_event', 'subscribe_msg_sent_event'].map((event) => ({
        msgType: 'event',
        event,
        function: 'receive',
      })),
    },
  ).start();
  openid = wechat.chat.createVisitor().openid;
  wechat.openapi.world.subscriptions.replaceTemplates({
    templates: [TEMPLATE, { ...TEMPLATE, id: 'forever', longTerm: true }],
  });
});
afterEach(() => wechat.stop());

const agrees = (id = 'reply') => wechat.openapi.world.subscriptions.choose(openid, { [id]: 'accept' });
const sends = (params: Record<string, unknown> = {}) =>
  wechat.call(SEND, {
    touser: openid,
    template_id: 'reply',
    data: { thing1: { value: '您的问题有回复了' }, time2: { value: '2026-11-21 10:00' } },
    ...params,
  });

describe('subscribeMessage.send', () => {
  it('one consent is one message', async () => {
    expect(await sends()).toMatchObject({
      errcode: 43101,
      errmsg: expect.stringMatching(/^user refuse to accept the msg rid: /) as string,
    });
    agrees();
    agrees();
    expect(await sends()).toMatchObject({ errcode: 0 });
    expect(await sends({ page: 'help/home?id=1' })).toMatchObject({ errcode: 0 });
    expect(await sends()).toMatchObject({ errcode: 43101 });
    expect(wechat.openapi.world.subscriptions.received(openid)).toMatchObject([
      {
        templateId: 'reply',
        title: '客服回复通知',
        page: null,
        data: { thing1: '您的问题有回复了', time2: '2026-11-21 10:00' },
      },
      { page: 'help/home?id=1' },
    ]);
  });

  it('a long-term template is not used up, but can be switched off', async () => {
    agrees('forever');
    for (let sent = 0; sent < 3; sent += 1)
      expect(await sends({ template_id: 'forever' })).toMatchObject({ errcode: 0 });
    wechat.openapi.world.subscriptions.revoke(openid, 'forever');
    expect(await sends({ template_id: 'forever' })).toMatchObject({ errcode: 43101 });
  });

  it('a refused message uses up nothing', async () => {
    agrees();
    expect(await sends({ data: {} })).toMatchObject({ errcode: 47003 });
    expect(wechat.openapi.world.subscriptions.left(openid)).toEqual({ reply: 1 });
  });

  it.each([
    ['an openid nobody has', { touser: 'oNobody' }, 40003, /^invalid openid rid/],
    ['an unknown template', { template_id: 'none' }, 40037, /^invalid template_id rid/],
    [
      'a missing field',
      { data: { thing1: { value: '好' } } },
      47003,
      /^argument invalid! data.time2.value is empty rid/,
    ],
    [
      'a field that is too long',
      { data: { thing1: { value: '长'.repeat(21) }, time2: { value: '10:00' } } },
      47003,
      /^argument invalid! data.thing1.value invalid rid/,
    ],
    ['no data', { data: undefined }, 47001, /^data format error/],
  ])('refuses %s', async (_, params, errcode, errmsg) => {
    agrees();
    expect(await sends(params)).toMatchObject({ errcode, errmsg: expect.stringMatching(errmsg) as string });
  });

  it('pushes what the visitor chose and what was sent', async () => {
    wechat.openapi.world.subscriptions.choose(openid, { reply: 'accept', forever: 'reject' });
    await sends();
    wechat.openapi.world.subscriptions.revoke(openid, 'reply');
    await wechat.idle();
    expect(wechat.runs.map((run) => run.event)).toMatchObject([
      {
        Event: 'subscribe_msg_popup_event',
        List: [
          { TemplateId: 'reply', SubscribeStatusString: 'accept' },
          { TemplateId: 'forever', SubscribeStatusString: 'reject' },
        ],
      },
      { Event: 'subscribe_msg_sent_event', List: { TemplateId: 'reply', ErrorCode: '0', ErrorStatus: 'success' } },
      { Event: 'subscribe_msg_change_event', List: { TemplateId: 'reply', SubscribeStatusString: 'reject' } },
    ]);
  });
});

describe('the fields of a template', () => {
  it.each([
    ['thing1', '二十个字二十个字二十个字二十个字二十个字'.slice(0, 20)],
    ['thing1', '中文 and 😀 1'],
    ['number2', '-3.50'],
    ['number2', 7],
    ['letter3', 'AbC'],
    ['symbol4', '!@#'],
    ['character_string5', 'ORDER-2026/11#1'],
    ['time6', '15:01'],
    ['time6', '2019年10月1日 15:01'],
    ['time6', '2019-10-01 09:00~2019-10-01 10:00'],
    ['date7', '2019年10月1日'],
    ['date7', '2019-10-01 15:01'],
    ['amount8', '¥100.50'],
    ['amount8', '100元'],
    ['phone_number9', '+86-0766-66888866'],
    ['car_number10', '粤A8Z888挂'],
    ['name11', '张三'],
    ['name11', 'Mary Ann'],
    ['phrase12', '已发货'],
  ])('%s takes %s', (name, value) => {
    expect(fieldProblem(name, value)).toBeNull();
  });

  it.each([
    ['thing1', '长'.repeat(21)],
    ['number2', 'three'],
    ['number2', '1'.repeat(33)],
    ['letter3', 'a1'],
    ['symbol4', '!!!!!!'],
    ['character_string5', '订单1'],
    ['character_string5', 'x'.repeat(33)],
    ['time6', 'soon'],
    ['time6', '09:00～10:00'],
    ['date7', '15:01'],
    ['amount8', '100 yuan'],
    ['phone_number9', '1'.repeat(18)],
    ['car_number10', '粤A8Z888888'],
    ['name11', '名'.repeat(11)],
    ['phrase12', '已经发货了呢'],
    ['phrase12', 'sent'],
  ])('%s refuses %s', (name, value) => {
    expect(fieldProblem(name, value)).toBe(`data.${name}.value invalid`);
  });
});

it('a template with a field WeChat does not have is refused by name', () => {
  expect(() =>
    wechat.openapi.world.subscriptions.replaceTemplates({
      templates: [{ id: 'x', title: 'x', fields: { text1: 'x' } }],
    }),
  ).toThrow(/is no field of WeChat/);
});

// Visitors, templates, fields and parameters may be called what every object's own properties are called.
import { decodeRequest } from '../../../../emulator/services/openapi/protocol';
import { fieldKind, fieldProblem } from '../../../../emulator/services/openapi/template-fields';
import { inheritedNames } from '../../../support/names';
import { encoded, WeChat } from '../../../support/wechat';

const SEND = 'subscribeMessage.send';
let wechat: WeChat;
beforeEach(async () => {
  wechat = await new WeChat({ receive: { openapi: [SEND], run: () => 'success' } }).start();
});
afterEach(() => wechat.stop());

describe.each(inheritedNames)('called %s', (name) => {
  it('a visitor consents to a template and reads its messages as any other', async () => {
    const { subscriptions } = wechat.openapi.world;
    const { openid } = wechat.chat.createVisitor({ openid: name });
    subscriptions.replaceTemplates({ templates: [{ id: name, title: '客服回复', fields: { thing1: '内容' } }] });
    expect([subscriptions.left(openid), subscriptions.received(openid)]).toEqual([{}, []]);
    const message = { touser: openid, template_id: name, data: { thing1: { value: '好了' } } };
    expect(await wechat.call(SEND, message)).toMatchObject({ errcode: 43101 });
    subscriptions.choose(openid, Object.fromEntries([[name, 'accept' as const]]));
    expect(Object.entries(subscriptions.left(openid))).toEqual([[name, 1]]);
    expect(await wechat.call(SEND, message)).toMatchObject({ errcode: 0 });
    expect(Object.entries(subscriptions.left(openid))).toEqual([[name, 0]]);
    expect(subscriptions.received(openid)).toMatchObject([{ templateId: name }]);
  });

  it('a field of a template is of no kind', () => {
    expect(fieldKind(`${name}1`)).toBeNull();
    expect(fieldProblem(`${name}1`, '好')).toBe(`data.${name}1.value invalid`);
  });

  it('a parameter of an API is one of its own, and stands for no other', () => {
    const { params } = decodeRequest(encoded(Object.fromEntries([[name, { touser: 'oAbc' }]])));
    expect(Object.entries(params)).toEqual([[name, { touser: 'oAbc' }]]);
    expect(params['touser']).toBeUndefined();
  });

  it('there is no API', async () => {
    expect(await wechat.call(name, {})).toEqual({ errorCode: -604100 });
  });
});

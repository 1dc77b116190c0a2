// Whatever is sent, an API answers: WeChat never breaks off.
import fc from '../../../support/properties';
import { APIS } from '../../../../emulator/services/openapi/apis';
import { png } from '../../../support/pictures';
import { APPID, WeChat } from '../../../support/wechat';

const OPENID = 'oVisitor';
let wechat: WeChat;
beforeAll(async () => {
  wechat = await new WeChat({ receive: { openapi: [...APIS.keys()], run: () => 'success' } }).start();
  wechat.chat.createVisitor({ openid: OPENID });
});
afterAll(() => wechat.stop());
beforeEach(() => {
  // The visitor is here and writes, so that calls get past the first refusals.
  wechat.chat.visit(OPENID);
  wechat.chat.receive(OPENID, { msgtype: 'text', text: { content: '在吗' } });
});

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
  fc.constantFrom<unknown>(
    OPENID,
    APPID,
    'text',
    'link',
    'image',
    'Typing',
    'http://127.0.0.1:1/',
    1,
    2,
    280,
    '',
    {},
    [],
  ),
  fc.constant(png(1, 1)),
);
const NAMES = [
  'touser,msgtype,text,image,link,miniprogrampage,customservice,aimsgcontext,command,type,media,media_id,content',
  'version,scene,openid,title,nickname,signature,media_url,media_type,template_id,page,data,lang,miniprogram_state,width',
]
  .join(',')
  .split(',');
const params = fc.dictionary(fc.constantFrom(...NAMES), odd, { maxKeys: 12 });
const plausible = fc.record({
  touser: fc.constant(OPENID),
  openid: fc.constant(OPENID),
  msgtype: fc.constantFrom('text', 'image', 'link', 'miniprogrampage'),
  text: odd,
  image: odd,
  link: odd,
  miniprogrampage: odd,
});

// A code is drawn for any text, which takes its time; it has tests of its own.
describe.each([...APIS.keys()].filter((name) => name !== 'wxacode.getUnlimited'))('%s', (name) => {
  it('answers anything with an errcode, bytes or its result', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          params,
          fc.tuple(plausible, params).map(([a, b]) => ({ ...b, ...a })),
        ),
        async (given) => {
          const answer = await wechat.call(name, given);
          expect('errcode' in answer || 'media_id' in answer || 'contentType' in answer).toBe(true);
          if (typeof answer.errcode === 'number' && answer.errcode !== 0)
            expect(answer.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
        },
      ),
    );
  });
});

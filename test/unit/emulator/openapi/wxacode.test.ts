import { pictureIn } from '../../../../emulator/services/openapi/picture';
import { WeChat } from '../../../support/wechat';

const API = 'wxacode.getUnlimited';

let wechat: WeChat;
beforeEach(async () => {
  wechat = await new WeChat({ receive: { openapi: [API], run: () => 'success' } }).start();
});
afterEach(() => wechat.stop());

describe('wxacode.getUnlimited', () => {
  it('is a picture of the width that was asked for', async () => {
    const answer = await wechat.call(API, { scene: 'from=desk', page: 'pages/home', width: 280 });
    expect(answer.contentType).toBe('image/png');
    expect(pictureIn(answer.data as Buffer)).toMatchObject({ width: 280 });
  });

  it.each([
    ['no scene', { scene: '' }, 40169],
    ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40169],
    ['a Chinese scene', { scene: '来源' }, 40169],
    ['a page with a slash in front', { page: '/pages/home' }, 41030],
    ['a page with a query', { page: 'pages/home?a=1' }, 41030],
    ['a width of 279', { width: 279 }, 40097],
    ['a width of 1281', { width: 1281 }, 40097],
  ])('refuses %s', async (_, params, errcode) => {
    expect(await wechat.call(API, { scene: 'a', ...params })).toMatchObject({ errcode });
  });
});

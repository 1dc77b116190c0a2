// The visitor's journeys through the help centre, on a whole shop.
import { eventually } from '../../support/patience';
import { seen, startPhoneBench, tap, type PhoneBench } from '../../support/visitor-phone';

const pages = [
  'pages/home/home',
  'pages/product/product',
  'pages/order/order',
  'pages/me/me',
  'help/home/home',
  'help/article/article',
  'help/conversations/conversations',
  'help/transcript/transcript',
  'help/leave-message/leave-message',
  'help/privacy/privacy',
];
const calls = '**/emulator/v1/client/functions';

let bench: PhoneBench;
let openid: string;
beforeAll(async () => {
  bench = await startPhoneBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.cloud.reset();
  await bench.cloud.anew('visitor');
  openid = await bench.visitor();
});
afterEach(() => bench.closePhones());

describe('every page', () => {
  it.each(pages)('%s opens without a query and throws nothing', async (page) => {
    const phone = await bench.open(openid, page);
    await phone.locator('wx-page').first().waitFor();
    // Whatever it shows in the end, the skeleton is gone.
    await phone.locator('[aria-busy]').waitFor({ state: 'detached' });
    await phone
      .getByText(/\p{Script=Han}/u)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(bench.exceptions).toEqual([]);
  });

  it('says when there is no network, and shows its content by itself once there is', async () => {
    const phone = await bench.open(openid, 'pages/me/me');
    await seen(phone, '帮助中心');
    await phone.context().setOffline(true);
    await tap(phone, '帮助中心');
    await seen(phone, '网络好像断开了，连上后会自动重试');
    await phone.context().setOffline(false);
    await seen(phone, '大家常问');
  });

  it('says when the cloud fails, and tries again when the visitor asks for it', async () => {
    const phone = await bench.open(openid, 'pages/me/me');
    await seen(phone, '我的咨询');
    let failing = true;
    await phone.route(calls, (route) =>
      failing ? route.fulfill({ json: { errCode: -504002, errMsg: 'cloud.callFunction:fail' } }) : route.continue(),
    );
    await tap(phone, '我的咨询');
    await seen(phone, '重新加载');
    failing = false;
    await tap(phone, '重新加载');
    await seen(phone, '你还没有咨询过我们');
  });
});

describe('the help centre', () => {
  it('finds an article while the visitor types, and remembers whether it helped', async () => {
    const phone = await bench.open(openid, 'help/home/home');
    await phone.locator('input').first().pressSequentially('开发票', { delay: 30 });
    await tap(phone, '怎么开发票？');
    await tap(phone, '有帮助');
    await seen(phone, '谢谢，很高兴帮到你');
    const votes = await eventually(
      () => bench.documents('ratings'),
      (found) => found.length > 0,
    );
    expect(votes).toMatchObject([{ article: 'invoice-how', helpful: true }]);
  });

  it('offers a human when it finds nothing', async () => {
    const phone = await bench.open(openid, `help/home/home?search=${encodeURIComponent('zzqq')}`);
    await seen(phone, '没有找到相关的答案');
    await seen(phone, '拿这个问题问客服');
  });

  it('an operator’s new article is found by the next instance', async () => {
    await bench.write('faqs', { _id: 'new', question: '可以刻字吗？', answer: '盖碗可以免费刻字。', category: '商品' });
    const phone = await bench.open(openid, `help/home/home?search=${encodeURIComponent('刻字')}`);
    await seen(phone, '可以刻字吗？');
  });
});

describe('my conversations', () => {
  it('shows what was said, masked, and takes one rating', async () => {
    const text = { content: '我的电话是 13812345678，多少钱' };
    await bench.cloud.api('POST', `/visitors/${openid}/messages`, { msgtype: 'text', text });
    await bench.cloud.idle();
    const phone = await bench.open(openid, 'help/transcript/transcript');
    await seen(phone, '我的电话是 138****5678，多少钱');
    await phone.locator('.t-rate__icon').nth(4).click();
    await tap(phone, '提交评价');
    await seen(phone, '你的评价');
    expect(await bench.documents('ratings')).toMatchObject([{ about: 'conversation', score: 5 }]);
  });

  it('deletes everything after one question, and nothing without it', async () => {
    await bench.cloud.api('POST', `/visitors/${openid}/messages`, { msgtype: 'text', text: { content: '你好' } });
    await bench.cloud.idle();
    const phone = await bench.open(openid, 'help/privacy/privacy');
    await tap(phone, '删除我的数据');
    await tap(phone, '再想想');
    expect(await bench.documents('messages')).not.toEqual([]);
    await tap(phone, '删除我的数据');
    await tap(phone, '删除');
    await seen(phone, '已全部删除');
    expect(await bench.documents('messages')).toEqual([]);
  });
});

// Where WeChat's own chat is not to be had: 微信客服, leaving a message, the phone.
import { eventually } from '../../support/patience';
import { seen, startPhoneBench, tap, type PhoneBench } from '../../support/visitor-phone';

const template = 'TEMPLATE-REPLY';
const wecom = { _id: 'wecom', corpId: 'ww0c5c', url: 'https://work.weixin.qq.com/kfid/kfc0c5c' };

let bench: PhoneBench;
let openid: string;
beforeAll(async () => {
  bench = await startPhoneBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.cloud.reset();
  await bench.write('settings', { _id: 'contact', enabled: false });
  openid = await bench.visitor();
});
afterEach(() => bench.closePhones());

describe('when the contact button is switched off', () => {
  it('offers a message and the phone, and only those when nothing else is set up', async () => {
    const phone = await bench.open(openid, 'help/home/home');
    await seen(phone, '大家常问');
    await tap(phone, '联系客服');
    await seen(phone, '给我们留言');
    await seen(phone, '400-123-4567');
    expect(await phone.getByText('微信客服', { exact: true }).count()).toBe(0);
  });

  it('explains why 微信客服 did not open and keeps the other ways', async () => {
    await bench.write('settings', wecom);
    const phone = await bench.open(openid, 'help/home/home');
    await seen(phone, '大家常问');
    await tap(phone, '联系客服');
    await tap(phone, '微信客服');
    await seen(phone, '店家的微信客服还没有接通，请换一种方式联系');
    expect(await phone.getByText('微信客服', { exact: true }).count()).toBe(0);
    await seen(phone, '拨打电话');
  });

  it('opens 微信客服 once the shop has bound it', async () => {
    await bench.write('settings', wecom);
    await bench.cloud.api('PUT', '/settings', { 'phone.customerServiceCorpId': wecom.corpId });
    const phone = await bench.open(openid, 'help/home/home');
    await seen(phone, '大家常问');
    await tap(phone, '联系客服');
    await tap(phone, '微信客服');
    await tap(phone, '返回');
    await phone.getByText('选择联系方式').waitFor({ state: 'detached' });
    expect(bench.exceptions).toEqual([]);
  });
});

describe('on HarmonyOS', () => {
  it('a contact button that WeChat would leave dead offers a message and the phone', async () => {
    await bench.write('settings', { _id: 'contact', enabled: true });
    await bench.write('settings', wecom);
    await bench.cloud.api('PUT', '/settings', { 'phone.platform': 'ohos' });
    const phone = await bench.open(openid, 'help/home/home');
    await seen(phone, '大家常问');
    await tap(phone, '联系客服');
    await seen(phone, '给我们留言');
    await seen(phone, '拨打电话');
    expect(await phone.getByText('微信客服', { exact: true }).count()).toBe(0);
  });
});

describe('leaving a message', () => {
  it('keeps it with where the visitor stood, counts the consent, and shows it among their messages', async () => {
    await bench.write('settings', { _id: 'reply-template', value: template });
    await bench.cloud.api('PUT', '/subscribe-templates', {
      templates: [{ id: template, title: '留言答复通知', fields: { thing1: '答复', time2: '时间' } }],
    });
    const phone = await bench.open(openid, 'help/home/home');
    await seen(phone, '大家常问');
    await tap(phone, '联系客服');
    await tap(phone, '给我们留言');
    await phone.locator('textarea').filter({ visible: true }).fill('收到的盖碗有裂纹');
    await tap(phone, '提交留言');
    await tap(phone, '允许');
    await seen(phone, '有了答复会通过服务通知告诉你');
    expect(await bench.documents('follow_ups')).toMatchObject([
      { content: { text: '收到的盖碗有裂纹' }, sessionFrom: 'cs1;page=help/home/home' },
    ]);
    const consents = await eventually(
      () => bench.documents('consents'),
      (found) => found.length > 0,
    );
    expect(consents).toMatchObject([{ template, left: 1 }]);
    await tap(phone, '查看我的咨询');
    await seen(phone, '等待回复');
  });

  it('keeps what was written when the visitor leaves the page and when sending fails', async () => {
    const phone = await bench.open(openid, 'help/leave-message/leave-message');
    await phone.locator('textarea').filter({ visible: true }).fill('写了一半的话');
    await phone.context().setOffline(true);
    await tap(phone, '提交留言');
    await seen(phone, '网络好像断开了，连上后会自动重试');
    await phone.context().setOffline(false);
    await phone.reload();
    const field = phone.locator('textarea').filter({ visible: true });
    expect(
      await eventually(
        () => field.inputValue(),
        (written) => written !== '',
      ),
    ).toBe('写了一半的话');
    await tap(phone, '提交留言');
    await seen(phone, '留言已收到');
    expect(await bench.documents('follow_ups')).toHaveLength(1);
  });
});

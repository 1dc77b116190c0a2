// The visitor's journeys through the emulator's chat, which no automation protocol reaches: contact, ask, answer, card, back.
import { eventually } from '../../support/patience';
import { onTop, seen, startPhoneBench, tap, type PhoneBench } from '../../support/visitor-phone';

interface Push {
  readonly event: { readonly Event?: string; readonly SessionFrom?: string };
}

let bench: PhoneBench;
let openid: string;
beforeAll(async () => {
  bench = await startPhoneBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.cloud.reset();
  openid = await bench.visitor();
});
afterEach(() => bench.closePhones());

const sessionFroms = async () => {
  const { body } = await bench.cloud.api('GET', `/pushes?openid=${openid}`);
  return (body as { pushes: Push[] }).pushes.flatMap(({ event }) => event.SessionFrom ?? []);
};

describe('from a page into the chat and back', () => {
  it('contact, ask, answer: the visitor reads what the operator’s rule says', async () => {
    const phone = await bench.open(openid, 'pages/product/product?id=gaiwan');
    await tap(phone, '咨询客服');
    await phone.locator('textarea, input').filter({ visible: true }).last().fill('多少钱');
    await tap(phone, '发送');
    await phone.getByText('99 元起').filter({ visible: true }).first().waitFor();
    expect(await sessionFroms()).toEqual(['cs1;page=pages/product/product?id=gaiwan']);
  });

  it('an article’s button tells what was read and what was searched for', async () => {
    const phone = await bench.open(openid, `help/home/home?search=${encodeURIComponent('运费')}`);
    await tap(phone, '运费怎么算？');
    await tap(phone, '没解决？问问客服');
    await seen(phone, '发送');
    // The chat is on the screen before WeChat has pushed that the visitor came in.
    const [sessionFrom] = await eventually(sessionFroms, ({ length }) => length > 0);
    expect(sessionFrom).toContain('article=ship-fee;search=运费');
  });

  it('a card in the chat leads to its page', async () => {
    await bench.cloud.api('POST', `/visitors/${openid}/messages`, {
      msgtype: 'miniprogrampage',
      miniprogrampage: { title: '旅行茶具看这里', pagepath: 'pages/product/product?id=travel' },
    });
    const phone = await bench.open(openid, 'pages/me/me');
    await tap(phone, '联系客服');
    await tap(phone, '旅行茶具看这里');
    await seen(phone, '旅行茶具 · 一壶两杯');
  });

  it('a card that leads to where the visitor is opens no second page of it', async () => {
    const phone = await bench.open(openid, 'pages/product/product?id=gaiwan');
    await tap(phone, '咨询客服');
    await phone.getByText('你可能要发送的小程序').click();
    await onTop(phone, '小程序').click();
    await seen(phone, '立即购买');
    expect(await phone.locator('wx-page').count()).toBe(1);
  });
});

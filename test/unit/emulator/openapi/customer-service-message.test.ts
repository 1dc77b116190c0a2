import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { APPID, WeChat } from '../../../support/wechat';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SEND = 'customerServiceMessage.send';
const TYPING = 'customerServiceMessage.setTyping';

let wechat: WeChat;
let openid: string;
beforeEach(async () => {
  wechat = await new WeChat({ receive: { openapi: [SEND, TYPING], run: () => 'success' } }).start();
  wechat.host.clock.set({ frozen: true });
  openid = wechat.chat.createVisitor().openid;
});
afterEach(() => wechat.stop());

const passes = (ms: number) => wechat.host.clock.set({ advanceMs: ms });
const visitorSays = () => wechat.chat.receive(openid, { msgtype: 'text', text: { content: '在吗' } });
const picture = () => wechat.chat.media.put(Buffer.from('picture'), 'image/png', wechat.host.clock.now()).mediaId;
async function errcode(api: string, params: Record<string, unknown>): Promise<unknown> {
  return (await wechat.call(api, params)).errcode;
}
const sends = (params: Record<string, unknown>) => errcode(SEND, { touser: openid, ...params });
const sendsText = (content: unknown = '好') => sends({ msgtype: 'text', text: { content } });

describe('customerServiceMessage.send', () => {
  it('answers 45015 when no window is open and 45047 when an open one is used up', async () => {
    expect(await sendsText()).toBe(45015);
    visitorSays();
    for (let sent = 0; sent < 5; sent += 1) expect(await sendsText()).toBe(0);
    expect(await sendsText()).toBe(45047);
    passes(48 * HOUR);
    expect(await sendsText()).toBe(45015);
  });

  it('gives two messages for a minute after entering', async () => {
    wechat.chat.enter(openid);
    passes(MINUTE - 1);
    expect(await sendsText()).toBe(0);
    expect(await sendsText()).toBe(0);
    expect(await sendsText()).toBe(45047);
    passes(1);
    expect(await sendsText()).toBe(45015);
  });

  it('says a refusal in WeChat’s words, with the request’s id', async () => {
    const { errmsg } = await wechat.call(SEND, { touser: openid, msgtype: 'text', text: { content: '好' } });
    expect(errmsg).toMatch(
      /^response out of time limit or subscription is canceled rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/,
    );
  });

  it('a refused message costs nothing and is not shown', async () => {
    visitorSays();
    expect(await sendsText('长'.repeat(683))).toBe(45002);
    expect(wechat.chat.allowance(openid).left).toBe(5);
    expect(wechat.shown(openid)).toEqual(['visitor: 在吗']);
  });

  it.each([
    ['an openid nobody has', { touser: 'oNobody' }, 40003],
    ['no openid', { touser: 7 }, 40003],
    ['voice', { msgtype: 'voice', voice: { media_id: 'x' } }, 45162],
    ['news, which is for official accounts', { msgtype: 'news', news: { articles: [] } }, 45162],
    ['no msgtype', { msgtype: undefined }, 45162],
    ['no body', { text: undefined }, 47001],
    ['a body that is no object', { text: '好' }, 47001],
    ['an empty text', { text: { content: '' } }, 44004],
    ['a text that is a number', { text: { content: 5 } }, 47001],
    ['2049 bytes', { text: { content: `${'长'.repeat(682)}abc` } }, 45002],
    ['a link into another mini program', { text: { content: '<a data-miniprogram-appid="wx1">看</a>' } }, 40013],
    ['a media id nobody has', { msgtype: 'image', image: { media_id: 'none' } }, 40007],
    ['a card without a page', { msgtype: 'miniprogrampage', miniprogrampage: { title: '杯子' } }, 40165],
  ])('refuses %s', async (_, params, code) => {
    visitorSays();
    expect(await sends({ msgtype: 'text', text: { content: '好' }, ...params })).toBe(code);
  });

  it('takes a text of exactly 2048 bytes and a link into this mini program', async () => {
    visitorSays();
    expect(await sendsText(`${'长'.repeat(682)}ab`)).toBe(0);
    const link = `<a href="https://example.com" data-miniprogram-appid="${APPID}" data-miniprogram-path="a">看</a>`;
    expect(await sendsText(link)).toBe(0);
  });

  it('sends a picture until its media id is three days old', async () => {
    visitorSays();
    const media_id = picture();
    passes(47 * HOUR);
    expect(await sends({ msgtype: 'image', image: { media_id } })).toBe(0);
    passes(25 * HOUR);
    visitorSays();
    expect(await sends({ msgtype: 'image', image: { media_id } })).toBe(40007);
  });

  it('sends a card of this mini program to a page that app.json has', async () => {
    const { miniprogramRoot } = wechat.host.project;
    mkdirSync(miniprogramRoot, { recursive: true });
    const app = { pages: ['pages/cup'], subPackages: [{ root: 'help/', pages: ['pages/home'] }] };
    writeFileSync(path.join(miniprogramRoot, 'app.json'), JSON.stringify(app));
    visitorSays();
    const card = (change: object) =>
      sends({
        msgtype: 'miniprogrampage',
        miniprogrampage: {
          title: '杯子',
          pagepath: 'pages/cup?id=1',
          appid: APPID,
          thumb_media_id: picture(),
          ...change,
        },
      });
    expect(await card({})).toBe(0);
    expect(await card({ pagepath: 'help/pages/home' })).toBe(0);
    expect(await card({ pagepath: 'pages/absent' })).toBe(40165);
    expect(await card({ appid: 'wxOther' })).toBe(40013);
    expect(await card({ appid: undefined })).toBe(40013);
    expect(await card({ thumb_media_id: undefined })).toBe(40007);
    wechat.host.settings.set({ 'openapi.cardAppidRequired': false, 'openapi.pageMustExist': false });
    expect(await card({ appid: undefined, pagepath: 'pages/absent' })).toBe(0);
  });

  it('sends a link, unless the setting says that mini programs may not', async () => {
    visitorSays();
    const link = { title: '指南', description: '怎么用', url: 'https://example.com' };
    expect(await sends({ msgtype: 'link', link })).toBe(0);
    wechat.host.settings.set({ 'openapi.link': false });
    expect(await sends({ msgtype: 'link', link })).toBe(45162);
  });

  it('marks what an AI wrote and which kf account sent it', async () => {
    visitorSays();
    const customservice = { kf_account: 'wang@shop' };
    expect(await sends({ msgtype: 'text', text: { content: '好' }, customservice })).toBe(65401);
    wechat.openapi.world.kfAccounts.add('wang@shop', '小王');
    await sends({
      msgtype: 'text',
      text: { content: '好' },
      aimsgcontext: { is_ai_msg: 1 },
      customservice,
    });
    expect(wechat.chat.transcript(openid).at(-1)).toMatchObject({ ai: true, kfAccount: 'wang@shop', from: 'service' });
  });
});

describe('customerServiceMessage.setTyping', () => {
  const types = (command: unknown) => errcode(TYPING, { touser: openid, command });

  it('shows typing, refuses to repeat it, and takes it back', async () => {
    visitorSays();
    expect(await types('Typing')).toBe(0);
    expect(wechat.chat.typing(openid)).toBe(true);
    expect(await types('Typing')).toBe(45081);
    expect(await types('CancelTyping')).toBe(0);
    expect(wechat.chat.typing(openid)).toBe(false);
    expect(await types('Typing')).toBe(0);
    passes(15_000);
    expect(await types('Typing')).toBe(0);
  });

  it('needs a known visitor, a command, a window and words in the last 30 s', async () => {
    expect(await errcode(TYPING, { touser: 'oNobody', command: 'Typing' })).toBe(40003);
    expect(await types('Typing')).toBe(45015);
    wechat.chat.enter(openid);
    expect(await types('Typing')).toBe(45080);
    visitorSays();
    expect(await types('typing')).toBe(45072);
    passes(30_000);
    expect(await types('Typing')).toBe(0);
    passes(15_001);
    expect(await types('Typing')).toBe(45080);
  });
});

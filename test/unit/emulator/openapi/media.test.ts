import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pictureIn } from '../../../../emulator/services/openapi/picture';
import { gif, jpeg, png } from '../../../support/pictures';
import { WeChat } from '../../../support/wechat';

const HOUR = 3_600_000;
const NAMES = [
  'customerServiceMessage.uploadTempMedia',
  'customerServiceMessage.getTempMedia',
  'officialAccount.media.upload',
  'officialAccount.media.get',
  'security.imgSecCheck',
  'security.mediaCheckAsync',
];

let wechat: WeChat;
let openid: string;
beforeEach(async () => {
  wechat = await new WeChat(
    { receive: { openapi: NAMES, run: () => 'success' } },
    { pairs: [{ msgType: 'event', event: 'wxa_media_check', function: 'receive' }] },
  ).start();
  wechat.host.clock.set({ frozen: true });
  openid = wechat.chat.createVisitor().openid;
  wechat.chat.visit(openid);
  wechat.openapi.safety.replace({ words: [{ word: '禁图', suggest: 'risky', label: 20002 }] });
});
afterEach(() => wechat.stop());

it.each([
  ['PNG', png(3, 4), { contentType: 'image/png', width: 3, height: 4 }],
  ['GIF', gif(3, 4), { contentType: 'image/gif', width: 3, height: 4 }],
  ['JPEG', jpeg(3, 4), { contentType: 'image/jpeg', width: 3, height: 4 }],
  ['a text', Buffer.from('not a picture at all'), null],
  ['half a PNG', png(3, 4).subarray(0, 20), null],
  ['half a JPEG', jpeg(3, 4).subarray(0, 30), null],
  ['nothing', Buffer.alloc(0), null],
])('a picture is told by its bytes: %s', (_, data, expected) => {
  expect(pictureIn(data)).toEqual(expected);
});

describe.each([
  ['customerServiceMessage.uploadTempMedia', 'customerServiceMessage.getTempMedia'],
  ['officialAccount.media.upload', 'officialAccount.media.get'],
])('%s', (upload, get) => {
  it('keeps a picture for three days and gives back its bytes', async () => {
    const answer = await wechat.call(upload, { type: 'image', media: jpeg(10, 10) });
    expect(answer).toMatchObject({ type: 'image', created_at: Math.floor(wechat.host.clock.now() / 1000) });
    const { media_id } = answer;
    expect(await wechat.call(get, { media_id })).toEqual({ contentType: 'image/jpeg', data: jpeg(10, 10) });
    wechat.host.clock.set({ advanceMs: 72 * HOUR });
    expect(await wechat.call(get, { media_id })).toMatchObject({ errcode: 40007 });
  });

  it.each([
    ['a voice', { type: 'voice', media: jpeg(1, 1) }, 40004],
    ['no type', { media: jpeg(1, 1) }, 40004],
    ['no file', { type: 'image' }, 41005],
    ['an empty file', { type: 'image', media: Buffer.alloc(0) }, 41005],
    ['no picture', { type: 'image', media: Buffer.from('text') }, 40005],
    ['more than 2 MB', { type: 'image', media: png(1, 1, Buffer.alloc(2 * 1024 * 1024)) }, 40006],
  ])('refuses %s', async (_, params, errcode) => {
    expect(await wechat.call(upload, params)).toMatchObject({ errcode });
  });

  it('takes 10 MB where the setting says so', async () => {
    wechat.host.settings.set({ 'openapi.tempImageMaxMB': 10 });
    const media = png(1, 1, Buffer.alloc(2 * 1024 * 1024));
    expect(await wechat.call(upload, { type: 'image', media })).toMatchObject({ type: 'image' });
  });
});

describe('security.imgSecCheck', () => {
  it.each([
    ['a harmless picture', png(750, 1334), 0],
    ['a picture that holds a risky word', png(1, 1, '禁图'), 87014],
    ['a picture that is too wide', png(751, 1), 40006],
    ['a picture that is too high', png(1, 1335), 40006],
    ['more than 1 MB', png(1, 1, Buffer.alloc(1024 * 1024)), 40006],
    ['no picture', Buffer.from('text'), 40005],
  ])('%s', async (_, media, errcode) => {
    expect(await wechat.call('security.imgSecCheck', { media })).toMatchObject({ errcode });
  });

  it('is for 2000 pictures a minute', async () => {
    for (let call = 0; call < 2000; call += 1) await wechat.call('security.imgSecCheck', { media: gif(1, 1) });
    expect(await wechat.call('security.imgSecCheck', { media: gif(1, 1) })).toMatchObject({ errcode: 44991 });
    wechat.host.clock.set({ advanceMs: 60_000 });
    expect(await wechat.call('security.imgSecCheck', { media: gif(1, 1) })).toMatchObject({ errcode: 0 });
  });
});

describe('security.mediaCheckAsync', () => {
  let site: Server;
  let base: string;
  beforeAll(async () => {
    site = createServer((request, response) => {
      if (request.url === '/risky') response.end(png(1, 1, '禁图'));
      else if (request.url === '/fine') response.end(png(1, 1));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  afterAll(() => site.close());

  const checks = (params: Record<string, unknown>) =>
    wechat.call('security.mediaCheckAsync', {
      media_url: `${base}/fine`,
      media_type: 2,
      version: 2,
      scene: 1,
      openid,
      ...params,
    });
  /** Lets the virtual time pass and everything that follows happen. */
  async function later(ms: number): Promise<Record<string, unknown>[]> {
    wechat.host.clock.set({ advanceMs: ms });
    while (wechat.openapi.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await wechat.idle();
    return wechat.runs.map((run) => run.event as Record<string, unknown>);
  }

  it.each([
    ['fine', { errcode: 0, result: { suggest: 'pass', label: 100 } }],
    ['risky', { errcode: 0, result: { suggest: 'risky', label: 20002 } }],
    ['absent', { errcode: -1008 }],
  ])('of a file that is %s pushes its result later, by trace_id', async (name, expected) => {
    const { trace_id } = await checks({ media_url: `${base}/${name}` });
    expect(await later(999)).toEqual([]);
    const [event] = await later(1);
    expect(event).toMatchObject({
      FromUserName: openid,
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: wechat.host.project.appid,
      trace_id,
      version: 2,
      ...expected,
    });
    expect(await later(HOUR)).toHaveLength(1);
  });

  it('is forgotten by a reset', async () => {
    await checks({});
    await wechat.openapi.reset();
    expect(await later(HOUR)).toEqual([]);
  });

  it.each([
    ['no address', { media_url: '' }, 44002],
    ['a cloud file id', { media_url: 'cloud://env/picture.png' }, 47001],
    ['media_type 3', { media_type: 3 }, 40004],
    ['version 1', { version: 1 }, 47001],
    ['scene 0', { scene: 0 }, 40129],
    ['an openid nobody has', { openid: 'oNobody' }, 40003],
  ])('refuses %s', async (_, params, errcode) => {
    expect(await checks(params)).toMatchObject({ errcode });
  });

  it('is 61010 for whoever was not in the mini program', async () => {
    wechat.host.clock.set({ advanceMs: 3 * HOUR });
    expect(await checks({})).toMatchObject({ errcode: 61010 });
  });
});

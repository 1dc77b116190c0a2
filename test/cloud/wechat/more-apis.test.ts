// The other APIs of a customer service, through a real function and the unmodified SDK.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startCloud, type TestCloud } from '../../support/cloud';
import { png } from '../../support/pictures';
import { TestVisitor, UNHURRIED } from '../../support/visitor';

let cloud: TestCloud;
let visitor: TestVisitor;
let openid: string;
beforeAll(async () => {
  cloud = await startCloud({ settings: UNHURRIED });
});
afterAll(() => cloud.stop());
beforeEach(async () => {
  await cloud.reset();
  visitor = await TestVisitor.arrive(cloud);
  openid = visitor.openid;
});
const media = (data: Buffer) => ({ contentType: 'image/png', value: { base64: data.toString('base64') } });

it('a picture is uploaded, sent, shown and read back', async () => {
  const results = await visitor.calls(
    { api: 'customerServiceMessage.uploadTempMedia', params: { type: 'image', media: media(png(2, 2)) } },
    {
      api: 'customerServiceMessage.send',
      params: { touser: openid, msgtype: 'image', image: { mediaId: { from: 0, field: 'mediaId' } } },
    },
    { api: 'customerServiceMessage.getTempMedia', params: { mediaId: { from: 0, field: 'mediaId' } } },
    { api: 'customerServiceMessage.getTempMedia', params: { mediaId: 'gone' } },
  );
  expect(results).toMatchObject([
    { type: 'image', mediaId: expect.any(String) as string, createdAt: expect.any(Number) as number },
    { errCode: 0 },
    { contentType: 'image/png', buffer: png(2, 2).toString('base64') },
    { thrown: true, errCode: 40007 },
  ]);
  const shown = (await visitor.chat()).messages.at(-1) as unknown as { image: { url: string } };
  const seen = await fetch(new URL(shown.image.url, cloud.url));
  expect(Buffer.from(await seen.arrayBuffer())).toEqual(png(2, 2));
});

it('a visitor’s picture can be read by the function, and its PicUrl by anyone', async () => {
  const image = { contentType: 'image/png', data: png(4, 4).toString('base64') };
  await cloud.api('POST', `/visitors/${openid}/messages`, { msgtype: 'image', image });
  await cloud.idle();
  const { event } = (await visitor.notes())[0]!;
  expect(Buffer.from(await (await fetch(event.PicUrl as string)).arrayBuffer())).toEqual(png(4, 4));
  const get = { api: 'customerServiceMessage.getTempMedia', params: { mediaId: event.MediaId } };
  expect(await visitor.calls(get)).toMatchObject([{ buffer: png(4, 4).toString('base64') }]);
});

it('pictures are checked: at once, and later by an event with the same trace id', async () => {
  await cloud.api('PUT', '/safety-words', { words: [{ word: '禁图', suggest: 'risky', label: 20002 }] });
  await cloud.api('POST', `/visitors/${openid}/visit`);
  const bad = png(1, 1, '禁图');
  const { mediaId } = cloud.chat.media.put(bad, 'image/png', cloud.clock.now());
  const mediaUrl = `${cloud.url}emulator/v1/media/${mediaId}`;
  const results = await visitor.calls(
    { api: 'security.imgSecCheck', params: { media: media(png(1, 1)) } },
    { api: 'security.imgSecCheck', params: { media: media(bad) } },
    { api: 'security.mediaCheckAsync', params: { mediaUrl, mediaType: 2, version: 2, scene: 1, openid } },
  );
  expect(results).toMatchObject([{ errCode: 0 }, { thrown: true, errCode: 87014 }, { errCode: 0 }]);
  await cloud.api('PUT', '/clock', { advanceMs: 1_800_000 });
  await cloud.idle();
  expect((await visitor.notes()).at(-1)!.event).toMatchObject({
    Event: 'wxa_media_check',
    trace_id: results[2]!.traceId,
    result: { suggest: 'risky', label: 20002 },
  });
});

it('a subscribe message needs a consent and fields that fit', async () => {
  const templates = [{ id: 'reply', title: '客服回复通知', fields: { thing1: '内容', time2: '时间' } }];
  expect((await cloud.api('PUT', '/subscribe-templates', { templates })).status).toBe(200);
  const send = (thing: string) => ({
    api: 'subscribeMessage.send',
    params: {
      touser: openid,
      templateId: 'reply',
      page: 'help/home',
      data: { thing1: { value: thing }, time2: { value: '2026-11-21 10:00' } },
    },
  });
  cloud.settings.set({ 'openapi.pageMustExist': false });
  expect(await visitor.calls(send('好'))).toMatchObject([{ errCode: 43101 }]);
  await cloud.api('POST', `/visitors/${openid}/subscriptions`, { templates: { reply: 'accept' } });
  expect(await visitor.calls(send('长'.repeat(21)), send('您的问题有回复了'), send('再来一条'))).toMatchObject([
    { errCode: 47003, errMsg: expect.stringMatching(/data\.thing1\.value invalid/) as string },
    { errCode: 0 },
    { errCode: 43101 },
  ]);
  const { body } = await cloud.api('GET', `/visitors/${openid}/subscriptions`);
  expect(body).toMatchObject({ left: { reply: 0 }, notices: [{ data: { thing1: '您的问题有回复了' } }] });
});

it('open data is read by its cloudID, for five minutes', async () => {
  const { body } = await cloud.api('POST', `/visitors/${openid}/open-data`, { data: { phoneNumber: '13800138000' } });
  const { cloudID } = body as { cloudID: string };
  const read = async () => {
    const event = { openData: [cloudID] };
    return (await cloud.functions.invoke({ name: 'wechat-receive', event, source: 'wx_client' })).returned;
  };
  expect(await read()).toMatchObject({ errCode: 0, list: [{ cloudID, data: { phoneNumber: '13800138000' } }] });
  await cloud.api('PUT', '/clock', { advanceMs: 300_000 });
  expect(await read()).toMatchObject({ list: [{ cloudID, errCode: -601006 }] });
});

it('a mini program code is a real picture', async () => {
  const [code] = await visitor.calls({ api: 'wxacode.getUnlimited', params: { scene: 'from=desk', width: 280 } });
  expect(code).toMatchObject({ contentType: 'image/png', errCode: 0 });
  expect(Buffer.from(code!.buffer as string, 'base64').toString('latin1', 1, 4)).toBe('PNG');
});

it('what config.json does not permit is -604101', async () => {
  const get = { api: 'officialAccount.media.get', params: { mediaId: 'any' } };
  expect(await visitor.calls(get)).toMatchObject([{ thrown: true, errCode: -604101 }]);
});

it('a process of its own may not call WeChat’s APIs: -604104', async () => {
  const script = `
    const cloud = require('wx-server-sdk');
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    cloud.openapi.customerServiceMessage.setTyping({ touser: 'o', command: 'Typing' })
      .catch((error) => console.log(JSON.stringify({ errCode: error.errCode })));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: path.resolve(__dirname, '../../..'),
    env: {
      PATH: process.env.PATH,
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${cloud.url}admin` }),
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      SCF_NAMESPACE: cloud.project.env,
      TENCENTCLOUD_SECRETID: 'local',
      TENCENTCLOUD_SECRETKEY: 'local',
    },
  });
  expect(JSON.parse(stdout)).toEqual({ errCode: -604104 });
});

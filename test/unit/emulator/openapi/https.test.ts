import fastify, { type FastifyInstance } from 'fastify';
import { png } from '../../../support/pictures';
import { APPID, WeChat } from '../../../support/wechat';

const MINUTE = 60_000;

let wechat: WeChat;
let app: FastifyInstance;
let openid: string;
let base: string;
beforeEach(async () => {
  wechat = await new WeChat({ receive: { run: () => 'success' } }).start();
  wechat.host.clock.set({ frozen: true });
  openid = wechat.chat.createVisitor().openid;
  app = fastify();
  wechat.openapi.site(app);
  base = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api.weixin.qq.com`;
});
afterEach(async () => {
  await app.close();
  await wechat.stop();
});

type Json = Record<string, unknown>;
async function asks(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Json> {
  const answer = await fetch(base + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Json;
}
const passes = (ms: number) => wechat.host.clock.set({ advanceMs: ms });
const credentials = () => ({
  grant_type: 'client_credential',
  appid: APPID,
  secret: wechat.openapi.https.tokens.appSecret,
});
const stable = async (force_refresh = false) =>
  (await asks('POST', '/cgi-bin/stable_token', { ...credentials(), force_refresh })) as {
    access_token: string;
    expires_in: number;
    errcode?: number;
  };
const plain = async () => {
  const { secret } = credentials();
  const query = `grant_type=client_credential&appid=${APPID}&secret=${secret}`;
  return ((await asks('GET', `/cgi-bin/token?${query}`)) as { access_token: string }).access_token;
};
const works = async (token: string) => {
  const { errcode } = await asks('GET', `/cgi-bin/customservice/getkflist?access_token=${token}`);
  return errcode;
};

describe('access tokens', () => {
  it('the stable one stays the same until five minutes before its two hours are over', async () => {
    const first = await stable();
    expect(first.expires_in).toBe(7200);
    passes(100 * MINUTE);
    expect(await stable()).toEqual({ access_token: first.access_token, expires_in: 1200 });
    passes(15 * MINUTE);
    const second = await stable();
    expect(second.access_token).not.toBe(first.access_token);
    expect(await works(first.access_token)).toBe(0);
    passes(5 * MINUTE);
    expect(await works(first.access_token)).toBe(42001);
    expect(await works(second.access_token)).toBe(0);
  });

  it('forcing a new one ends the one before, not within 30 s and not more than 20 times a day', async () => {
    const first = await stable();
    const second = await stable(true);
    expect(await works(first.access_token)).toBe(40001);
    passes(29_999);
    expect((await stable(true)).access_token).toBe(second.access_token);
    for (let forced = 1; forced < 20; forced += 1) {
      passes(MINUTE);
      expect((await stable(true)).errcode).toBeUndefined();
    }
    passes(MINUTE);
    expect((await stable(true)).errcode).toBe(45009);
    expect((await stable()).errcode).toBeUndefined();
    passes(24 * 60 * MINUTE);
    expect((await stable(true)).errcode).toBeUndefined();
  });

  it('the plain one is new each time; the one before lasts five minutes more, the stable one is untouched', async () => {
    const { access_token } = await stable();
    const first = await plain();
    const second = await plain();
    expect(second).not.toBe(first);
    passes(5 * MINUTE - 1);
    expect(await works(first)).toBe(0);
    passes(1);
    expect(await works(first)).toBe(42001);
    expect(await works(second)).toBe(0);
    expect(await works(access_token)).toBe(0);
  });

  it.each([
    ['another grant_type', { grant_type: 'password' }, 40002],
    ['no appid', { appid: '' }, 41002],
    ['another appid', { appid: 'wxOther' }, 40013],
    ['no secret', { secret: undefined }, 41004],
    ['another secret', { secret: '0'.repeat(32) }, 40125],
  ])('%s is refused', async (_, change, errcode) => {
    expect(await asks('POST', '/cgi-bin/stable_token', { ...credentials(), ...change })).toMatchObject({ errcode });
  });

  it('a caller whose address is not in the list gets 40164', async () => {
    wechat.host.settings.set({ 'openapi.ipAllowList': '10.0.0.1, 10.0.0.2' });
    expect(await asks('POST', '/cgi-bin/stable_token', credentials())).toMatchObject({
      errcode: 40164,
      errmsg: expect.stringMatching(/^invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: /) as string,
    });
    wechat.host.settings.set({ 'openapi.ipAllowList': '127.0.0.1' });
    expect((await stable()).errcode).toBeUndefined();
  });

  it('a call without one, or with an invented one, is refused', async () => {
    expect(await asks('GET', '/cgi-bin/customservice/getkflist')).toMatchObject({ errcode: 41001 });
    expect(await works('invented')).toBe(40001);
  });
});

describe('requests that are not in order', () => {
  it.each([
    ['GET', '/cgi-bin/message/custom/send', undefined, 43002],
    ['POST', '/cgi-bin/customservice/getkflist', {}, 43001],
    ['POST', '/cgi-bin/nothing', {}, 40066],
    ['POST', '/cgi-bin/message/custom/send', undefined, 44002],
    ['POST', '/cgi-bin/message/custom/send', [], 47001],
  ] as const)('%s %s with %j is %d', async (method, path, body, errcode) => {
    const { access_token } = await stable();
    expect(await asks(method, `${path}?access_token=${access_token}`, body)).toMatchObject({ errcode });
  });

  it('a body that is not JSON is 47001', async () => {
    const { access_token } = await stable();
    const url = `${base}/cgi-bin/message/custom/send?access_token=${access_token}`;
    const answer = await fetch(url, { method: 'POST', body: '{"touser":' });
    expect(await answer.json()).toMatchObject({ errcode: 47001 });
  });

  it('a form that is cut off is 47001', async () => {
    const { access_token } = await stable();
    const url = `${base}/cgi-bin/media/upload?type=image&access_token=${access_token}`;
    const headers = { 'content-type': 'multipart/form-data' };
    const answer = await fetch(url, { method: 'POST', headers, body: '--x' });
    expect(await answer.json()).toMatchObject({ errcode: 47001 });
  });
});

describe('with a token', () => {
  let token: string;
  beforeEach(async () => (token = (await stable()).access_token));
  const post = (path: string, body: object) => asks('POST', `${path}?access_token=${token}`, body);
  const get = (path: string, query = '') => asks('GET', `${path}?access_token=${token}${query}`);
  const visitorSays = () => wechat.chat.receive(openid, { msgtype: 'text', text: { content: '在吗' } });

  it('a server sends what cloud.openapi sends, in UTF-8 and with the same refusals', async () => {
    const message = { touser: openid, msgtype: 'text', text: { content: '您好' } };
    expect(await post('/cgi-bin/message/custom/send', message)).toMatchObject({ errcode: 45015 });
    visitorSays();
    expect(await post('/cgi-bin/message/custom/send', message)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(wechat.shown(openid).at(-1)).toBe('service: 您好');
    const typing = { touser: openid, command: 'Typing' };
    expect(await post('/cgi-bin/message/custom/business/typing', typing)).toMatchObject({ errcode: 0 });
    expect(wechat.openapi.log.latest(1)).toMatchObject([{ api: 'customerServiceMessage.setTyping', function: null }]);
  });

  it('a server uploads a picture as a form and gets its bytes back', async () => {
    const form = new FormData();
    form.append('media', new Blob([png(5, 5)], { type: 'image/png' }), 'a.png');
    const url = `${base}/cgi-bin/media/upload?access_token=${token}&type=image`;
    const { media_id } = (await (await fetch(url, { method: 'POST', body: form })).json()) as { media_id: string };
    const got = await fetch(`${base}/cgi-bin/media/get?access_token=${token}&media_id=${media_id}`);
    expect(got.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await got.arrayBuffer())).toEqual(png(5, 5));
  });

  it('kf accounts are added, listed, made administrators and removed', async () => {
    const wang = { kf_account: 'wang@shop', nickname: '小王' };
    expect(await post('/customservice/kfaccount/add', wang)).toMatchObject({ errcode: 0 });
    expect(await post('/customservice/kfaccount/add', wang)).toMatchObject({ errcode: 65406 });
    const { kf_list } = (await get('/cgi-bin/customservice/getkflist')) as { kf_list: Json[] };
    expect(kf_list).toMatchObject([{ kf_account: 'wang@shop', kf_nick: '小王', kf_id: '1001' }]);
    expect(await get('/cgi-bin/customservice/getonlinekflist')).toMatchObject({ kf_online_list: [] });
    wechat.openapi.world.kfAccounts.change('wang@shop', { online: true });
    expect(await get('/cgi-bin/customservice/getonlinekflist')).toMatchObject({
      kf_online_list: [{ kf_account: 'wang@shop', status: 1 }],
    });
    const query = `&kf_openid=${kf_list[0]!.kf_openid as string}`;
    expect(await get('/customservice/kfaccount/setadmin', query)).toMatchObject({ errcode: 0 });
    expect(wechat.openapi.world.kfAccounts.get('wang@shop')).toMatchObject({ admin: true });
    expect(await post('/customservice/kfaccount/del', wang)).toMatchObject({ errcode: 0 });
    expect(await post('/customservice/kfaccount/del', wang)).toMatchObject({ errcode: 65401 });
  });

  it.each([
    [{ kf_account: 'nobody', nickname: '小王' }, 65404],
    [{ kf_account: 'tooLongName@shop', nickname: '小王' }, 65404],
    [{ kf_account: 'wang@shop', nickname: '名'.repeat(17) }, 65403],
    [{ kf_account: 'wang@shop' }, 65403],
  ])('a kf account %j is refused', async (account, errcode) => {
    expect(await post('/customservice/kfaccount/add', account)).toMatchObject({ errcode });
  });

  it('there are at most 100 kf accounts', async () => {
    for (let number = 0; number < 100; number += 1)
      wechat.openapi.world.kfAccounts.add(`kf${number}@shop`, `客服${number}`);
    expect(await post('/customservice/kfaccount/add', { kf_account: 'more@shop', nickname: '多' })).toMatchObject({
      errcode: 65405,
    });
  });

  describe('kf sessions', () => {
    beforeEach(() => {
      for (const name of ['wang', 'li']) {
        wechat.openapi.world.kfAccounts.add(`${name}@shop`, name);
        wechat.openapi.world.kfAccounts.change(`${name}@shop`, { online: true });
      }
    });
    const session = (kf_account: string) => ({ kf_account, openid });
    const allow = () => wechat.host.settings.set({ 'openapi.kfSessions': 'allow' });

    it('are not for mini programs, unless the setting allows them', async () => {
      expect(await post('/customservice/kfsession/create', session('wang@shop'))).toMatchObject({ errcode: 65400 });
    });

    it('take a visitor from the functions and give them back', async () => {
      allow();
      expect(await get('/customservice/kfsession/getsession', `&openid=${openid}`)).toMatchObject({ kf_account: '' });
      expect(await post('/customservice/kfsession/create', session('wang@shop'))).toMatchObject({ errcode: 0 });
      expect(visitorSays().pushId).toBeNull();
      expect(await get('/customservice/kfsession/getsession', `&openid=${openid}`)).toMatchObject({
        kf_account: 'wang@shop',
      });
      expect(await get('/customservice/kfsession/getsessionlist', '&kf_account=wang@shop')).toMatchObject({
        sessionlist: [{ openid }],
      });
      expect(await post('/customservice/kfsession/create', session('li@shop'))).toMatchObject({ errcode: 65414 });
      expect(await post('/customservice/kfsession/close', session('li@shop'))).toMatchObject({ errcode: 65414 });
      expect(await post('/customservice/kfsession/close', session('wang@shop'))).toMatchObject({ errcode: 0 });
      expect(await post('/customservice/kfsession/close', session('wang@shop'))).toMatchObject({ errcode: 65413 });
      expect(visitorSays().pushId).not.toBeNull();
    });

    it('need an account that exists and is online, and a visitor', async () => {
      allow();
      wechat.openapi.world.kfAccounts.change('li@shop', { online: false });
      const create = (body: object) => post('/customservice/kfsession/create', body);
      expect(await create(session('li@shop'))).toMatchObject({ errcode: 65415 });
      expect(await create(session('nobody@shop'))).toMatchObject({ errcode: 65401 });
      expect(await create({ kf_account: 'wang@shop', openid: 'oNobody' })).toMatchObject({ errcode: 40003 });
    });

    it('who waits for WeChat’s desk is listed', async () => {
      allow();
      wechat.host.settings.set({ 'chat.deskAcceptsAtOnce': false });
      wechat.chat.handOver(openid);
      expect(await get('/customservice/kfsession/getwaitcase')).toMatchObject({ count: 1, waitcaselist: [{ openid }] });
    });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { png } from '../../../support/pictures';
import { WeChat } from '../../../support/wechat';

const CHECK = 'security.mediaCheckAsync';
const functions = { receive: { openapi: [CHECK], run: () => 'success' } };
const pairs = [{ msgType: 'event', event: 'wxa_media_check', function: 'receive' }];

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'openapi-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));
const start = () => new WeChat(functions, { dataDir, pairs }).start();

describe('after a restart', () => {
  it('a media check that was under way still brings its result', async () => {
    const before = await start();
    const { openid } = before.chat.createVisitor();
    before.chat.visit(openid);
    const params = { media_url: 'http://127.0.0.1:1/gone.png', media_type: 2, version: 2, scene: 1, openid };
    const { trace_id } = await before.call(CHECK, params);
    await before.stop();

    const after = await start();
    after.host.clock.set({ advanceMs: 60_000 });
    while (after.openapi.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await after.idle();
    expect(after.runs.map((run) => run.event)).toMatchObject([{ Event: 'wxa_media_check', trace_id, errcode: -1008 }]);
    await after.stop();
    const third = await start();
    expect(third.openapi.inFlight).toBe(0);
    third.host.clock.set({ advanceMs: 60_000 });
    expect(third.runs).toEqual([]);
    await third.stop();
  });

  it('the secret, the tokens, consents, kf accounts and pictures are what they were', async () => {
    const before = await start();
    const { openid } = before.chat.createVisitor();
    const { tokens } = before.openapi.https;
    const secret = tokens.appSecret;
    const { access_token } = tokens.stable(false);
    const { subscriptions, kfAccounts } = before.openapi.world;
    const [template] = subscriptions.templates;
    subscriptions.choose(openid, { [template!.id]: 'accept' });
    kfAccounts.add('wang@shop', '小王');
    const { mediaId } = before.chat.media.put(png(1, 1), 'image/png', before.host.clock.now());
    await before.stop();

    const after = await start();
    expect(after.openapi.https.tokens.appSecret).toBe(secret);
    expect(after.openapi.https.tokens.stable(false).access_token).toBe(access_token);
    expect(after.openapi.world.subscriptions.left(openid)).toEqual({ [template!.id]: 1 });
    expect(after.openapi.world.kfAccounts.get('wang@shop')).toMatchObject({ kf_nick: '小王' });
    expect(after.chat.media.find(mediaId)?.data).toEqual(png(1, 1));
    await after.openapi.reset();
    expect(after.openapi.https.tokens.appSecret).not.toBe(secret);
    await after.stop();
  });

  it('a file that is no JSON is named, not overwritten', async () => {
    writeFileSync(path.join(dataDir, 'openapi.json'), '{"tokens"');
    const wechat = new WeChat(functions, { dataDir, pairs });
    await expect(wechat.openapi.start()).rejects.toThrow(/openapi\.json is not valid JSON/);
    await wechat.stop();
  });
});

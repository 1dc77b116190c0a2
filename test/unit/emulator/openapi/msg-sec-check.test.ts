import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WeChat } from '../../../support/wechat';

const MINUTE = 60_000;
const API = 'security.msgSecCheck';

let wechat: WeChat;
let openid: string;
beforeEach(async () => {
  wechat = await new WeChat({ receive: { openapi: [API], run: () => 'success' } }).start();
  wechat.host.clock.set({ frozen: true });
  openid = wechat.chat.createVisitor().openid;
  wechat.chat.visit(openid);
  wechat.openapi.safety.replace({
    words: [
      { word: 'Spam', suggest: 'review', label: 10001 },
      { word: '骗局', suggest: 'risky', label: 20008 },
    ],
  });
});
afterEach(() => wechat.stop());
const checks = (params: Record<string, unknown>) => wechat.call(API, { openid, scene: 2, version: 2, ...params });

describe('security.msgSecCheck', () => {
  it('passes what holds no word of the list', async () => {
    expect(await checks({ content: '你好' })).toMatchObject({
      errcode: 0,
      errmsg: 'ok',
      trace_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/) as string,
      result: { suggest: 'pass', label: 100 },
    });
  });

  it('gives the worst verdict and names each word', async () => {
    expect(await checks({ content: '这是 SPAM，也是骗局' })).toMatchObject({
      errcode: 0,
      result: { suggest: 'risky', label: 20008 },
      detail: [
        { strategy: 'content_model', suggest: 'risky' },
        { strategy: 'keyword', keyword: '骗局' },
        { strategy: 'keyword', keyword: 'Spam', suggest: 'review', label: 10001 },
      ],
    });
    expect(await checks({ content: '好', nickname: 'spam' })).toMatchObject({ result: { suggest: 'review' } });
  });

  it('answers 61010 to a visitor who was not in the mini program within two hours', async () => {
    wechat.host.clock.set({ advanceMs: 120 * MINUTE });
    expect(await checks({ content: '你好' })).toMatchObject({ errcode: 0 });
    wechat.host.clock.set({ advanceMs: 1 });
    expect(await checks({ content: '你好' })).toMatchObject({ errcode: 61010 });
    wechat.chat.receive(openid, { msgtype: 'text', text: { content: '从消息列表来' } });
    expect(await checks({ content: '你好' })).toMatchObject({ errcode: 61010 });
    wechat.chat.enter(openid);
    expect(await checks({ content: '你好' })).toMatchObject({ errcode: 0 });
  });

  it.each([
    ['no content', { content: '' }, 44002],
    ['2501 characters', { content: '字'.repeat(2501) }, 45002],
    ['scene 5', { scene: 5 }, 40129],
    ['no scene', { scene: undefined }, 40129],
    ['version 3', { version: 3 }, 47001],
    ['no openid', { openid: undefined }, 40003],
    ['what is no openid', { openid: 'somebody' }, 40003],
    ['an openid of another mini program', { openid: `o${'x'.repeat(27)}` }, 43104],
  ])('refuses %s', async (_, params, code) => {
    expect(await checks({ content: '你好', ...params })).toMatchObject({ errcode: code });
  });

  it('counts characters, not bytes or UTF-16 units', async () => {
    expect(await checks({ content: '😀'.repeat(2500) })).toMatchObject({ errcode: 0 });
  });

  it('its first version is refused, or answers 87014 where the setting allows it', async () => {
    expect(await wechat.call(API, { content: '骗局' })).toMatchObject({ errcode: 47001 });
    wechat.host.settings.set({ 'openapi.msgSecCheckV1': 'allow' });
    expect(await wechat.call(API, { content: '骗局' })).toMatchObject({ errcode: 87014 });
    expect(await wechat.call(API, { content: 'spam' })).toMatchObject({ errcode: 0 });
  });
});

describe('the word list', () => {
  it('refuses an entry that is wrong, naming it, and keeps the list', () => {
    const words = wechat.openapi.safety.words;
    expect(() => wechat.openapi.safety.replace({ words: [{ word: 'x', suggest: 'bad', label: 100 }] })).toThrow(
      /"words.0.suggest"/,
    );
    expect(() => wechat.openapi.safety.replace({ words: [{ word: 'x', suggest: 'risky', label: 1 }] })).toThrow(
      /"words.0.label"/,
    );
    expect(wechat.openapi.safety.words).toEqual(words);
  });

  it('survives a restart and goes back to the starter list with a reset', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'openapi-'));
    const [first, second] = [new WeChat({}, { dataDir }), new WeChat({}, { dataDir })];
    const starter = first.openapi.safety.words;
    await first.start();
    first.openapi.safety.replace({ words: [{ word: '独有', suggest: 'risky', label: 21000 }] });
    await second.start();
    expect(second.openapi.safety.words).toEqual([{ word: '独有', suggest: 'risky', label: 21000 }]);
    await second.openapi.reset();
    expect(second.openapi.safety.words).toEqual(starter);
    await Promise.all([first.stop(), second.stop()]);
    rmSync(dataDir, { recursive: true });
  });
});

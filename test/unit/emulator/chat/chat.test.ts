import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WeChat } from '../../../support/wechat';

const HOUR = 3_600_000;
const PICTURE = { contentType: 'image/png', data: Buffer.from('89504e47', 'hex') };

describe('a visitor in the chat', () => {
  let wechat: WeChat;
  let openid: string;
  beforeEach(async () => {
    wechat = await new WeChat({ receive: { run: () => 'success' } }).start();
    wechat.host.clock.set({ frozen: true });
    openid = wechat.chat.createVisitor().openid;
  });
  afterEach(() => wechat.stop());
  const says = (content: string) => wechat.chat.receive(openid, { msgtype: 'text', text: { content } });
  const replies = (content: string) =>
    wechat.chat.say(openid, { msgtype: 'text', text: { content } }, { via: 'openapi' });

  it('has a WeChat-like openid and a Chinese name unless given others', () => {
    expect(wechat.chat.visitor(openid)).toMatchObject({ nickname: '微信用户' });
    expect(wechat.chat.createVisitor({ openid: 'oKnown', nickname: '小林' })).toMatchObject({
      openid: 'oKnown',
      nickname: '小林',
    });
    expect(wechat.chat.createVisitor({ openid: 'oKnown' }).nickname).toBe('小林');
  });

  it('is unknown until made', () => {
    expect(() => wechat.chat.visit('oNobody')).toThrow(/no visitor with the openid "oNobody"/);
  });

  it('sees typing for 15 s, and no longer once something was said', () => {
    wechat.chat.setTyping(openid, true);
    wechat.host.clock.set({ advanceMs: 14_999 });
    expect(wechat.chat.typing(openid)).toBe(true);
    wechat.host.clock.set({ advanceMs: 1 });
    expect(wechat.chat.typing(openid)).toBe(false);
    wechat.chat.setTyping(openid, true);
    replies('好的');
    expect(wechat.chat.typing(openid)).toBe(false);
  });

  it('enters with a session-from of at most 1024 characters, and is in the mini program then', () => {
    expect(() => wechat.chat.enter(openid, '来'.repeat(1025))).toThrow(/1024/);
    const pushId = wechat.chat.enter(openid, '来'.repeat(1024));
    expect(wechat.push.view(pushId).event).toMatchObject({
      MsgType: 'event',
      Event: 'user_enter_tempsession',
      SessionFrom: '来'.repeat(1024),
    });
    expect(wechat.push.view(pushId).event).not.toHaveProperty('MsgId');
    expect(wechat.chat.visitor(openid).visitedAt).toBe(wechat.host.clock.now());
  });

  it('sends a picture whose media id is good for three days, while the chat shows it for ever', () => {
    const { pushId } = wechat.chat.receive(openid, { msgtype: 'image', image: PICTURE });
    const { MediaId, PicUrl } = wechat.push.view(pushId!).event as { MediaId: string; PicUrl: string };
    expect(PicUrl).toBe(`http://127.0.0.1:9700/emulator/v1/media/${MediaId}`);
    wechat.host.clock.set({ advanceMs: 72 * HOUR - 1 });
    expect(wechat.chat.media.valid(MediaId, wechat.host.clock.now())?.data).toEqual(PICTURE.data);
    wechat.host.clock.set({ advanceMs: 1 });
    expect(wechat.chat.media.valid(MediaId, wechat.host.clock.now())).toBeUndefined();
    expect(wechat.chat.media.find(MediaId)?.contentType).toBe('image/png');
  });

  describe('with WeChat’s own desk', () => {
    it('is bypassed for 30 minutes at most once its agent accepted', () => {
      wechat.chat.handOver(openid);
      expect(says('在吗').pushId).toBeNull();
      wechat.host.clock.set({ advanceMs: HOUR / 2 - 1 });
      expect(says('在吗').pushId).toBeNull();
      wechat.host.clock.set({ advanceMs: 1 });
      expect(says('在吗').pushId).not.toBeNull();
      expect(wechat.chat.desk(openid)).toBeNull();
    });

    it('is still pushed while waiting in its queue', () => {
      wechat.host.settings.set({ 'chat.deskAcceptsAtOnce': false });
      wechat.chat.handOver(openid);
      expect(wechat.chat.desk(openid)?.state).toBe('waiting');
      expect(says('在吗').pushId).not.toBeNull();
      expect(() => wechat.chat.deskReplies(openid, '您好')).toThrow(/not accepted/);
      wechat.chat.deskAccepts(openid);
      expect(says('在吗').pushId).toBeNull();
    });

    it('comes back to us when the agent closes, and its words cost what ours cost', () => {
      says('人工');
      wechat.chat.handOver(openid);
      wechat.chat.deskReplies(openid, '您好，我是小王');
      expect(wechat.chat.allowance(openid).left).toBe(4);
      wechat.host.settings.set({ 'chat.deskSharesAllowance': false });
      wechat.chat.deskReplies(openid, '请稍等');
      expect(wechat.chat.allowance(openid).left).toBe(4);
      wechat.chat.deskCloses(openid);
      expect(says('谢谢').pushId).not.toBeNull();
      expect(() => wechat.chat.deskCloses(openid)).toThrow(/not with WeChat's own desk/);
    });
  });
});

describe('the chat on disk', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chat-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is all there after a restart, and a line cut in half is dropped alone', async () => {
    const before = await new WeChat({}, { dataDir: folder }).start();
    const { openid } = before.chat.createVisitor({ nickname: '老周' });
    before.chat.receive(openid, { msgtype: 'text', text: { content: '你好' } });
    before.chat.receive(openid, { msgtype: 'image', image: PICTURE });
    const { transcript, allowance } = {
      transcript: before.chat.transcript(openid),
      allowance: before.chat.allowance(openid),
    };
    // No stop: as if the process had been killed in the middle of a line.
    appendFileSync(path.join(folder, 'chat', 'chat.jsonl'), '{"openid":"o');

    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const after = await new WeChat({}, { dataDir: folder }).start();
    expect(warned.mock.calls.flat()).toEqual([expect.stringMatching(/line \d+ is not whole and was dropped/)]);
    warned.mockRestore();
    expect(after.chat.visitor(openid).nickname).toBe('老周');
    expect(after.chat.transcript(openid)).toEqual(transcript);
    expect(after.chat.allowance(openid)).toEqual(allowance);
    const picture = transcript[1]!;
    expect(picture.msgtype === 'image' && after.chat.media.find(picture.image.mediaId)?.data).toEqual(PICTURE.data);
    after.chat.receive(openid, { msgtype: 'text', text: { content: '还在吗' } });

    const third = await new WeChat({}, { dataDir: folder }).start();
    expect(third.chat.transcript(openid)).toHaveLength(3);
    await third.chat.reset();
    expect((await new WeChat({}, { dataDir: folder }).start()).chat.visitors()).toEqual([]);
    await Promise.all([before, after, third].map((wechat) => wechat.stop()));
  });
});

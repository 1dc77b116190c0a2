import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { APPID, Ended, WeChat, type TestFunction } from '../../../support/wechat';

const NOTICE = 'platform: 该小程序提供的服务出现故障，请稍后再试';
const PAIRS = [
  { msgType: 'text', event: '', function: 'receive' },
  { msgType: 'event', event: 'user_enter_tempsession', function: 'receive' },
  { msgType: 'event', event: 'wxa_media_check', function: 'receive' },
];

describe('pushing to a function', () => {
  let wechat: WeChat;
  let openid: string;
  afterEach(() => wechat.stop());

  async function given(run: TestFunction['run'], settings: Record<string, string | number> = {}): Promise<void> {
    wechat = await new WeChat({ receive: { run } }, { settings, pairs: PAIRS }).start();
    openid = wechat.chat.createVisitor().openid;
  }
  async function says(content: string) {
    const { pushId } = wechat.chat.receive(openid, { msgtype: 'text', text: { content } });
    await wechat.idle();
    return wechat.push.view(pushId!);
  }
  const outcomes = (view: { deliveries: readonly { outcome: string }[] }) =>
    view.deliveries.map(({ outcome }) => outcome);

  it('ends with the first attempt that returns success', async () => {
    let runs = 0;
    await given(() => (++runs === 2 ? 'success' : 'fail'));
    const push = await says('你好');
    expect(outcomes(push)).toEqual(['invalid-return', 'success']);
    expect(push.outcome).toBe('success');
    expect(wechat.shown(openid)).toEqual(['visitor: 你好']);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('broken')), 'error'],
    ['times out', () => Promise.reject(new Ended('timeout')), 'timeout'],
    ['dies', () => Promise.reject(new Ended('died')), 'died'],
    ['returns nothing', () => undefined, 'invalid-return'],
    ['returns an empty string', () => '', 'invalid-return'],
  ])(
    'a function that %s gets the message three times, then the visitor reads WeChat’s notice',
    async (_, run, outcome) => {
      await given(run);
      const push = await says('你好');
      expect(outcomes(push)).toEqual([outcome, outcome, outcome]);
      expect(new Set(wechat.runs.map((each) => JSON.stringify(each.event))).size).toBe(1);
      expect(wechat.shown(openid)).toEqual(['visitor: 你好', NOTICE]);
    },
  );

  it('a late answer is not heard: the message is pushed again while the first run goes on', async () => {
    const ends: (() => void)[] = [];
    await given(() => (ends.length === 0 ? new Promise((resolve) => ends.push(() => resolve('success'))) : 'success'), {
      'push.deadlineMs': 20,
    });
    const push = await says('你好');
    expect(outcomes(push)).toEqual(['late', 'success']);
    expect(push.deliveries[0]).toMatchObject({ ms: null });
    ends[0]!();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(wechat.push.view(push.id).deliveries[0]).toMatchObject({ outcome: 'late', returned: 'success' });
  });

  it('the result of a media check that nobody takes is no news for the visitor', async () => {
    await given(() => 'nothing');
    wechat.push.push(openid, { MsgType: 'event', Event: 'wxa_media_check' });
    wechat.chat.enter(openid);
    await wechat.idle();
    expect(wechat.shown(openid)).toEqual([NOTICE]);
  });

  it('other returns count where the setting says so', async () => {
    await given(() => '', { 'push.acceptedReturns': 'success-or-empty' });
    expect((await says('你好')).outcome).toBe('success');
    wechat.host.settings.set({ 'push.acceptedReturns': 'anything' });
    expect((await says('你好')).outcome).toBe('success');
  });

  it('a lost acknowledgement repeats a message that was already handled', async () => {
    await given(() => 'success', { 'push.lostAcknowledgements': 1 });
    expect(outcomes(await says('你好'))).toEqual(['lost', 'lost', 'lost']);
  });

  it('nobody gets what no pair names', async () => {
    await given(() => 'success');
    const { pushId } = wechat.chat.receive(openid, {
      msgtype: 'miniprogrampage',
      miniprogrampage: { title: '杯子', pagepath: 'pages/cup' },
    });
    await wechat.idle();
    expect(wechat.push.view(pushId!)).toMatchObject({ outcome: 'unrouted', deliveries: [] });
    expect(wechat.runs).toEqual([]);
  });

  it('a body without a MsgType still reaches the function that takes texts', async () => {
    await given(() => 'success');
    for (const event of [{ odd: true }, null, 'text', 7]) wechat.push.pushRaw(openid, event);
    await wechat.idle();
    expect(wechat.runs.map((run) => run.event)).toEqual([{ odd: true }, null, 'text', 7]);
  });

  it('the same body is delivered again as often as asked, one after another or at once', async () => {
    let running = 0;
    let most = 0;
    await given(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return 'success';
    });
    const push = await says('你好');
    wechat.push.redeliver(push.id, { times: 3, together: false });
    await wechat.idle();
    expect([wechat.runs.length, most]).toEqual([4, 1]);
    wechat.push.redeliver(push.id, { times: 3, together: true });
    await wechat.idle();
    expect([wechat.runs.length, most]).toEqual([7, 3]);
    expect(wechat.push.view(push.id).deliveries).toHaveLength(7);
  });

  it('a push of which one copy was acknowledged arrived, whichever copy ends last', async () => {
    let runs = 0;
    await given(() => (++runs === 1 ? 'success' : 'fail'), { 'push.copies': 3 });
    const push = await says('你好');
    expect(push.deliveries.length).toBeGreaterThan(3);
    expect(push.outcome).toBe('success');
    expect(wechat.shown(openid)).toEqual(['visitor: 你好']);
    wechat.push.redeliver(push.id, { times: 1, together: false });
    await wechat.idle();
    expect(wechat.push.view(push.id).outcome).toBe('success');
  });

  it('copies that all fail are one failure, and one notice for the visitor', async () => {
    await given(() => 'fail', { 'push.copies': 3 });
    expect((await says('你好')).outcome).toBe('failed');
    expect(wechat.shown(openid)).toEqual(['visitor: 你好', NOTICE]);
  });

  it('takes both forms of ToUserName and MsgId', async () => {
    await given(() => 'success', { 'push.toUserName': 'original-id', 'push.msgIdForm': 'number' });
    wechat.host.clock.set({ frozen: true });
    const events = [await says('一'), await says('二')].map(
      (push) => push.event as { MsgId: number; ToUserName: string },
    );
    for (const { MsgId, ToUserName } of events) {
      expect(MsgId).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
      expect(JSON.parse(JSON.stringify(MsgId))).toBe(MsgId);
      expect(ToUserName).toMatch(/^gh_[0-9a-f]{12}$/);
    }
    expect(events[0]!.MsgId).not.toBe(events[1]!.MsgId);
    wechat.host.settings.set({ 'push.toUserName': 'appid', 'push.msgIdForm': 'string' });
    expect((await says('三')).event).toMatchObject({
      ToUserName: APPID,
      MsgId: expect.stringMatching(/^[0-9a-f]{32}\d{10}_\d{10}$/) as string,
    });
  });

  it('a reset calls off what was still to come', async () => {
    await given(() => 'success', { 'push.delayMs': 600_000 });
    wechat.chat.receive(openid, { msgtype: 'text', text: { content: '你好' } });
    expect(wechat.push.inFlight).toBe(1);
    await wechat.push.reset();
    await wechat.idle();
    expect(wechat.runs).toEqual([]);
  });

  it('a reset while the function runs ends its repeats', async () => {
    await given(async () => {
      await wechat.push.reset();
      throw new Error('too late to matter');
    });
    wechat.chat.receive(openid, { msgtype: 'text', text: { content: '你好' } });
    await wechat.idle();
    expect(wechat.runs).toHaveLength(1);
    expect(wechat.shown(openid)).toEqual(['visitor: 你好']);
  });

  it('runs the function with a SOURCE that no client can have', async () => {
    await given(() => 'success');
    const push = await says('你好');
    expect(wechat.runs[0]).toMatchObject({ source: 'wx_unknown', openid, pushId: push.id });
  });

  describe('transfer_customer_service', () => {
    const transfer = (event: Record<string, unknown>, change: Record<string, unknown> = {}) => ({
      MsgType: 'transfer_customer_service',
      ToUserName: event.FromUserName,
      FromUserName: event.ToUserName,
      CreateTime: 1_800_000_000,
      ...change,
    });

    it('hands a message’s visitor to WeChat’s own desk', async () => {
      await given((event) => transfer(event));
      expect((await says('人工')).outcome).toBe('desk');
      expect(wechat.chat.desk(openid)?.state).toBe('accepted');
      expect(wechat.chat.receive(openid, { msgtype: 'text', text: { content: '在吗' } }).pushId).toBeNull();
    });

    it('takes the original id as the sender too', async () => {
      await given((event) => transfer(event), { 'push.toUserName': 'original-id' });
      expect((await says('人工')).outcome).toBe('desk');
    });

    it.each([
      ['another receiver', { ToUserName: 'oSomeoneElse' }, /ToUserName/],
      ['another sender', { FromUserName: 'wxSomeoneElse' }, /FromUserName/],
      ['no time', { CreateTime: undefined }, /CreateTime/],
    ])('with %s is refused', async (_, change, problem) => {
      await given((event) => transfer(event, change));
      const push = await says('人工');
      expect(push.outcome).toBe('failed');
      expect(push.deliveries[0]!.error).toMatch(problem);
      expect(wechat.chat.desk(openid)).toBeNull();
    });

    it('is never taken for an event', async () => {
      await given((event) => transfer(event));
      const pushId = wechat.chat.enter(openid);
      await wechat.idle();
      expect(wechat.push.view(pushId).deliveries[0]).toMatchObject({ outcome: 'invalid-return' });
      expect(wechat.chat.desk(openid)).toBeNull();
    });
  });

  describe('message-push.json', () => {
    const write = (text: string) => writeFileSync(path.join(wechat.root, 'message-push.json'), text);
    let printed: jest.SpyInstance;
    beforeEach(() => {
      printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    });
    afterEach(() => printed.mockRestore());

    it('is read again when it changes', async () => {
      await given(() => 'success');
      write('[]');
      expect((await says('你好')).outcome).toBe('unrouted');
    });

    it.each([
      ['[{"msgType": "text", "function": "a"}, {"msgType": "text", "function": "b"}]', /<text, > is given twice/],
      ['[{"msgType": "event", "function": "a"}]', /an event has msgType "event" and a name/],
      ['[{"msgType": "text"}]', /"0.function"/],
      ['{', /message-push.json/],
    ])('%s is reported, and what was in force stays', async (text, problem) => {
      await given(() => 'success');
      write(text);
      expect((await says('你好')).outcome).toBe('success');
      expect(printed.mock.calls.flat().join('\n')).toMatch(problem);
    });

    it('a function it names that is not deployed is an error of the delivery', async () => {
      await given(() => 'success');
      write('[{"msgType": "text", "function": "absent"}]');
      const push = await says('你好');
      expect(push.deliveries[0]!.error).toMatch(/names the function "absent"/);
      expect(push.outcome).toBe('failed');
    });
  });
});

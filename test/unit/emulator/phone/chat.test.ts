import { closePhones, compileFixture, drawn, startPhone, until, type Answers, type TestPhone } from './support/phone';
import type { AppBundle } from '../../../../emulator/phone/compiler';
import { mkdtempSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fixture } from './support/phone';

// A page with a contact button, made from the fixture.
let bundle: AppBundle;
const folder = mkdtempSync(path.join(os.tmpdir(), 'contact-'));
beforeAll(async () => {
  cpSync(fixture, folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'pages/second/second.wxml'),
    `<button id="contact" open-type="contact" session-from="来自测试" show-message-card send-message-title="标题" send-message-path="/pages/second/second?x=1" bindtap="tapped" bindcontact="back">问</button>`,
  );
  writeFileSync(
    path.join(folder, 'pages/second/second.js'),
    'Page({ data: { taps: 0, backs: [] }, tapped() { this.setData({ taps: this.data.taps + 1 }); }, back(event) { this.setData({ backs: [...this.data.backs, event.detail] }); } });',
  );
  bundle = await compileFixture(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
afterEach(closePhones);

const messages = [
  {
    id: 'm1',
    from: 'service',
    msgtype: 'text',
    text: {
      content: '看<a href="#" data-miniprogram-appid="wxfixture0000000" data-miniprogram-path="pages/tab/tab">这里</a>',
    },
    time: 1,
  },
  {
    id: 'm2',
    from: 'service',
    msgtype: 'miniprogrampage',
    miniprogrampage: {
      title: '卡片',
      pagepath: 'pages/index/index.html?id=5',
      appid: 'wxfixture0000000',
      thumbMediaId: null,
    },
    time: 2,
  },
];
const answers: Answers = {
  'POST /visitors/v1/enter': () => ({ pushId: 'p1' }),
  'GET /visitors/v1/messages': () => ({ messages, typing: false, allowance: { left: 2, until: 0 } }),
  'POST /visitors/v1/messages': () => ({ msgId: '1', pushId: 'p2' }),
};

async function inChat(given = answers): Promise<TestPhone> {
  const phone = await startPhone({ bundle, page: 'pages/second/second', answers: given });
  await phone.log();
  await phone.tap('#contact');
  await until(() => phone.window.eval("document.querySelectorAll('.chat-row').length === 2"));
  return phone;
}
const click = async (phone: TestPhone, selector: string) => {
  phone.window.eval(`document.querySelector(${JSON.stringify(selector)}).click()`);
  await drawn();
};

it('opens the chat with the session-from, runs bindtap as usual and hides the mini program', async () => {
  const phone = await inChat();
  expect((await phone.data()).taps).toBe(1);
  expect(await phone.call('app.chat', {})).toEqual({
    open: true,
    sessionFrom: '来自测试',
    card: { title: '标题', pagepath: '/pages/second/second?x=1', image: '' },
  });
  expect(phone.requests).toContainEqual({
    method: 'POST',
    path: '/visitors/v1/enter',
    body: { sessionFrom: '来自测试' },
  });
  expect(await phone.log()).toEqual(['app hide']);
});

it('marks a pause with Beijing’s time, whatever the machine’s zone', async () => {
  const phone = await inChat();
  expect(phone.window.eval("document.querySelector('.chat-note').textContent")).toBe('8:00');
});

it('does not tell the page anything on opening or closing', async () => {
  const phone = await inChat();
  await click(phone, '.chat-bar button');
  expect(await phone.call('app.chat', {})).toMatchObject({ open: false });
  expect((await phone.data()).backs).toEqual([]);
  expect(await phone.log()).toContain('app show');
});

it('sends the choice that a link in a text offers, also one that nobody encoded', async () => {
  const links = ['%E8%8C%B6', '100%'].map((choice) => `<a href="weixin://bizmsgmenu?msgmenucontent=${choice}">选</a>`);
  const offer = { id: 'm3', from: 'service', msgtype: 'text', text: { content: links.join('') }, time: 3 };
  const phone = await inChat({
    ...answers,
    'GET /visitors/v1/messages': () => ({
      messages: [...messages.slice(1), offer],
      typing: false,
      allowance: { left: 2, until: 0 },
    }),
  });
  phone.window.eval("document.querySelectorAll('.chat-row a').forEach((link) => link.click())");
  await drawn();
  const said = phone.requests.filter(({ method, path }) => method === 'POST' && path === '/visitors/v1/messages');
  expect(said.map(({ body }) => body)).toEqual(
    ['茶', '100%'].map((content) => ({ msgtype: 'text', text: { content } })),
  );
});

it('sends the offered card, once', async () => {
  const phone = await inChat();
  await click(phone, '.chat-offer');
  expect(phone.requests).toContainEqual({
    method: 'POST',
    path: '/visitors/v1/messages',
    body: { msgtype: 'miniprogrampage', miniprogrampage: { title: '标题', pagepath: '/pages/second/second?x=1' } },
  });
  expect(phone.window.eval("document.querySelector('.chat-offer')")).toBeNull();
});

it('comes back through a card: bindcontact has path and query, and WeChat navigates nowhere', async () => {
  const phone = await inChat();
  await click(phone, '.chat-card');
  expect((await phone.data()).backs).toEqual([
    { path: 'pages/index/index', query: { id: '5' }, errMsg: 'enterContact:ok' },
  ]);
  expect((await phone.page()).path).toBe('pages/second/second');
  expect(await phone.run('() => wx.getEnterOptionsSync().scene')).toBe(1073);
});

it('comes back through a text link to its page', async () => {
  const phone = await inChat();
  await click(phone, '.chat-bubble a');
  expect((await phone.page()).path).toBe('pages/tab/tab');
  expect(await phone.run('() => wx.getEnterOptionsSync().scene')).toBe(1081);
});

it('does nothing on HarmonyOS', async () => {
  const phone = await startPhone({ bundle, page: 'pages/second/second', answers, settings: { platform: 'ohos' } });
  await phone.tap('#contact');
  expect(await phone.call('app.chat', {})).toMatchObject({ open: false });
  expect((await phone.data()).taps).toBe(1);
});

describe('on a slow line', () => {
  /** Answers of the server that come when the test says so, in whatever order. */
  function held() {
    const waiting: ((answer: object) => void)[] = [];
    return { waiting, answer: () => new Promise<object>((resolve) => waiting.push(resolve)) };
  }
  const said = (id: string, content: string) => ({ id, from: 'visitor', msgtype: 'text', text: { content }, time: 3 });
  const texts = (phone: TestPhone) =>
    phone.window.eval("[...document.querySelectorAll('.chat-row')].map((row) => row.textContent).join()") as string;

  it('what the visitor writes at once is sent after WeChat knows that they came in', async () => {
    const enter = held();
    const order: string[] = [];
    const phone = await startPhone({
      bundle,
      page: 'pages/second/second',
      answers: {
        ...answers,
        'POST /visitors/v1/enter': () => {
          order.push('enter');
          return enter.answer();
        },
        'POST /visitors/v1/messages': () => {
          order.push('message');
          return { msgId: '1', pushId: 'p2' };
        },
      },
    });
    await phone.tap('#contact');
    phone.window.eval("document.querySelector('.chat-field').value = '在吗'");
    await click(phone, '.chat-send');
    await until(() => enter.waiting.length === 1);
    expect(order).toEqual(['enter']);
    enter.waiting[0]!({ pushId: 'p1' });
    await until(() => order.length === 2);
    expect(order).toEqual(['enter', 'message']);
  });

  it('an older look at the messages that comes late does not take the newer ones away', async () => {
    const look = held();
    const phone = await startPhone({
      bundle,
      page: 'pages/second/second',
      answers: { ...answers, 'GET /visitors/v1/messages': () => look.answer() },
    });
    await phone.tap('#contact');
    await until(() => look.waiting.length === 1);
    phone.window.eval("document.querySelector('.chat-field').value = '二'");
    await click(phone, '.chat-send');
    await until(() => look.waiting.length === 2);
    look.waiting[1]!({ messages: [said('1', '一'), said('2', '二')], typing: false });
    await until(() => texts(phone).includes('二'));
    look.waiting[0]!({ messages: [said('1', '一')], typing: false });
    await drawn();
    await drawn();
    expect(texts(phone)).toContain('二');
  });
});

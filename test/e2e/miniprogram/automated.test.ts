// The visitor's journeys under the unmodified miniprogram-automator. They need no chat, so they run on real DevTools as
// well: `AUTOMATOR_WS=ws://127.0.0.1:9420 npx jest test/e2e/miniprogram/automated`, with the functions deployed. The kit's
// components have no host element (virtualHost), so what is inside them is reached from the page.
import type { CustomElement, InputElement, TextareaElement } from 'miniprogram-automator/out/Element';
import { data, element, inside, openMiniProgram, until, type AutomatedApp } from '../../support/mini-program';

interface PageData {
  readonly state: 'loading' | 'ready' | 'empty' | 'error' | 'offline';
}
type Query = Readonly<Record<string, string>>;
const pages = [
  'pages/home/home',
  'pages/product/product',
  'pages/order/order',
  'help/home/home',
  'help/article/article',
  'help/conversations/conversations',
  'help/transcript/transcript',
  'help/leave-message/leave-message',
  'help/privacy/privacy',
];

let mini: AutomatedApp;
const exceptions: string[] = [];
beforeAll(async () => {
  mini = await openMiniProgram();
  mini.app.on('exception', ({ message }: { message: string }) => exceptions.push(message));
}, 90_000);
afterAll(() => mini.close());
afterEach(() => {
  expect(exceptions.splice(0)).toEqual([]);
});

describe('every page', () => {
  it.each(pages)('%s opens without a query, and is ready or says that there is nothing', async (path) => {
    const page = await mini.open(`/${path}`);
    const { state } = await data<PageData>(page, (now) => now.state !== 'loading');
    expect(['ready', 'empty']).toContain(state);
  });
});

describe('the help centre', () => {
  it('finds while the visitor types; the article takes a vote and remembers it', async () => {
    const home = await mini.open('/help/home/home');
    await ((await element(home, '.search-input')) as InputElement).input('运费怎么算');
    const { results } = await data<{ results: { question: string }[] }>(home, ({ results }) => results.length > 0);
    expect(results[0]?.question).toContain('运费');
    await (await element(home, '.article')).tap();
    const article = await mini.arrived('help/article/article');
    await (await element(article, '.vote')).tap();
    await data<{ vote: boolean; voting: boolean }>(article, ({ vote, voting }) => vote && !voting);
    const again = await mini.open(`/help/article/article?id=${(article.query as Query).id ?? ''}`);
    const { vote } = await data<PageData & { vote: boolean | null }>(again, ({ state }) => state === 'ready');
    expect(vote).toBe(true);
  });
});

describe('the contact button', () => {
  it('carries where the visitor stands and the product’s card', async () => {
    const page = await mini.open('/pages/product/product?id=gaiwan');
    const button = await inside(page, 'contact-button', 'button');
    expect(await button.attribute('open-type')).toBe('contact');
    await until('session-from', async () => (await button.property('sessionFrom')) as string);
    expect(await button.property('sessionFrom')).toBe('cs1;page=pages/product/product?id=gaiwan');
    expect(await button.property('sendMessagePath')).toBe('/pages/product/product?id=gaiwan');
    expect(await button.property('showMessageCard')).toBe(true);
  });

  it('goes to the page of the card through which the visitor came back', async () => {
    const page = await mini.open('/pages/product/product?id=gaiwan');
    const button = await inside(page, 'contact-button', 'button');
    await button.trigger('contact', { path: '/pages/product/product', query: { id: 'travel' } });
    const top = await until('the card’s page', async () => {
      const now = await mini.app.currentPage();
      return (now?.query as Query | undefined)?.id === 'travel' ? now : null;
    });
    expect(top.path).toBe('pages/product/product');
  });

  it('explains why 微信客服 did not open, and closes once it does', async () => {
    const page = await mini.open('/pages/product/product?id=gaiwan');
    await data<PageData>(page, ({ state }) => state === 'ready');
    const button = (await element(page, 'contact-button')) as CustomElement;
    const wecom = { corpId: 'ww0c5c', url: 'https://work.weixin.qq.com/kfid/kfc0c5c' };
    try {
      await mini.app.mockWxMethod('openCustomerServiceChat', {
        errMsg: 'openCustomerServiceChat:fail not bind',
        errCode: 6,
      });
      await button.callMethod('openChat', wecom);
      await until('the explanation', async () => ((await button.data('failure')) as string).includes('还没有接通'));
      await mini.app.mockWxMethod('openCustomerServiceChat', { errMsg: 'openCustomerServiceChat:ok' });
      await button.callMethod('openChat', wecom);
      await until('the sheet to close', async () => (await button.data('open')) === false);
    } finally {
      await mini.app.restoreWxMethod('openCustomerServiceChat');
    }
  });
});

describe('leaving a message', () => {
  it('says what is missing, then keeps the message and shows it among the visitor’s own', async () => {
    const words = `收到的盖碗有裂纹 ${String(Date.now() % 100_000)}`;
    const page = await mini.open('/help/leave-message/leave-message');
    await (await element(page, '.send button')).tap();
    await data<{ wrong: string }>(page, ({ wrong }) => wrong !== '');
    await ((await element(page, 'textarea')) as TextareaElement).input(words);
    await data<{ text: string }>(page, ({ text }) => text === words);
    await (await element(page, '.send button')).tap();
    await data<{ done: string }>(page, ({ done }) => done !== '');
    const own = await mini.open('/help/conversations/conversations');
    const { followUps } = await data<PageData & { followUps: { text: string }[] }>(
      own,
      ({ state }) => state === 'ready',
    );
    expect(followUps[0]?.text).toBe(words);
  });
});

describe('forgetting', () => {
  it('deletes what is kept once the visitor has agreed', async () => {
    const page = await mini.open('/help/privacy/privacy');
    await data<PageData>(page, ({ state }) => state === 'ready');
    try {
      await mini.app.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' });
      await (await element(page, '.delete button')).tap();
      await data<{ kept: { count: string }[] }>(page, ({ kept }) => kept.every(({ count }) => count === '0 条'));
    } finally {
      await mini.app.restoreWxMethod('showModal');
    }
  });
});

// App.* through the unmodified client: pages, wx methods and mocks, code, bindings, the console, exceptions, pictures.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import automator from 'miniprogram-automator';
import { eventually } from '../../support/patience';
import { startAutomator, type AutomatorBench, type Wire } from './bench';

interface Log {
  readonly type: string;
  readonly args: unknown[];
}
/** The logic layer, where functions of `evaluate` run. */
declare const wx: Record<string, (...args: unknown[]) => unknown>;
declare const getApp: () => { globalData: { log: string[] } };
declare const getCurrentPages: () => { route: string }[];
declare const told: (...args: unknown[]) => void;

let bench: AutomatorBench;
beforeAll(async () => {
  bench = await startAutomator();
});
afterAll(() => bench.stop());

it('every method that the client can send is known', async () => {
  const folder = path.dirname(require.resolve('miniprogram-automator'));
  const code = ['MiniProgram', 'Page', 'Element', 'Native'].map((name) =>
    readFileSync(path.join(folder, `${name}.js`), 'utf8'),
  );
  const named = code.flatMap((text) =>
    [...text.matchAll(/"((?:App|Page|Element|Tool)\.[a-z]\w+)"/g)].map(([, name]) => name!),
  );
  const getters = [...code.join().matchAll(/"(get[A-Z]\w+)","(?:properties|attributes|styles)"/g)].map(
    ([, name]) => `Element.${name!}`,
  );
  const events = ['App.logAdded', 'App.bindingCalled', 'App.exceptionThrown', 'Tool.onRemoteDebugConnected'];
  // Tool.close has a test of its own: it ends the emulator.
  const methods = [...new Set([...named, ...getters])].filter((name) => ![...events, 'Tool.close'].includes(name));
  expect(methods.length).toBeGreaterThanOrEqual(44);
  const other = await automator.connect({ wsEndpoint: bench.cloud.automator!.wsEndpoint });
  for (const method of methods) {
    const refused = await (other as unknown as Wire).send(method, {}).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refused).not.toBe(`${method} not exists`);
  }
  other.disconnect();
});

describe('pages', () => {
  it('App.getPageStack: from the bottom to the top, with path and query', async () => {
    await bench.open('/pages/index/index?a=1');
    await bench.miniProgram.callWxMethod('navigateTo', { url: '/pages/second/second?name=%E4%B8%AD' });
    const stack = await bench.miniProgram.pageStack();
    expect(stack.map(({ path: route, query }) => ({ route, query: query as unknown }))).toEqual([
      { route: 'pages/index/index', query: { a: '1' } },
      { route: 'pages/second/second', query: { name: '%E4%B8%AD' } },
    ]);
  });

  it('App.getCurrentPage: the same page object again after coming back', async () => {
    const first = await bench.open('/pages/index/index');
    await bench.miniProgram.callWxMethod('navigateTo', { url: '/pages/second/second' });
    expect((await bench.miniProgram.currentPage())?.path).toBe('pages/second/second');
    await bench.miniProgram.callWxMethod('navigateBack', { delta: 1 });
    expect(await bench.miniProgram.currentPage()).toBe(first);
  });

  it('a page opened again has another id', async () => {
    const first = await bench.open('/pages/second/second?n=1');
    const second = await bench.open('/pages/second/second?n=2');
    expect(second).not.toBe(first);
    expect(second.query).toEqual({ n: '2' });
    await expect(first.data()).rejects.toThrow('page destroyed');
  });

  it('the phone starts again after a reset, and its pages have ids of their own', async () => {
    const before = await bench.open('/pages/second/second');
    await bench.cloud.reset();
    expect((await bench.miniProgram.currentPage())?.path).toBe('pages/index/index');
    await expect(before.data()).rejects.toThrow('page destroyed');
  });

  it('the client’s own navigation arrives', async () => {
    const { miniProgram } = bench;
    const first = await bench.open('/pages/index/index');
    const second = await miniProgram.navigateTo('/pages/second/second?name=x');
    expect(second).toMatchObject({ path: 'pages/second/second', query: { name: 'x' } });
    expect((await miniProgram.redirectTo('/pages/form/form'))?.path).toBe('pages/form/form');
    expect(await miniProgram.navigateBack()).toBe(first);
    expect((await miniProgram.switchTab('/pages/tab/tab'))?.path).toBe('pages/tab/tab');
    expect((await miniProgram.reLaunch('/sub/page/page'))?.path).toBe('sub/page/page');
  });

  it('the client’s own navigation is refused at once where WeChat refuses it', async () => {
    const { miniProgram } = bench;
    await bench.open('/pages/index/index');
    await expect(miniProgram.navigateTo('/pages/nowhere/nowhere')).rejects.toThrow('is not found');
    await expect(miniProgram.redirectTo('/pages/nowhere/nowhere')).rejects.toThrow('is not found');
    await expect(miniProgram.reLaunch('/pages/nowhere/nowhere')).rejects.toThrow('is not found');
    await expect(miniProgram.navigateTo('/pages/tab/tab')).rejects.toThrow('tabbar');
    await expect(miniProgram.switchTab('/pages/second/second')).rejects.toThrow('tab');
    expect((await miniProgram.currentPage())?.path).toBe('pages/index/index');
  });
});

describe('App.callWxMethod', () => {
  it('answers with what success was given', async () => {
    await bench.miniProgram.callWxMethod('setStorage', { key: 'k', data: { a: 1 } });
    expect(await bench.miniProgram.callWxMethod('getStorage', { key: 'k' })).toMatchObject({ data: { a: 1 } });
  });

  it('answers with the value of a synchronous one, called with all its arguments', async () => {
    await bench.miniProgram.callWxMethod('setStorageSync', 'key', [1]);
    expect(await bench.miniProgram.callWxMethod('getStorageSync', 'key')).toEqual([1]);
  });

  it('rejects with the reason alone', async () => {
    await expect(bench.miniProgram.callWxMethod('navigateTo', { url: '/pages/nowhere/nowhere' })).rejects.toThrow(
      /^page "pages\/nowhere\/nowhere" is not found$/,
    );
  });

  it('rejects for a method that WeChat does not have, and one of a plugin', async () => {
    await expect(bench.miniProgram.callWxMethod('cloudy')).rejects.toThrow('wx.cloudy not exists');
    await expect(bench.miniProgram.callPluginWxMethod('wx1', 'login')).rejects.toThrow('plugin wx1 not exists');
  });

  it('says so where DevTools would never answer', async () => {
    await expect(bench.miniProgram.callWxMethod('getWindowInfo')).rejects.toThrow(
      'evaluate(() => wx.getWindowInfo(…))',
    );
  });

  it('tells the system, and scrolls the page', async () => {
    expect(await bench.miniProgram.systemInfo()).toMatchObject({ platform: 'devtools', SDKVersion: '3.8.0' });
    const page = await bench.open('/pages/controls/controls');
    await bench.miniProgram.pageScrollTo(200);
    expect(
      await eventually(
        () => page.scrollTop(),
        (top) => Number(top) === 200,
      ),
    ).toBe(200);
  });
});

describe('App.mockWxMethod', () => {
  afterEach(async () => {
    for (const method of ['request', 'getStorageSync', 'showModal']) await bench.miniProgram.restoreWxMethod(method);
  });

  it('a value stands for the result of an asynchronous method', async () => {
    await bench.miniProgram.mockWxMethod('showModal', { confirm: true, cancel: false });
    const page = await bench.open('/pages/controls/controls');
    await page.callMethod('ask');
    expect(await page.data('answer')).toBe(true);
  });

  it('a value stands for what a synchronous method returns', async () => {
    await bench.miniProgram.mockWxMethod('getStorageSync', 'mocked');
    expect(await bench.miniProgram.callWxMethod('getStorageSync', 'any')).toBe('mocked');
  });

  it('a function is given the options, then the extra arguments', async () => {
    await bench.miniProgram.mockWxMethod(
      'request',
      function (options: { url: string }, extra: number) {
        return { data: options.url + String(extra), statusCode: 200 };
      },
      7,
    );
    expect(await bench.miniProgram.callWxMethod('request', { url: 'https://a.cn/' })).toEqual({
      data: 'https://a.cn/7',
      statusCode: 200,
      errMsg: 'request:ok',
    });
  });

  it('a function reaches the method itself as this.origin', async () => {
    await bench.miniProgram.callWxMethod('setStorageSync', 'here', 'stored');
    await bench.miniProgram.mockWxMethod(
      'getStorageSync',
      function (this: { origin(key: string): string }, key: string) {
        return `mocked ${this.origin(key)}`;
      },
    );
    expect(await bench.miniProgram.callWxMethod('getStorageSync', 'here')).toBe('mocked stored');
  });

  it('an errMsg other than ok is a failure', async () => {
    await bench.miniProgram.mockWxMethod('request', { errMsg: 'request:fail timeout' });
    await expect(bench.miniProgram.callWxMethod('request', { url: 'https://a.cn/' })).rejects.toThrow(/^timeout$/);
  });

  it('null is a mock; restore takes it away, and twice does no harm', async () => {
    await bench.miniProgram.callWxMethod('setStorageSync', 'here', 'stored');
    await bench.miniProgram.mockWxMethod('getStorageSync', undefined);
    expect(await bench.miniProgram.callWxMethod('getStorageSync', 'here')).toBeNull();
    await bench.miniProgram.restoreWxMethod('getStorageSync');
    await bench.miniProgram.restoreWxMethod('getStorageSync');
    expect(await bench.miniProgram.callWxMethod('getStorageSync', 'here')).toBe('stored');
  });

  it('code of the mini program hears success or fail, and complete after it', async () => {
    const heard = (url: string) =>
      bench.miniProgram.evaluate(
        (asked: string) =>
          new Promise((resolve) => {
            const calls: string[] = [];
            const hear = (name: string) => (result: { errMsg: string }) => {
              calls.push(`${name} ${result.errMsg}`);
              if (name === 'complete') resolve(calls);
            };
            wx['request']!({ url: asked, success: hear('success'), fail: hear('fail'), complete: hear('complete') });
          }),
        url,
      ) as Promise<unknown>;
    await bench.miniProgram.mockWxMethod('request', async function (options: { url: string; success?: unknown }) {
      return { errMsg: options.success || options.url === 'bad' ? 'request:fail bad' : 'request:ok' };
    });
    expect(await heard('good')).toEqual(['success request:ok', 'complete request:ok']);
    expect(await heard('bad')).toEqual(['fail request:fail bad', 'complete request:fail bad']);
  });

  it('a function may come as text; other texts are results', async () => {
    await bench.miniProgram.mockWxMethod('getStorageSync', '() => 1 + 1');
    expect(await bench.miniProgram.callWxMethod('getStorageSync', 'any')).toBe(2);
    await bench.miniProgram.mockWxMethod('getStorageSync', '(a) => a');
    expect(await bench.miniProgram.callWxMethod('getStorageSync', 'any')).toBe('(a) => a');
  });

  it('a mock over a mock keeps the first original', async () => {
    await bench.miniProgram.callWxMethod('setStorageSync', 'here', 'stored');
    await bench.miniProgram.mockWxMethod('getStorageSync', 'first');
    await bench.miniProgram.mockWxMethod(
      'getStorageSync',
      function (this: { origin(key: string): string }, key: string) {
        return this.origin(key);
      },
    );
    expect(await bench.miniProgram.callWxMethod('getStorageSync', 'here')).toBe('stored');
  });

  it('an asynchronous mock that answers nothing, on which DevTools breaks, is a failure that says so', async () => {
    for (const nothing of [undefined, '() => undefined', '() => null'] as const) {
      await bench.miniProgram.mockWxMethod('request', nothing);
      await expect(bench.miniProgram.callWxMethod('request', { url: 'https://a.cn/' })).rejects.toThrow(
        'it must answer an object',
      );
    }
  });

  it('a mock that throws is a failure with its words', async () => {
    await bench.miniProgram.mockWxMethod('request', () => {
      throw new Error('thrown in the mock');
    });
    await expect(bench.miniProgram.callWxMethod('request', { url: 'https://a.cn/' })).rejects.toThrow(
      /^thrown in the mock$/,
    );
  });

  it('what WeChat does not have cannot be mocked, and taking away what is not there does no harm', async () => {
    await expect(bench.miniProgram.mockWxMethod('cloudy', 1)).rejects.toThrow('wx.cloudy not exists');
    await bench.miniProgram.restoreWxMethod('cloudy');
    await expect(bench.miniProgram.mockPluginWxMethod('wx1', 'login', 1)).rejects.toThrow('plugin wx1 not exists');
    await expect(bench.miniProgram.restorePluginWxMethod('wx1', 'login')).rejects.toThrow('plugin wx1 not exists');
  });

  it('listeners cannot be mocked', async () => {
    await expect(bench.miniProgram.mockWxMethod('onAppShow', 1)).rejects.toThrow("You can't mock wx.onAppShow");
    await expect(bench.miniProgram.mockWxMethod('offAppShow', 1)).rejects.toThrow("You can't mock wx.offAppShow");
  });
});

describe('App.callFunction', () => {
  it('runs in the logic layer, with wx, getApp and getCurrentPages, and waits for promises', async () => {
    await bench.open('/pages/index/index');
    const seen = (await bench.miniProgram.evaluate(async (key: string) => {
      await wx['setStorage']!({ key, data: 5 });
      return [wx['getStorageSync']!(key), getApp().globalData.log.length > 0, getCurrentPages()[0]?.route];
    }, 'k2')) as unknown;
    expect(seen).toEqual([5, true, 'pages/index/index']);
  });

  it('knows nothing of a browser', async () => {
    expect(await bench.miniProgram.evaluate('() => typeof window + typeof document + typeof fetch')).toBe(
      'undefined'.repeat(3),
    );
  });

  it('passes on what the function throws', async () => {
    await expect(
      bench.miniProgram.evaluate(() => {
        throw new Error('thrown in the phone');
      }),
    ).rejects.toThrow('thrown in the phone');
  });
});

it('App.addBinding: code of the mini program calls a function of the test', async () => {
  const calls: unknown[][] = [];
  await bench.miniProgram.exposeFunction('told', (...args: unknown[]) => calls.push(args));
  await bench.miniProgram.evaluate(() => {
    told('a', { b: 1 });
  });
  await eventually(
    async () => calls,
    ({ length }) => length > 0,
  );
  expect(calls).toEqual([['a', { b: 1 }]]);
});

it('App.enableLog: tells what the mini program logs, once more for every further listener', async () => {
  const heard: Log[] = [];
  const hear = (log: Log) => heard.push(log);
  await bench.miniProgram.evaluate(() => {
    console.log('before anybody listens');
  });
  bench.miniProgram.on('console', hear);
  await bench.miniProgram.evaluate(() => {
    console.warn('one', { two: 2 });
  });
  await eventually(
    async () => heard,
    ({ length }) => length > 0,
  );
  expect(heard).toEqual([{ type: 'warn', args: ['one', { two: 2 }] }]);
  bench.miniProgram.off('console', hear);
  bench.miniProgram.on('console', hear);
  heard.length = 0;
  await bench.miniProgram.evaluate(() => {
    console.info('again');
  });
  await eventually(
    async () => heard,
    ({ length }) => length > 1,
  );
  expect(heard).toHaveLength(2);
  bench.miniProgram.off('console', hear);
});

it('App.exceptionThrown: tells what the mini program did not catch, without the error’s class', async () => {
  const thrown: { message: string; stack: string }[] = [];
  bench.miniProgram.on('exception', (error: { message: string; stack: string }) => thrown.push(error));
  const page = await bench.open('/pages/controls/controls');
  await page.callMethod('throwLater');
  await eventually(
    async () => thrown,
    ({ length }) => length > 0,
  );
  expect(thrown).toHaveLength(1);
  expect(thrown[0]).toMatchObject({
    message: 'thrown later',
    stack: expect.stringContaining('pages/controls/controls') as string,
  });
});

it('App.captureScreenshot: a PNG of the page', async () => {
  const png = Buffer.from((await bench.miniProgram.screenshot()) as unknown as string, 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([390, 844]);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
  await bench.miniProgram.screenshot({ path: path.join(folder, 'page.png') });
  expect(readFileSync(path.join(folder, 'page.png')).subarray(1, 4).toString()).toBe('PNG');
  rmSync(folder, { recursive: true });
});

it('App.exit: is answered, and the endpoint goes on', async () => {
  expect(await bench.wire.send('App.exit')).toEqual({});
  expect(await bench.miniProgram.currentPage()).toBeDefined();
});

it('a method that does not exist is refused, not left without an answer', async () => {
  for (const method of ['App.fly', 'toString', '__proto__'])
    await expect(bench.wire.send(method)).rejects.toThrow(`${method} not exists`);
});

it('a wrong parameter is refused with its name', async () => {
  await expect(bench.wire.send('App.callWxMethod', { method: 5 })).rejects.toThrow(
    'App.callWxMethod: "method" must be a text; got 5',
  );
});

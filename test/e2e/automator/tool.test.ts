// Tool.* through the unmodified client: version, accounts, tickets, audits, the platform's dialogs, the end.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import automator from 'miniprogram-automator';
import { WebSocket } from 'ws';
import { eventually } from '../../support/patience';
import { startCloud } from '../../support/cloud';
import { find, fixture, startAutomator, type AutomatorBench } from './bench';

let bench: AutomatorBench;
beforeAll(async () => {
  bench = await startAutomator();
});
afterAll(() => bench.stop());

it('Tool.getInfo: a base library that the client accepts', async () => {
  expect(await bench.wire.send('Tool.getInfo')).toEqual({ SDKVersion: '3.8.0' });
});

it('Tool.getTestAccounts: the emulator’s visitors', async () => {
  await bench.cloud.api('POST', '/visitors', { openid: 'tester', nickname: '小测' });
  expect(await bench.miniProgram.testAccounts()).toContainEqual({ openid: 'tester', nickName: '小测' });
});

it('Tool.getTicket, setTicket, refreshTicket: one ticket that can be set and made anew', async () => {
  await bench.miniProgram.setTicket('mine');
  expect(await bench.miniProgram.getTicket()).toMatchObject({ ticket: 'mine' });
  await bench.miniProgram.refreshTicket();
  const { ticket } = (await bench.miniProgram.getTicket()) as { ticket: string };
  expect(ticket).not.toBe('mine');
});

it('Tool.stopAudits: the packages’ sizes and the compiler’s complaints, as data and as a page', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'audits-'));
  const file = path.join(folder, 'report.html');
  const { sizes } = (await bench.miniProgram.stopAudits({ path: file })) as {
    sizes: { root: string; bytes: number }[];
  };
  expect(sizes.find(({ root }) => root === 'sub')?.bytes).toBeGreaterThan(0);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toContain('<h1>包大小</h1>');
  rmSync(folder, { recursive: true });
});

it('Tool.enableRemoteDebug: the phone is there already', async () => {
  await bench.miniProgram.remote();
  await bench.miniProgram.remote(true);
});

describe('Tool.native', () => {
  it('switchTab, navigateLeft and goHome', async () => {
    const native = bench.miniProgram.native();
    const top = async () => (await bench.miniProgram.currentPage())?.path;
    await bench.open('/pages/index/index');
    await native.switchTab({ url: '/pages/tab/tab' });
    expect(await top()).toBe('pages/tab/tab');
    await bench.miniProgram.callWxMethod('navigateTo', { url: '/pages/second/second' });
    await native.navigateLeft();
    expect(await top()).toBe('pages/tab/tab');
    await native.goHome();
    expect(await top()).toBe('pages/index/index');
  });

  it('confirmModal and cancelModal answer wx.showModal', async () => {
    const page = await bench.open('/pages/controls/controls');
    for (const [press, answer] of [
      ['confirmModal', true],
      ['cancelModal', false],
    ] as const) {
      const asking = page.callMethod('ask');
      await bench.miniProgram.native()[press]();
      await asking;
      expect(await page.data('answer')).toBe(answer);
    }
  });

  it('shareCancel leaves an action sheet', async () => {
    const asking = bench.miniProgram.callWxMethod('showActionSheet', { itemList: ['甲', '乙'] });
    const refused = expect(asking).rejects.toThrow('cancel');
    await bench.miniProgram.native().shareCancel();
    await refused;
  });

  it('shareConfirm takes the first of an action sheet', async () => {
    const asking = bench.miniProgram.callWxMethod('showActionSheet', { itemList: ['甲', '乙'] });
    await bench.miniProgram.native().shareConfirm();
    expect(await asking).toMatchObject({ tapIndex: 0 });
  });

  it('authorizeAllow and authorizeCancel answer the sheet of wx.requestSubscribeMessage', async () => {
    const templates = [{ id: 'T1', title: '答复', fields: { thing1: '答复' } }];
    await bench.cloud.api('PUT', '/subscribe-templates', { templates });
    for (const [press, answer] of [
      ['authorizeAllow', 'accept'],
      ['authorizeCancel', 'reject'],
    ] as const) {
      const asking = bench.miniProgram.callWxMethod('requestSubscribeMessage', { tmplIds: ['T1'] });
      await bench.miniProgram.native()[press]();
      expect(await asking).toMatchObject({ T1: answer });
    }
  });

  it('refuses what is not on the screen, and what the emulator does not have', async () => {
    await expect(bench.miniProgram.native().closePaymentDialog()).rejects.toThrow('takes no payments');
    for (const method of ['fly', 'toString'])
      await expect(bench.wire.send('Tool.native', { method })).rejects.toThrow(`Tool.native: ${method} not exists`);
  });
});

describe('the endpoint', () => {
  it('refuses a client of another port with the client’s own words', async () => {
    const wsEndpoint = 'ws://127.0.0.1:1';
    await expect(automator.connect({ wsEndpoint })).rejects.toThrow(`Failed connecting to ${wsEndpoint}`);
  });

  it('serves several clients at once', async () => {
    const other = await automator.connect({ wsEndpoint: bench.cloud.automator!.wsEndpoint });
    await bench.open('/pages/second/second');
    expect((await other.currentPage())?.path).toBe('pages/second/second');
    other.disconnect();
  });

  it('tells every client what happens, and each only the console it asked for', async () => {
    const other = await automator.connect({ wsEndpoint: bench.cloud.automator!.wsEndpoint });
    const heard = { first: [] as string[], other: [] as string[], console: [] as string[] };
    bench.miniProgram.on('exception', ({ message }: { message: string }) => heard.first.push(message));
    other.on('exception', ({ message }: { message: string }) => heard.other.push(message));
    other.on('console', ({ args }: { args: string[] }) => heard.console.push(`other ${args[0]}`));
    // Listens, but did not ask for it.
    bench.miniProgram.addListener('console', ({ args }: { args: string[] }) => heard.console.push(`first ${args[0]}`));
    // The client does not wait for App.enableLog; requests are taken in the order they came in.
    await other.currentPage();
    await other.evaluate(() => {
      console.log('logged');
    });
    const page = await bench.open('/pages/controls/controls');
    await page.callMethod('throwLater');
    await eventually(
      async () => heard,
      ({ first, other: second }) => first.length > 0 && second.length > 0,
    );
    // An exception stands in the console too.
    expect(heard).toEqual({
      first: ['thrown later'],
      other: ['thrown later'],
      console: ['other logged', expect.stringContaining('other TypeError: thrown later') as string],
    });
    other.disconnect();
  });

  it('App.initialized: says when the mini program shows its first page, also after a reset', async () => {
    const socket = new WebSocket(bench.cloud.automator!.wsEndpoint);
    await new Promise((resolve) => socket.once('open', resolve));
    const frames: unknown[] = [];
    socket.on('message', (data) => frames.push(JSON.parse((data as Buffer).toString())));
    await bench.cloud.reset();
    await bench.miniProgram.currentPage();
    await eventually(
      async () => frames,
      ({ length }) => length > 0,
    );
    expect(frames).toEqual([{ method: 'App.initialized', params: { from: 'devtools' } }]);
    socket.close();
  });

  it('a question asked while the phone starts again is answered from the new one, or refused; none is left open', async () => {
    const page = await bench.open('/pages/second/second');
    const reset = bench.cloud.reset();
    const asked = await Promise.allSettled([
      bench.miniProgram.currentPage(),
      bench.miniProgram.pageStack(),
      page.data(),
    ]);
    await reset;
    expect(asked.slice(0, 2).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    await expect(page.data()).rejects.toThrow('page destroyed');
    expect((await bench.miniProgram.currentPage())?.path).toBe('pages/index/index');
  });

  it('outlives a client that leaves in the middle of a request, and what it asked for is done', async () => {
    const page = await bench.open('/pages/controls/controls');
    const { pageId } = await bench.wire.send('App.getCurrentPage');
    const socket = new WebSocket(bench.cloud.automator!.wsEndpoint);
    await new Promise((resolve) => socket.once('open', resolve));
    const params = { pageId, data: { text: '断开前' } };
    await new Promise((resolve) => {
      socket.send(JSON.stringify({ id: '1', method: 'Page.setData', params }), resolve);
    });
    socket.terminate();
    expect(
      await eventually(
        () => page.data('text') as Promise<unknown>,
        (text) => text === '断开前',
      ),
    ).toBe('断开前');
  });

  it('refuses, by its id, a frame that names no method', async () => {
    const socket = new WebSocket(bench.cloud.automator!.wsEndpoint);
    await new Promise((resolve) => socket.once('open', resolve));
    const answer = new Promise<unknown>((resolve) => {
      socket.once('message', (data) => {
        resolve(JSON.parse((data as Buffer).toString()));
      });
    });
    socket.send('{"id":"waiting"}');
    expect(await answer).toEqual({ id: 'waiting', error: { message: 'a request needs a method' } });
    socket.close();
  });

  it('lets no web page in', async () => {
    const { wsEndpoint } = bench.cloud.automator!;
    const refusal = await new Promise<string>((resolve) => {
      const socket = new WebSocket(wsEndpoint, { origin: 'https://evil.example' });
      socket.on('error', ({ message }) => {
        resolve(message);
      });
    });
    expect(refusal).toContain('401');
  });

  it('says which port is taken, and leaves nothing running', async () => {
    const { port } = bench.cloud.automator!;
    await expect(startCloud({ project: fixture, automatorPort: port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    });
  });

  it('outlives a frame that is no request', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const socket = new WebSocket(bench.cloud.automator!.wsEndpoint);
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('not JSON');
    await eventually(
      async () => said.mock.calls.length,
      (count) => count > 0,
    );
    expect(said.mock.calls.join()).toContain('what is no request');
    said.mockRestore();
    socket.close();
    expect(await bench.miniProgram.currentPage()).toBeDefined();
  });

  it('opens another phone after the browser has died', async () => {
    const page = await bench.cloud.automator!.phone.open();
    await page.context().browser()?.close();
    expect((await bench.miniProgram.currentPage())?.path).toBe('pages/index/index');
  });
});

it('Tool.close: is answered first, then the emulator is told to end', async () => {
  let closed = false;
  bench.cloud.automator!.onClose(() => (closed = true));
  const other = await automator.connect({ wsEndpoint: bench.cloud.automator!.wsEndpoint });
  await other.close();
  expect(
    await eventually(
      async () => closed,
      (is) => is,
    ),
  ).toBe(true);
});

it('Emulator.*: the chat behind a contact button', async () => {
  const page = await bench.open('/pages/controls/controls');
  await (await find(page, '#contact')).tap();
  const chat = await eventually(
    () => bench.wire.send('Emulator.getChat'),
    ({ open }) => open === true,
  );
  expect(chat).toMatchObject({ open: true, sessionFrom: 'from=controls', card: { title: '样例卡片' } });
  await bench.wire.send('Emulator.sendOfferedCard');
  await bench.wire.send('Emulator.say', { text: '在吗' });
  const said = await eventually(
    async () => (await bench.wire.send('Emulator.getChat'))['messages'] as { from: string; text: string }[],
    (messages) => messages.some(({ text }) => text === '在吗'),
  );
  expect(said.filter(({ from }) => from === 'visitor')).toMatchObject([
    { text: expect.stringContaining('样例卡片') as string },
    { text: '在吗' },
  ]);
  await bench.wire.send('Emulator.tapChat', { text: '样例卡片' });
  const events = await eventually(
    async () => (await page.data('events')) as { type: string }[],
    (all) => all.some(({ type }) => type === 'contact'),
  );
  expect(events.find(({ type }) => type === 'contact')).toMatchObject({
    detail: { path: 'pages/second/second', query: { name: 'card' } },
  });
});

it('Emulator.*: what is not on the screen is said to be missing', async () => {
  await bench.open('/pages/controls/controls');
  expect(await bench.wire.send('Emulator.getChat')).toMatchObject({ open: false });
  await expect(bench.wire.send('Emulator.say', { text: '在吗' })).rejects.toThrow('is not on the screen');
});

import { closePhones, drawn, startPhone, until } from './support/phone';

afterEach(closePhones);

it.each([
  ['navigateTo', { url: '/pages/none' }, 'page "pages/none" is not found'],
  ['navigateTo', { url: '/pages/tab/tab' }, 'can not navigateTo a tabbar page'],
  ['redirectTo', { url: '/pages/tab/tab' }, 'can not redirectTo a tabbar page'],
  ['switchTab', { url: '/pages/second/second' }, 'can not switch to no-tabBar page'],
  ['navigateTo', {}, 'parameter error: parameter.url should be String instead of Undefined;'],
  ['navigateBack', {}, 'cannot navigate back at first page.'],
  ['showToast', {}, 'parameter error: parameter.title should be String instead of Undefined;'],
  ['showModal', { confirmText: '五个字太多' }, 'confirmText length should not larger than 4 Chinese characters'],
  [
    'showActionSheet',
    { itemList: ['1', '2', '3', '4', '5', '6', '7'] },
    'parameter error: itemList should not be large than 6',
  ],
  ['getStorage', { key: 'nothing' }, 'data not found'],
  ['request', { url: 'https://example.com' }, 'url not in domain list'],
  ['setTabBarBadge', { index: 9, text: '1' }, 'tabbar item not found'],
  ['startBluetoothDevicesDiscovery', {}, 'not supported by the emulator'],
])('wx.%s(%j) fails: %s', async (method, options, reason) => {
  const phone = await startPhone();
  await expect(phone.wx(method, options)).rejects.toThrow(reason);
});

it('opens no eleventh page', async () => {
  const phone = await startPhone();
  for (let page = 2; page <= 10; page += 1) await phone.wx('navigateTo', { url: '/pages/second/second' });
  await expect(phone.wx('navigateTo', { url: '/pages/second/second' })).rejects.toThrow('webview count limit exceed');
});

it('answers by callbacks or by a promise, never both', async () => {
  const phone = await startPhone();
  expect(
    await phone.run(`() => new Promise((resolve) => {
      const seen = [];
      const returned = wx.setStorage({ key: 'k', data: 1, success: (r) => seen.push(r.errMsg), complete: (r) => { seen.push(r.errMsg); resolve({ seen, returned: typeof returned }); } });
    })`),
  ).toEqual({ seen: ['setStorage:ok', 'setStorage:ok'], returned: 'undefined' });
  expect(await phone.run("() => wx.getStorage({ key: 'k' })")).toEqual({ data: 1, errMsg: 'getStorage:ok' });
  expect(await phone.run("() => wx.getStorage({ key: 'none' }).catch((error) => error)")).toEqual({
    errMsg: 'getStorage:fail data not found',
  });
});

it('keeps storage by user, with dates and sizes as WeChat has them', async () => {
  const phone = await startPhone();
  expect(
    await phone.run("() => { wx.setStorageSync('d', new Date(0)); return wx.getStorageSync('d').getTime(); }"),
  ).toBe(0);
  expect(await phone.run("() => wx.getStorageSync('missing')")).toBe('');
  await expect(phone.run("() => wx.setStorageSync('big', 'x'.repeat(1100000))")).rejects.toThrow(
    'setStorageSync:fail entry size limit reached',
  );
});

it('asks with a dialog and tells what was pressed', async () => {
  const phone = await startPhone();
  const asking = phone.wx('showModal', { title: '问', content: '好吗' });
  await drawn();
  await phone.call('app.native', { method: 'confirmModal' });
  expect(await asking).toEqual({ confirm: true, cancel: false, content: null, errMsg: 'showModal:ok' });
});

it('says once that a method is not there, and knows what can be used', async () => {
  const phone = await startPhone();
  await phone.run('() => { wx.startBeaconDiscovery({ fail() {} }); wx.startBeaconDiscovery({ fail() {} }); }');
  expect(phone.complaints()).toEqual(['wx.startBeaconDiscovery is not supported by this phone.']);
  expect(
    await phone.run(
      "() => ['showToast', 'startBeaconDiscovery', 'button.open-type.contact', 'scroll-view', 'nothing'].map((name) => wx.canIUse(name))",
    ),
  ).toEqual([true, false, true, true, false]);
  expect(await phone.run('() => typeof wx.noSuchThing')).toBe('undefined');
});

it('sends callFunction with the user’s openid, and only after init', async () => {
  const phone = await startPhone({
    answers: {
      'POST /client/functions': ({ body }) => ({
        errCode: 0,
        errMsg: 'cloud.callFunction:ok',
        requestID: 'r',
        result: body,
      }),
    },
  });
  expect(await phone.run("() => wx.cloud.callFunction({ name: 'f' }).catch((error) => error.errMsg)")).toMatch(
    /please call wx\.cloud\.init first/,
  );
  expect(
    await phone.run(
      "() => { wx.cloud.init(); return wx.cloud.callFunction({ name: 'f', data: { a: 1, skip: undefined } }); }",
    ),
  ).toEqual({
    result: { openid: 'v1', name: 'f', data: { a: 1 } },
    requestID: 'r',
    errMsg: 'cloud.callFunction:ok',
  });
});

it('passes WeChat’s refusal of a function on', async () => {
  const errMsg = 'cloud.callFunction:fail Error: errCode: -501023 permission denied | errMsg: Permission denied';
  const phone = await startPhone({
    answers: { 'POST /client/functions': () => ({ errCode: -501023, errMsg, requestID: 'r' }) },
  });
  expect(
    await phone.run(
      "() => { wx.cloud.init(); return wx.cloud.callFunction({ name: 'f' }).catch((error) => ({ ...error })); }",
    ),
  ).toEqual({ errCode: -501023, errMsg, requestID: 'r' });
});

it('opens 微信客服 only by a tap and only for the bound corporation', async () => {
  const options = { extInfo: { url: 'https://work.weixin.qq.com/kfid/kfc1' }, corpId: 'ww1' };
  const unbound = await startPhone();
  await expect(unbound.wx('openCustomerServiceChat', options)).rejects.toThrow('not bind');
  const bound = await startPhone({ settings: { customerServiceCorpId: 'ww1' } });
  const opening = bound.wx('openCustomerServiceChat', options);
  await drawn();
  await bound.call('app.native', { method: 'confirmModal' });
  expect(await opening).toEqual({ errMsg: 'openCustomerServiceChat:ok' });
});

it('counts a subscription with the emulator', async () => {
  const phone = await startPhone({
    answers: {
      'GET /subscribe-templates': () => ({ templates: [{ id: 't1', title: '回复提醒', fields: {} }] }),
      'POST /visitors/v1/subscriptions': () => ({ left: {} }),
    },
  });
  const asking = phone.wx('requestSubscribeMessage', { tmplIds: ['t1'] });
  await until(() => phone.window.eval("document.querySelector('.subscribe') !== null"));
  phone.window.eval("document.querySelector('.subscribe .primary').click()");
  expect(await asking).toEqual({ t1: 'accept', errMsg: 'requestSubscribeMessage:ok' });
  expect(phone.requests.at(-1)).toMatchObject({
    path: '/visitors/v1/subscriptions',
    body: { templates: { t1: 'accept' } },
  });
  await expect(phone.wx('requestSubscribeMessage', { tmplIds: ['t2'] })).rejects.toThrow('No template data return');
});

import { closePhones, drawn, startPhone } from './support/phone';

afterEach(closePhones);

it('tells of exceptions with the message alone, and of what is logged', async () => {
  const phone = await startPhone();
  const { pageId } = await phone.page();
  await expect(phone.call('page.callMethod', { pageId, method: 'fail', args: [] })).rejects.toThrow(
    'this page is wrong',
  );
  await phone.run("() => console.info('说', { a: 1 })");
  expect(phone.events).toContainEqual({ event: 'log', type: 'info', args: ['说', { a: 1 }] });
  await phone.tap('#opener');
  await phone.wx('navigateBack');
  await phone.run('() => setTimeout(() => { throw new TypeError("later"); })');
  await drawn();
  expect(phone.events).toContainEqual(expect.objectContaining({ event: 'exception', message: 'later' }));
});

it('calls, mocks and restores wx methods', async () => {
  const phone = await startPhone();
  await phone.call('app.mockWxMethod', { method: 'getNetworkType', result: { networkType: '2g' }, sync: false });
  expect(await phone.wx('getNetworkType')).toEqual({ networkType: '2g', errMsg: 'getNetworkType:ok' });
  await phone.call('app.mockWxMethod', {
    method: 'getNetworkType',
    functionDeclaration: 'function (options, type) { return { networkType: type, errMsg: "getNetworkType:fail no" }; }',
    args: ['3g'],
    sync: false,
  });
  await expect(phone.wx('getNetworkType')).rejects.toThrow('no');
  await phone.call('app.mockWxMethod', { method: 'getNetworkType', sync: false });
  expect(await phone.wx('getNetworkType')).toMatchObject({ networkType: 'wifi' });
  await phone.call('app.mockWxMethod', {
    method: 'getSystemInfoSync',
    functionDeclaration: 'function () { return this.origin().platform + "!"; }',
    sync: true,
  });
  expect((await phone.call('app.callWxMethod', { method: 'getSystemInfoSync', args: [], sync: true })).result).toBe(
    'devtools!',
  );
  await expect(phone.wx('noSuchThing')).rejects.toThrow('wx.noSuchThing not exists');
  await expect(phone.call('app.mockWxMethod', { method: 'onAppShow', result: 1, sync: true })).rejects.toThrow(
    "You can't mock wx.onAppShow",
  );
});

it('finds elements by tag, id, class, attribute, position and path, each under one id', async () => {
  const phone = await startPhone();
  const { pageId } = await phone.page();
  const one = await phone.call('page.element', { pageId, selector: '#button' });
  expect(one).toEqual({ elementId: expect.any(String) as string, tagName: 'view' });
  for (const selector of ['view.button', 'view view:nth-child(1)', '#outer > .button', '[mark\\:kind], .button']) {
    expect(await phone.call('page.element', { pageId, selector })).toEqual(one);
  }
  expect((await phone.call('page.elementsByXpath', { pageId, selector: '//view[@id="button"]' })).elements).toEqual([
    one,
  ]);
  expect((await phone.call('page.elements', { pageId, selector: '.row' })).elements).toHaveLength(2);
  expect(await phone.call('page.element', { pageId, selector: 'counter' })).toMatchObject({
    tagName: 'counter',
    nodeId: expect.any(String) as string,
  });
  await expect(phone.call('page.element', { pageId, selector: '.none' })).rejects.toThrow('no such element');
  await expect(phone.call('page.elements', { pageId: 99, selector: 'view' })).rejects.toThrow('page destroyed');
});

it('reads attributes, properties, data by path and WXML', async () => {
  const phone = await startPhone();
  const { pageId } = await phone.page();
  const button = { pageId, ...(await phone.call('page.element', { pageId, selector: '#button' })) };
  expect(await phone.call('element.attributes', { ...button, names: ['class', 'id', 'data-tag', 'none'] })).toEqual({
    attributes: ['button shared', 'button', 'first', null],
  });
  expect(await phone.call('element.wxml', { ...button, type: 'outer' })).toEqual({
    wxml: expect.stringMatching(/^<view [^>]*id="button"[^>]*>起始<\/view>$/) as string,
  });
  expect(await phone.call('page.data', { pageId, path: 'list[1].id' })).toEqual({ data: 2 });
  const counter = { pageId, ...(await phone.call('page.element', { pageId, selector: '#counter' })) };
  expect(await phone.call('element.data', { ...counter, path: 'start' })).toEqual({ data: 3 });
  expect((await phone.call('element.properties', { ...counter, names: ['__propPublic', 'start'] })).properties).toEqual(
    [expect.objectContaining({ start: true }), 3],
  );
  expect(await phone.call('page.callMethod', { pageId, method: 'add', args: [1, 2] })).toEqual({ result: 3 });
  await expect(phone.call('page.callMethod', { pageId, method: 'none', args: [] })).rejects.toThrow(
    'page.none not exists',
  );
});

it('sets data, answers after drawing, and knows a destroyed element', async () => {
  const phone = await startPhone();
  const { pageId } = await phone.page();
  const conditional = { pageId, ...(await phone.call('page.element', { pageId, selector: '#conditional' })) };
  await phone.call('page.setData', { pageId, data: { shown: false } });
  expect(await phone.text('#otherwise')).toBe('无');
  await expect(phone.call('element.offset', conditional)).rejects.toThrow('element destroyed');
});

it('lets a program be called from the page', async () => {
  const phone = await startPhone();
  await phone.call('app.addBinding', { name: 'told' });
  await phone.run('() => told("a", { b: 1 })');
  expect(phone.events).toContainEqual({ event: 'binding', name: 'told', args: ['a', { b: 1 }] });
});

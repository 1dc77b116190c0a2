import { closePhones, startPhone, type TestPhone } from './support/phone';

afterEach(closePhones);

async function strictPage(
  settings?: Record<string, unknown>,
): Promise<TestPhone & { method(name: string): Promise<unknown> }> {
  const phone = await startPhone({ page: 'pages/strict/strict', ...(settings ? { settings } : {}) });
  const { pageId } = await phone.page();
  return {
    ...phone,
    method: async (name) => (await phone.call('page.callMethod', { pageId, method: name, args: [] })).result,
  };
}

it('shows page code nothing of the browser', async () => {
  const phone = await strictPage();
  expect(await phone.method('globals')).toEqual({
    window: 'undefined',
    document: 'undefined',
    fetch: 'undefined',
    localStorage: 'undefined',
    URL: 'undefined',
    globalThis: 'undefined',
    XMLHttpRequest: 'undefined',
    eval: 'undefined',
    setTimeout: 'function',
    console: 'object',
    wx: 'object',
    self: 'undefined',
    madeFromText: 'undefined',
  });
});

it('leaves undefined out of setData and says that a function does not arrive', async () => {
  const phone = await strictPage();
  expect(await phone.method('setAll')).toBe(false);
  expect(phone.complaints()).toEqual([
    'pages/strict/strict: Setting data field "gone" to undefined is invalid.',
    'pages/strict/strict: setData holds a function at "run", which a phone\'s view layer does not get.',
  ]);
});

it('warns of a large setData and refuses to call an oversized one right', async () => {
  const phone = await strictPage();
  await phone.method('setBig');
  await phone.method('setTooBig');
  expect(phone.complaints()).toEqual([
    expect.stringMatching(/setData 数据传输长度为 301 KB，存在有性能问题/),
    expect.stringMatching(/1101 KB，超过 1024 KB 的上限/),
  ]);
});

it('survives a setData that cannot be serialised or is no object', async () => {
  const phone = await strictPage();
  await phone.method('setCycle');
  await phone.method('setNothing');
  expect(phone.complaints()).toEqual([
    expect.stringMatching(/cannot serialise its data: .*circular/),
    'pages/strict/strict: setData accepts an Object rather than some null.',
  ]);
});

it('draws a copy of what setData was given, and calls back after it was drawn', async () => {
  const phone = await strictPage();
  await phone.method('changesBehindTheBack');
  expect(await phone.text('#given')).toBe('1');
  expect(await phone.method('setAndWait')).toEqual(['set', 'drawn']);
});

it('refuses a method that needs a tap when none led to it', async () => {
  const phone = await strictPage();
  expect(await phone.method('chatWithoutTap')).toEqual({
    errMsg: 'openCustomerServiceChat:fail can only be invoked by user TAP gesture.',
  });
});

it('reaches a module of another subpackage only when it may arrive later', async () => {
  const phone = await strictPage();
  await expect(phone.method('otherPackageAtOnce')).rejects.toThrow(
    "module 'pages/strict/strict.js' is not defined, require args is '../../sub/lazy'",
  );
  expect(await phone.method('otherPackageLater')).toEqual([{ from: 'sub' }, { from: 'sub' }]);
  const refusal = {
    mod: './nowhere',
    errMsg: "module 'pages/strict/strict.js' is not defined, require args is './nowhere'",
  };
  expect(await phone.method('missingModuleLater')).toEqual([refusal, refusal]);
});

it('a page with disableScroll stays where it is under a finger', async () => {
  const phone = await strictPage();
  const overflow = "document.querySelector('.on-top wx-page').style.overflowY";
  expect(phone.window.eval(overflow)).toBe('hidden');
  await phone.wx('navigateTo', { url: '/pages/second/second' });
  expect(phone.window.eval(overflow)).toBe('');
});

it('names a missing module as WeChat does', async () => {
  const phone = await strictPage();
  await expect(phone.method('missingModule')).rejects.toThrow(
    "module 'pages/strict/strict.js' is not defined, require args is './nowhere'",
  );
});

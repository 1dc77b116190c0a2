// Whatever a mini program or a program that drives it names, what every object has is not found under it.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inheritedNames } from '../../../support/names';
import { withOwn } from '../../../support/odd-values';
import { closePhones, compileFixture, drawn, startPhone, type TestPhone } from './support/phone';

afterEach(closePhones);
const json = JSON.stringify;

/** WeChat's own framework loses a field of this name when data goes to the view. */
const held = (name: string) => (name === '__proto__' ? 'zzz' : name);

/** A mini program of one page, in which a component has the name. */
async function programOf(name: string) {
  const root = mkdtempSync(path.join(tmpdir(), 'named-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  write(
    'app.json',
    json({ pages: ['pages/a/a', `pages/${name}/${name}`], window: { navigationBarTitleText: `@${name}` } }),
  );
  write('app.js', 'App({})');
  write('pages/a/a.json', json({ usingComponents: withOwn(name.toLowerCase(), '/parts/part') }));
  write(
    'pages/a/a.wxml',
    `<wxs module="m">module.exports = { get: function (o, k) { return o[k]; } };</wxs>
<view id="handled" bindtap="${name}">x</view><view id="wxs">{{m.get(own, key)}}|{{own[key]}}</view>
<picker id="picker" mode="selector" range="{{rows}}" range-key="${name}">p</picker><icon type="${name}" /><image mode="${name}" src="" /><input type="${name}" /><navigator open-type="${name}" url="/none">n</navigator>`,
  );
  write(
    'pages/a/a.js',
    `Page({ data: { key: ${json(held(name))}, own: ${json(withOwn(held(name), '有'))}, rows: [${json(withOwn(name, '一'))}, {}] },
onLoad(query) { this.query = query; },
tryRequire() { try { require(${json(name)}); return 'found'; } catch (error) { return error.message; } } });`,
  );
  write(`pages/${name}/${name}.wxml`, '<view id="here">here</view>');
  write(`pages/${name}/${name}.js`, 'Page({})');
  write('parts/part.json', '{"component": true}');
  write('parts/part.wxml', '<view>part</view>');
  write('parts/part.js', 'Component({})');
  try {
    return await compileFixture(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe.each(inheritedNames)('%s', (name) => {
  let phone: TestPhone;
  let pageId: number;
  beforeEach(async () => {
    phone = await startPhone();
    ({ pageId } = await phone.page());
  });

  it('is no wx method, to be called or mocked', async () => {
    await expect(phone.wx(name)).rejects.toThrow(`wx.${name} not exists`);
    const asked = phone.call('app.callWxMethod', { method: name, args: [], sync: true });
    await expect(asked).rejects.toThrow(`wx.${name} not exists`);
    const mock = phone.call('app.mockWxMethod', { method: name, result: 1, sync: true });
    await expect(mock).rejects.toThrow(`wx.${name} not exists`);
    expect(await phone.run(`() => wx.canIUse(${json(name)})`)).toBe(false);
    expect(await phone.run(`() => wx.canIUse('button.' + ${json(name)})`)).toBe(false);
  });

  it('is no method of a page or a component that has none', async () => {
    const counter = { pageId, ...(await phone.call('page.element', { pageId, selector: '#counter' })) };
    const args = { method: name, args: [] };
    await expect(phone.call('page.callMethod', { pageId, ...args })).rejects.toThrow(`page.${name} not exists`);
    await expect(phone.call('element.callMethod', { ...counter, ...args })).rejects.toThrow(`component.${name} not`);
    const action = phone.call('element.callFunction', { ...counter, functionName: name, args: [] });
    await expect(action).rejects.toThrow(`${name} not exists`);
  });

  it('is in no data, property, attribute or window', async () => {
    const counter = { pageId, ...(await phone.call('page.element', { pageId, selector: '#counter' })) };
    for (const where of [name, `list[0].${name}`, `list.${name}`])
      expect(await phone.call('page.data', { pageId, path: where })).toEqual({});
    expect(await phone.call('element.data', { ...counter, path: name })).toEqual({});
    expect(await phone.call('element.properties', { ...counter, names: [name] })).toEqual({ properties: [null] });
    expect(await phone.call('element.attributes', { ...counter, names: [name, `data-${name}`] })).toEqual({
      attributes: [null, null],
    });
    expect(await phone.call('page.windowProperties', { pageId, names: [name] })).toEqual({ properties: [null] });
  });

  it('may be a key of storage, a name of an event and of a query', async () => {
    expect(await phone.run(`() => wx.getStorageSync(${json(name)})`)).toBe('');
    await phone.run(`() => wx.setStorageSync(${json(name)}, ${json(name)})`);
    expect(await phone.run(`() => wx.getStorageSync(${json(name)})`)).toBe(name);
    const opened = `() => wx.reLaunch({ url: '/pages/index/index?${name}=1&b' })`;
    await phone.run(opened);
    await drawn();
    expect(Object.entries((await phone.page()).query)).toEqual([
      [name, '1'],
      ['b', ''],
    ]);
  });

  // WeChat's own framework throws for some of these names, into the code that called it.
  it('as a path of setData changes no other object, and the page lives on', async () => {
    const before = json(
      await phone.run('() => Object.getOwnPropertyNames(Object.prototype).concat(Object.getOwnPropertyNames(Object))'),
    );
    for (const where of [
      name,
      `${name}.polluted`,
      `${name}.prototype.polluted`,
      `list[0].${name}.polluted`,
      `list.${name}.polluted`,
    ])
      await phone.run(
        `() => { try { getCurrentPages()[0].setData(JSON.parse(${json(json(withOwn(where, 1)))})); } catch (error) {} }`,
      );
    expect(
      json(
        await phone.run(
          '() => Object.getOwnPropertyNames(Object.prototype).concat(Object.getOwnPropertyNames(Object))',
        ),
      ),
    ).toBe(before);
    expect(await phone.run('() => typeof ({}).toString + typeof ({}).polluted')).toBe('functionundefined');
    await phone.run('() => getCurrentPages()[0].setData({ ok: 1 })');
    expect(await phone.call('page.data', { pageId, path: 'ok' })).toEqual({ data: 1 });
  });

  it('may be bound to a name of the logic layer', async () => {
    await phone.call('app.addBinding', { name });
    expect(await phone.run(`() => typeof ${name}`)).toBe('function');
  });
});

describe.each(inheritedNames)('a mini program that calls things %s', (name) => {
  it('runs as with any other name', async () => {
    const seen = async (called: string) => {
      const phone = await startPhone({ bundle: await programOf(called) });
      const { pageId, path: at } = await phone.page();
      await drawn();
      const said: unknown[] = [at, phone.complaints()];
      for (const id of ['wxs', 'handled', 'picker']) said.push(await phone.text(`#${id}`));
      await phone.tap('#handled');
      await phone.tap('#picker');
      said.push(await phone.call('page.callMethod', { pageId, method: 'tryRequire', args: [] }));
      await phone.run(`() => wx.showToast({ title: 'x', icon: ${json(called)} })`);
      await phone.run(`() => wx.navigateTo({ url: '/pages/${called}/${called}' })`);
      await drawn();
      said.push(await phone.page(), await phone.text('#here'), phone.complaints(), phone.events);
      const told = json(said).replaceAll(called, 'zzz').replaceAll(called.toLowerCase(), 'zzz');
      phone.close();
      return told;
    };
    expect(await seen(name)).toBe(await seen('zzz'));
  });
});

// Whatever TDesign's published package uses of WeChat, this phone has: read from the package as it is installed.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Compiler } from '../../../../emulator/phone/compiler';
import { closePhones, startPhone } from './support/phone';

const packageFolder = path.resolve(
  path.dirname(require.resolve('tdesign-miniprogram/package.json')),
  'miniprogram_dist',
);

function filesOf(ending: string, folder = packageFolder): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(ending, file);
    return entry.name.endsWith(ending) ? [file] : [];
  });
}
const textOf = (file: string) => readFileSync(file, 'utf8');
const json = (file: string) => JSON.parse(textOf(file)) as Record<string, unknown>;
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** The package's components: every json that says so. */
const components = filesOf('.json').filter((file) => json(file).component === true);
const own = new Set(
  components
    .map(json)
    .flatMap(({ usingComponents, componentGenerics }) =>
      [usingComponents, componentGenerics].flatMap((names) => Object.keys((names as object | undefined) ?? {})),
    ),
);
const syntax = ['template', 'slot', 'block', 'import', 'include', 'wxs'];
const markup = filesOf('.wxml').map(textOf).join('\n');
const code = filesOf('.js').map(textOf).join('\n');

const tags = [...new Set(found(markup, /<([a-z][\w-]*)/g))].filter((tag) => !own.has(tag) && !syntax.includes(tag));
const attributes = [
  ...new Set(
    [...markup.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g)]
      .filter(([, tag = '']) => tags.includes(tag) && !['view', 'text', 'span', 'cover-view'].includes(tag))
      .flatMap(([, tag = '', all = '']) =>
        found(all, /\s([a-z-]+)(?:="[^"]*")?(?=\s|$)/g)
          .filter((name) => !/^(class|style|id|slot|hidden|animation|t-.*|data-.*|aria-.*|bind.*|catch.*)$/.test(name))
          .map((name) => `${tag}.${name}`),
      ),
  ),
];
/** What the package writes, and WeChat has nothing of: it does nothing on any phone. */
const nobodys = ['image.alt', 'scroll-view.options', 'scroll-view.throttle', 'swiper.tabindex'];
const methods = [...new Set(found(code, /\bwx\.([a-zA-Z]+)/g))];
/** What WeChat gives pages and components, as far as the package calls it. */
const instanceMethods = [
  ...new Set(
    found(
      code,
      /\.(selectComponent|selectAllComponents|selectOwnerComponent|getRelationNodes|createSelectorQuery|createIntersectionObserver|createMediaQueryObserver|animate|clearAnimation|getTabBar|getPageId|groupSetData|triggerEvent|hasBehavior|setUpdatePerformanceListener)\(/g,
    ),
  ),
];

afterEach(closePhones);

it('every tag, every property of a tag and every wx method that the package names can be used', async () => {
  expect(tags).toEqual(expect.arrayContaining(['view', 'scroll-view', 'swiper', 'canvas', 'video']));
  expect(attributes).toEqual(expect.arrayContaining(['button.open-type', 'scroll-view.scroll-into-view']));
  expect(methods).toEqual(expect.arrayContaining(['canvasToTempFilePath', 'createAnimation', 'getWindowInfo']));
  const phone = await startPhone();
  const lacking = await phone.run('(names) => names.filter((name) => !wx.canIUse(name))', [
    ...tags,
    ...attributes.filter((name) => !nobodys.includes(name)),
    ...methods,
  ]);
  expect(lacking).toEqual([]);
});

it('every method of pages and components that the package calls is there', async () => {
  expect(instanceMethods).toEqual(expect.arrayContaining(['createSelectorQuery', 'getRelationNodes']));
  const phone = await startPhone();
  const lacking = await phone.run(
    '(names) => names.filter((name) => typeof getCurrentPages()[0][name] !== "function")',
    instanceMethods,
  );
  expect(lacking).toEqual([]);
});

it('every component of the package starts on one page, with nothing that this phone does not support', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tdesign-'));
  cpSync(path.resolve(__dirname, '../../../fixtures/tdesign'), folder, { recursive: true });
  const names = components
    .filter((file) => path.dirname(path.dirname(file)) === packageFolder)
    .map((file) => path.relative(packageFolder, file).replace(/\.json$/, ''));
  expect(names.length).toBeGreaterThan(80);
  const tagOf = (name: string) => `all-${name.split('/')[0] ?? ''}`;
  mkdirSync(path.join(folder, 'pages/all'));
  const put = (file: string, text: string) => {
    writeFileSync(path.join(folder, file), text);
  };
  put('app.json', JSON.stringify({ ...json(path.join(folder, 'app.json')), pages: ['pages/all/all'] }));
  put('pages/all/all.js', 'Page({});');
  put(
    'pages/all/all.json',
    JSON.stringify({
      usingComponents: Object.fromEntries(names.map((name) => [tagOf(name), `tdesign-miniprogram/${name}`])),
    }),
  );
  // It gives up where nothing has a size, as nothing has here; its module runs all the same.
  const placed = names.filter((name) => !name.startsWith('color-picker/'));
  put('pages/all/all.wxml', placed.map((name) => `<${tagOf(name)} />`).join('\n'));
  const bundle = await new Compiler({
    root: folder,
    projectRoot: process.cwd(),
    appid: 'wx0',
    env: 'e',
  }).build();
  rmSync(folder, { recursive: true });
  // Nothing is looked at here, and reading style sheets is what takes this window longest.
  const phone = await startPhone({ bundle: { ...bundle, styles: {} } });
  expect(await phone.page()).toMatchObject({ path: 'pages/all/all' });
  expect(phone.complaints().filter((text) => text.includes('not supported'))).toEqual([]);
  expect(phone.complaints().filter((text) => text.includes('is not found in path'))).toEqual([]);
});

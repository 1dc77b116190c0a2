import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Compiler } from '../../../../emulator/phone/compiler';
import { packageLimitBytes, sizeProblems } from '../../../../emulator/phone/compiler/size';
import { compileFixture, fixture } from './support/phone';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'miniprogram-'));
  cpSync(fixture, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const compiler = () => new Compiler({ root: folder, projectRoot: folder, appid: 'wx0', env: 'e' });
const put = (file: string, text: string) => {
  writeFileSync(path.join(folder, file), text);
};
const problemsOf = async () =>
  (await compiler().build()).problems.map(({ severity, file, line, column }) => ({ severity, file, line, column }));

it('compiles pages, subpackages, components and themes without a complaint', async () => {
  const bundle = await compileFixture();
  expect(bundle.problems).toEqual([]);
  expect(bundle.pages[0]).toBe('pages/index/index');
  expect(bundle.pages.at(-1)).toBe('sub/page/page');
  expect(bundle.subpackages).toEqual([{ root: 'sub' }]);
  expect(bundle.components['pages/parts/parts']?.usingComponents).toMatchObject({
    group: 'components/group/group',
    counter: 'components/counter/counter',
  });
  expect(bundle.light.window.navigationBarBackgroundColor).toBe('#ffffff');
  expect(bundle.dark.window.navigationBarBackgroundColor).toBe('#111111');
  expect(bundle.modules['components/counter/counter.js']?.requires).toEqual({
    '../../log': 'log.js',
    './tracked': 'components/counter/tracked.js',
  });
});

it('asks for a componentPlaceholder where a component lies in another subpackage', async () => {
  mkdirSync(path.join(folder, 'sub/part'));
  put('sub/part/part.json', '{"component": true}');
  put('sub/part/part.wxml', '<view />');
  put('sub/part/part.js', 'Component({});');
  put('sub/page/page.json', '{"usingComponents": {"part": "/sub/part/part"}}');
  put('pages/tab/tab.json', '{"usingComponents": {"part": "/sub/part/part"}}');
  const { problems } = await compiler().build();
  expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'pages/tab/tab.json: usingComponents "part": "sub/part/part" is in the subpackage "sub". Name a componentPlaceholder for it, or move it to the main package.',
  ]);
  put(
    'pages/tab/tab.json',
    '{"usingComponents": {"part": "/sub/part/part"}, "componentPlaceholder": {"part": "view"}}',
  );
  expect(await problemsOf()).toEqual([]);
});

it('takes npm components from node_modules where no miniprogram_npm was built', async () => {
  put('pages/tab/tab.json', '{"usingComponents": {"t-button": "tdesign-miniprogram/button/button"}}');
  const bundle = await compiler().build();
  expect(bundle.problems).toEqual([]);
  const button = 'miniprogram_npm/tdesign-miniprogram/button/button';
  expect(bundle.components['pages/tab/tab']?.usingComponents['t-button']).toBe(button);
  expect(bundle.components[button]?.usingComponents['t-icon']).toBe('miniprogram_npm/tdesign-miniprogram/icon/icon');
});

it.each([
  ['app.json', '{"pages": [}', 1, 12],
  ['pages/tab/tab.json', '{\n  "a": 1,\n}', 2, 9],
  ['pages/tab/tab.js', 'Page({\n  a: 1,,\n});', 2, 8],
  ['pages/tab/tab.wxss', '.a {\n  color: red;\n', 1, 1],
  ['pages/tab/tab.wxml', '<view>\n  {{ a. }}\n</view>', 2, 9],
])('names file and line of a mistake in %s', async (file, text, line, column) => {
  put(file, text);
  expect(await problemsOf()).toEqual([{ severity: 'error', file, line, column }]);
});

it('names what is missing: a page’s file, a component, an import', async () => {
  put('app.json', '{"pages": ["pages/index/index", "pages/none/none"]}');
  put('pages/index/index.json', '{"usingComponents": {"lost": "./lost"}}');
  put('pages/index/index.wxss', '@import "./lost.wxss";');
  const messages = (await compiler().build()).problems.map(({ message }) => message);
  expect(messages).toEqual(
    expect.arrayContaining([
      'Page "pages/none/none": there is no pages/none/none.js.',
      expect.stringContaining('usingComponents "lost": "./lost" is not found'),
      '@import "./lost.wxss": there is no such file.',
    ]),
  );
});

it('refuses in WXS what a phone’s WXS does not know', async () => {
  put('pages/parts/helper.wxs', 'var a = 1;\nmodule.exports = { twice: (n) => n * 2 };');
  expect(await problemsOf()).toContainEqual({ severity: 'error', file: 'pages/parts/helper.wxs', line: 2, column: 31 });
});

it('builds again after a change, and only what changed differs', async () => {
  const kept = compiler();
  const before = await kept.build();
  put('pages/tab/tab.wxml', '<view>新</view>');
  const after = await kept.build();
  expect(after.version).not.toBe(before.version);
  expect(after.templates).toContain('新');
  expect({ ...after, version: '', templates: '', sizes: [] }).toEqual({
    ...before,
    version: '',
    templates: '',
    sizes: [],
  });
  expect((await kept.build()).version).toBe(after.version);
});

it('knows the way back from a compiled place to the author’s line', async () => {
  put(
    'pages/tab/tab.js',
    "import value from './value';\n\n\nPage({\n  run() {\n    throw new Error(value);\n  },\n});\n",
  );
  put('pages/tab/value.js', 'export default 1;\n');
  const kept = compiler();
  const { code } = (await kept.build()).modules['pages/tab/tab.js'] ?? { code: '' };
  const line = code.split('\n').findIndex((text) => text.includes('throw')) + 1;
  expect(kept.originalPosition('pages/tab/tab.js', line, 5)).toMatchObject({ line: 6 });
});

it('keeps to WeChat’s package sizes', () => {
  expect(sizeProblems([{ root: '', bytes: packageLimitBytes }])).toEqual([]);
  expect(sizeProblems([{ root: 'sub', bytes: packageLimitBytes + 1 }])).toEqual([
    expect.objectContaining({ severity: 'error', message: 'Subpackage "sub" is 2049 KB; WeChat takes 2048 KB.' }),
  ]);
});

// A mini program gives its classes the names it likes, also those that the phone around it uses for itself.
import { readFileSync } from 'node:fs';
import { ask, startBench, type Bench } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench('miniprogram');
});
afterAll(() => bench.stop());

const sheets = ['look.css', 'elements.css', 'chat-bubble.css'].map((name) =>
  readFileSync(`emulator/phone/web/${name}`, 'utf8'),
);
/** Every class that the phone's own style sheets name. */
const names = [...new Set(sheets.join('\n').match(/(?<=\.)[a-z][\w-]*(?=[^{};]*\{)/g))];

/** What a browser computes differently for the elements of one name than for those of another, by tag. */
const differences = `(given) => {
  const rows = [...document.querySelectorAll('.on-top .each')];
  const plain = [...rows[0].children].map((element) => ({ ...getComputedStyle(element) }));
  return given.slice(1).filter((name, index) =>
    [...rows[index + 1].children].some((element, at) => {
      const style = getComputedStyle(element);
      return Object.keys(plain[at]).some((key) => plain[at][key] !== style[key]);
    }),
  );
}`;

it.each(['light', 'dark'] as const)('leaves a page’s own classes alone, whatever their names (%s)', async (theme) => {
  expect(names).toEqual(expect.arrayContaining(['notice', 'tab', 'modal', 'chat-bubble', 'spinner', 'wx-radio-input']));
  const page = await bench.open({ page: 'pages/names/names', theme });
  const given = ['a-name-of-no-sheet', ...names];
  const { pageId } = (await ask(page, 'app.currentPage', {})) as { pageId: number };
  await ask(page, 'page.setData', { pageId, data: { names: given } });
  await page.waitForFunction(`document.querySelectorAll('.on-top .each').length === ${given.length}`);
  // WeChat's own name for a pressed button, which a page may use as well.
  expect(await page.evaluate(`(${differences})(${JSON.stringify(given)})`)).toEqual(['button-hover']);
});

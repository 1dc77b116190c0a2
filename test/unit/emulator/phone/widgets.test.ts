import { closePhones, drawn, startPhone, until, type TestPhone } from './support/phone';

let phone: TestPhone;
beforeEach(async () => {
  phone = await startPhone({ page: 'pages/widgets/widgets' });
  // The movable view has told that it was put at its place.
  const { pageId } = await phone.page();
  await phone.call('page.setData', { pageId, data: { events: [] } });
});
afterEach(closePhones);

const events = async () => (await phone.data()).events;
const html = (selector: string) =>
  String(phone.window.eval(`document.querySelector(${JSON.stringify(selector)}).innerHTML`));
const act = async (selector: string, functionName: string, ...args: unknown[]) => {
  const { pageId } = await phone.page();
  await phone.call('element.callFunction', {
    pageId,
    ...(await phone.call('page.element', { pageId, selector })),
    functionName,
    args,
  });
  await drawn();
};
const pressInWheel = async (button: number) => {
  phone.window.eval(`document.querySelectorAll('.wheel-head button')[${button}].click()`);
  await drawn();
};

it('draws rich text without scripts, handlers or frames', () => {
  expect(html('#html')).toBe('<p class="said" style="color: red">好<a>链</a></p>');
  expect(html('#nodes')).toBe('<div class="node">&lt;b&gt;</div>');
});

it('navigates by a navigator, relative to its page, and tells a failure', async () => {
  await phone.tap('#nowhere');
  expect(await events()).toEqual([{ type: 'fail', errMsg: 'navigateTo:fail page "pages/nowhere" is not found' }]);
  await phone.tap('#there');
  expect(await phone.page()).toMatchObject({ path: 'pages/second/second', query: { from: 'widgets' } });
});

it('shows how far a progress is', async () => {
  expect(await phone.text('#progress')).toBe('40%');
});

it('moves a movable view by a program and by a finger', async () => {
  await act('#movable', 'movable-view.moveTo', 30, 40);
  expect(await events()).toEqual([{ type: 'change', x: 30, y: 40, source: '' }]);
  const { pageId } = await phone.page();
  const movable = { pageId, ...(await phone.call('page.element', { pageId, selector: '#movable' })) };
  await phone.call('element.touch', { ...movable, type: 'touchstart', changedTouches: [{ clientX: 0, clientY: 0 }] });
  await phone.call('element.touch', { ...movable, type: 'touchmove', changedTouches: [{ clientX: 20, clientY: 0 }] });
  await phone.call('element.touch', { ...movable, type: 'touchend', changedTouches: [{ clientX: 20, clientY: 0 }] });
  expect(await phone.call('element.properties', { ...movable, names: ['_translateX', '_translateY'] })).toEqual({
    properties: [50, 40],
  });
});

it('enters a page container in order', async () => {
  const { pageId } = await phone.page();
  await phone.call('page.callMethod', { pageId, method: 'show', args: [] });
  await until(async () => ((await events()) as unknown[]).length === 2);
  expect(await events()).toEqual([{ type: 'enter' }, { type: 'afterenter' }]);
});

it.each([
  ['#date', '2026-02-27'],
  ['#time', '09:30'],
  ['#multi', [1, 2]],
])('opens the wheel of %s at its value and gives it back', async (selector, value) => {
  await phone.tap(selector);
  await pressInWheel(1);
  expect(await events()).toEqual([{ type: 'change', value }]);
});

it('cancels a wheel', async () => {
  await phone.tap('#time');
  await pressInWheel(0);
  expect(await events()).toEqual([{ type: 'cancel' }]);
});

it('runs capture handlers first, stops at capture-catch, and only one of mut-bind', async () => {
  const types = async () => ((await events()) as { type: string }[]).splice(0).map(({ type }) => type);
  await phone.tap('#captured');
  expect(await types()).toEqual(['captured', 'tap']);
  await phone.tap('#caught');
  expect(await types()).toEqual(['captured', 'tap', 'captured']);
  await phone.tap('#mutual');
  expect(await types()).toEqual(['captured', 'tap', 'captured', 'captured']);
});

it('swipes to an item and names it', async () => {
  await act('#swiper', 'swiper.swipeTo', 1);
  expect(await events()).toEqual([{ type: 'change', current: 1, currentItemId: 'b', source: 'touch' }]);
});

it('says once what it only draws as a frame, or as a plain box', () => {
  expect(phone.complaints()).toEqual([
    '<no-such-tag> is not supported by this phone: it is drawn as a plain box.',
    '<map> is only drawn as a frame by this phone.',
  ]);
});

it('gives its own parts of a component names that a page’s classes do not meet', () => {
  const names = phone.window.eval(`[...document.querySelectorAll('.on-top wx-page *')]
    .filter((element) => !element.tagName.startsWith('WX-') && !element.closest('wx-rich-text'))
    .flatMap((element) => [...element.classList])`) as string[];
  expect(names).toEqual(expect.arrayContaining(['wx-swiper-dot', 'wx-radio-input', 'wx-slider-track']));
  expect(names.filter((name) => !name.startsWith('wx-'))).toEqual([]);
});

it('repeats a block and names a video for programs', async () => {
  const { pageId } = await phone.page();
  expect((await phone.call('page.elements', { pageId, selector: '.twice' })).elements).toHaveLength(2);
  expect(await phone.call('page.element', { pageId, selector: 'video' })).toMatchObject({
    tagName: 'video',
    videoId: 'video',
  });
});

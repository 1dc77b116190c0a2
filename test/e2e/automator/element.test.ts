// Element.* through the unmodified client: what an element says and how it looks, fingers on it, components, inputs.
import type {
  ContextElement,
  CustomElement,
  InputElement,
  MovableViewElement,
  ScrollViewElement,
  SliderElement,
  SwiperElement,
  SwitchElement,
} from 'miniprogram-automator/out/Element';
import { eventually } from '../../support/patience';
import { find, noted, startAutomator, type AutomatorBench, type Element, type Page, type Wire } from './bench';

/** The fixture's controls by id. A textarea has the same methods as an input. */
interface Controls {
  counter: CustomElement;
  input: InputElement;
  textarea: InputElement;
  switch: SwitchElement;
  slider: SliderElement;
  scroll: ScrollViewElement;
  swiper: SwiperElement;
  movable: MovableViewElement;
  film: ContextElement;
}

let bench: AutomatorBench;
let page: Page;
let box: Element;
beforeAll(async () => {
  bench = await startAutomator();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  page = await bench.open('/pages/controls/controls');
  box = await find(page, '#box');
});
const wire = (element: Element) => element as unknown as Wire;
const control = async <K extends keyof Controls>(id: K) => (await find(page, `#${id}`)) as Controls[K];

describe('what it says and how it looks', () => {
  it('Element.getElement: below itself only', async () => {
    expect((await box.$('text'))?.tagName).toBe('text');
    expect(await box.$('#pad')).toBeNull();
  });

  it('Element.getElements: below itself only', async () => {
    expect(await (await find(page, '#swiper')).$$('swiper-item')).toHaveLength(3);
    expect(await box.$$('view')).toEqual([]);
  });

  it('Element.getElement: inside a component its own classes count', async () => {
    const value = await (await find(page, '#counter')).$('.value');
    expect(await value?.text()).toBe('3');
  });

  it('Element.getDOMProperties: text and size', async () => {
    expect(await box.text()).toBe('文字内');
    expect(await box.size()).toEqual({ width: 200, height: 40 });
  });

  it('Element.getAttributes: as the page wrote them', async () => {
    expect(await box.attribute('class')).toBe('box big');
    expect(await box.attribute('data-kind')).toBe('plain');
    expect(await box.attribute('id')).toBe('box');
    expect(await box.attribute('nothing')).toBeNull();
  });

  it('Element.getStyles: computed', async () => {
    expect(await box.style('color')).toBe('rgb(1, 2, 3)');
    expect(await box.style('width')).toBe('200px');
  });

  it('Element.getProperties: of built-ins and components; an unknown one is refused', async () => {
    expect(await (await control('input')).value()).toBe('旧');
    expect(await (await control('counter')).property('start')).toBe(3);
    await expect((await control('counter')).property('nothing')).rejects.toThrow('counter.nothing not exists');
  });

  it('Element.getOffset: from the page’s left top, also when it is scrolled', async () => {
    const before = (await (await find(page, '#pad')).offset()) as unknown;
    expect(before).toEqual({ left: 0, top: 40 });
    await bench.miniProgram.pageScrollTo(50);
    await eventually(
      () => page.scrollTop(),
      (top) => Number(top) === 50,
    );
    expect(await (await find(page, '#pad')).offset()).toEqual(before);
  });

  it('Element.getWXML: inner and outer, in the names of WXML', async () => {
    expect(await box.wxml()).toMatch(/^文字<text [^>]*>内<\/text>$/);
    expect(await box.outerWxml()).toMatch(/^<view [^>]*>文字<text [^>]*>内<\/text><\/view>$/);
  });

  it('an element that is gone from its page, or whose page was left, is destroyed', async () => {
    const index = await bench.open('/pages/index/index');
    const conditional = await find(index, '#conditional');
    await index.setData({ shown: false });
    await expect(conditional.text()).rejects.toThrow('element destroyed');
    const button = await find(index, '#button');
    await bench.open('/pages/second/second');
    await expect(button.text()).rejects.toThrow('page destroyed');
    // The client hears every refusal of `$` as nothing.
    expect(await button.$('text')).toBeNull();
    await expect(button.$$('text')).rejects.toThrow('page destroyed');
    await expect(button.tap()).rejects.toThrow('page destroyed');
  });
});

describe('fingers', () => {
  it('Element.tap: the handler runs', async () => {
    await box.tap();
    expect((await noted(page))[0]).toMatchObject({ type: 'tap', id: 'box' });
  });

  it('Element.touchstart and touchend: held long enough they are a long press', async () => {
    await box.longpress();
    expect((await noted(page))[0]).toMatchObject({ type: 'longpress', id: 'box' });
  });

  it('Element.touchmove: where the finger is', async () => {
    const pad = await find(page, '#pad');
    // The name on the wire; the client's declarations have a slip of the pen.
    const at = (clientX: number): object => ({ changedTouches: [{ identifier: 0, clientX, clientY: 60 }] });
    await pad.touchstart(at(10));
    await pad.touchmove(at(40));
    await pad.touchend(at(40));
    expect(await noted(page, 3)).toMatchObject([
      { type: 'touchstart', detail: { clientX: 10, clientY: 60 } },
      { type: 'touchmove', detail: { clientX: 40 } },
      { type: 'touchend', detail: { clientX: 40 } },
    ]);
  });

  it('Element.triggerEvent: a custom event with its detail, an empty one without', async () => {
    const pad = await find(page, '#pad');
    await pad.trigger('special', { a: 1 });
    await pad.trigger('special');
    expect(await noted(page, 2)).toMatchObject([
      { type: 'special', id: 'pad', detail: { a: 1 } },
      { type: 'special', id: 'pad', detail: {} },
    ]);
  });

  it('Element.dispatchEvent: taps, touches and others by name', async () => {
    await box.dispatchEvent({ eventName: 'tap' });
    const pad = await find(page, '#pad');
    await pad.dispatchEvent({ eventName: 'touchstart' });
    await wire(pad).send('Element.dispatchEvent', { eventName: 'special', eventData: { detail: { b: 2 } } });
    expect((await noted(page, 3)).map(({ type }) => type)).toEqual(['tap', 'touchstart', 'special']);
  });
});

describe('a component', () => {
  it('Element.getData: all or by path', async () => {
    const counter = await control('counter');
    expect(await counter.data()).toMatchObject({ value: 3, start: 3 });
    expect(await counter.data('value')).toBe(3);
  });

  it('Element.setData: answers when it has been drawn', async () => {
    const counter = await control('counter');
    await counter.setData({ value: 9 });
    expect(await counter.text()).toBe('9');
  });

  it('Element.callMethod: its own methods', async () => {
    const counter = await control('counter');
    expect(await counter.callMethod('more')).toBe(4);
    await expect(counter.callMethod('less')).rejects.toThrow('component.less not exists');
  });
});

describe('Element.callFunction', () => {
  it('writes into an input and a textarea', async () => {
    await (await control('input')).input('新');
    await (await control('textarea')).input('更长');
    expect(await noted(page, 2)).toMatchObject([
      { type: 'input', id: 'input', detail: { value: '新', cursor: 1 } },
      { type: 'input', id: 'textarea', detail: { value: '更长' } },
    ]);
    expect(await (await control('input')).value()).toBe('新');
  });

  it('turns a switch and moves a slider', async () => {
    await (await control('switch')).tap();
    await (await control('slider')).slideTo(55);
    expect(await noted(page, 2)).toMatchObject([
      { type: 'change', id: 'switch', detail: { value: true } },
      { type: 'change', id: 'slider', detail: { value: 55 } },
    ]);
  });

  it('scrolls a scroll-view and tells its size', async () => {
    const scroll = await control('scroll');
    await scroll.scrollTo(20, 100);
    expect(
      await eventually(
        async () => [await scroll.property('scrollLeft'), await scroll.property('scrollTop')] as unknown,
        (at) => String(at) === '20,100',
      ),
    ).toEqual([20, 100]);
    expect([await scroll.scrollWidth(), await scroll.scrollHeight()]).toEqual([300, 400]);
  });

  it('swipes a swiper, which says that it was a touch', async () => {
    await (await control('swiper')).swipeTo(2);
    expect((await noted(page))[0]).toMatchObject({ type: 'change', detail: { current: 2, source: 'touch' } });
  });

  it('moves a movable-view', async () => {
    const movable = await control('movable');
    await movable.moveTo(30, 20);
    expect(
      await eventually(
        async () => [await movable.property('x'), await movable.property('y')] as unknown,
        (at) => String(at) === '30,20',
      ),
    ).toEqual([30, 20]);
  });

  it('refuses what an element cannot do', async () => {
    const call = { functionName: 'input.input', args: ['x'] };
    await expect(wire(box).send('Element.callFunction', call)).rejects.toThrow('input.input not exists');
  });
});

it('Element.callContextMethod: refused without an id; with one the video’s context decides', async () => {
  await expect(wire(box).send('Element.callContextMethod', { method: 'play' })).rejects.toThrow('id is not provided');
  await expect((await control('film')).callContextMethod('fly')).rejects.toThrow('fly not exists');
});

describe('a contact button, by the portable recipe', () => {
  it('its wiring can be read', async () => {
    const button = await find(page, '#contact');
    expect(await button.attribute('open-type')).toBe('contact');
    expect(await button.property('sessionFrom')).toBe('from=controls');
    expect(await button.property('sendMessagePath')).toBe('pages/second/second?name=card');
  });

  it('a tap runs its own handler and fires no contact event', async () => {
    await (await find(page, '#contact')).tap();
    expect((await noted(page)).map(({ type }) => type)).toEqual(['tap']);
    await bench.wire.send('Emulator.leaveChat');
    expect((await noted(page)).map(({ type }) => type)).toEqual(['tap']);
  });

  it('the way back is a contact event made by the test', async () => {
    const detail = { path: '/pages/second/second', query: { name: 'card' } };
    await (await find(page, '#contact')).trigger('contact', detail);
    expect((await noted(page))[0]).toMatchObject({ type: 'contact', detail });
  });
});

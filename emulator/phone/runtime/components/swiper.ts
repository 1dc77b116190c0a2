// <swiper> and <swiper-item>: one item at a time, by finger, by property, by the clock.
import { builtInOf, type BuiltIn, type Mounted } from './built-in';
import type { GlassElement } from '../glass';
import { pixels } from '../engine/units';

interface State {
  current: number;
  given: unknown;
  timer: ReturnType<typeof setInterval> | undefined;
  every: number;
  dots: HTMLElement;
  from: { x: number; y: number } | null;
}

export const swiper: BuiltIn<State> = {
  tag: 'swiper',
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
    indicatorActiveColor: { type: String, value: '#000000' },
    autoplay: Boolean,
    current: Number,
    currentItemId: String,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: { type: String, value: '0px' },
    nextMargin: { type: String, value: '0px' },
    displayMultipleItems: { type: Number, value: 1 },
    snapToEdge: Boolean,
    easingFunction: String,
    skipHiddenItemLayout: Boolean,
  },
  mounted(self) {
    const dots = document.createElement('div');
    dots.className = 'wx-swiper-dots';
    self.element.append(dots);
    self.state = { current: 0, given: undefined, timer: undefined, every: 0, dots, from: null };
    fingers(self);
    // Items that are added or taken away later.
    new MutationObserver(() => {
      arrange(self, false);
    }).observe(self.element, { childList: true });
  },
  updated(self) {
    const { state, props } = self;
    if (props.current !== state.given) {
      state.given = props.current;
      go(self, self.number('current'), '');
    }
    const every = self.on('autoplay') ? self.number('interval') : 0;
    if (every !== state.every) {
      clearInterval(state.timer);
      state.every = every;
      if (every > 0)
        state.timer = setInterval(() => {
          step(self, 1, 'autoplay');
        }, every);
    }
    arrange(self, false);
  },
  removed(self) {
    clearInterval(self.state.timer);
  },
  actions: {
    'swiper.swipeTo': (self, index: number) => {
      go(self, index, 'touch');
    },
  },
};

export const swiperItem: BuiltIn = {
  tag: 'swiper-item',
  properties: { itemId: String, skipHiddenItemLayout: Boolean },
};

function itemsOf(self: Mounted<State>): (HTMLElement & { __wxElement?: GlassElement })[] {
  return Array.from(self.element.children).filter((child): child is HTMLElement => child.tagName === 'WX-SWIPER-ITEM');
}

function step(self: Mounted<State>, by: number, source: string): void {
  const count = itemsOf(self).length;
  const next = self.state.current + by;
  if (count === 0) return;
  if (next >= 0 && next < count) go(self, next, source);
  else if (self.on('circular') || source === 'autoplay') go(self, (next + count) % count, source);
}

function go(self: Mounted<State>, index: number, source: string): void {
  const items = itemsOf(self);
  const current = Math.max(0, Math.min(index, Math.max(0, items.length - 1)));
  const changed = current !== self.state.current;
  self.state.current = items.length === 0 ? index : current;
  arrange(self, true);
  if (!changed || items.length === 0) return;
  const item = items[current];
  const detail = {
    current,
    currentItemId: item ? (builtInOf(item.__wxElement)?.self.text('itemId') ?? '') : '',
    source,
  };
  if (source !== '') {
    self.state.given = current;
    self.set({ current });
  }
  self.emit('change', detail);
  setTimeout(() => {
    self.emit('animationfinish', detail);
  }, self.number('duration'));
}

function arrange(self: Mounted<State>, animated: boolean): void {
  const { state } = self;
  const items = itemsOf(self);
  const vertical = self.on('vertical');
  const shown = Math.max(1, self.number('displayMultipleItems'));
  const [before, after] = [pixels(self.props.previousMargin), pixels(self.props.nextMargin)];
  const size = `calc((100% - ${before + after}px) / ${shown})`;
  items.forEach((item, index) => {
    item.style.transition = animated ? `transform ${self.number('duration')}ms ease` : '';
    item.style[vertical ? 'height' : 'width'] = size;
    item.style[vertical ? 'width' : 'height'] = '100%';
    item.style[vertical ? 'top' : 'left'] = `${before}px`;
    const at = `${(index - state.current) * 100}%`;
    item.style.transform = vertical ? `translate(0, ${at})` : `translate(${at}, 0)`;
  });
  state.dots.hidden = !self.on('indicatorDots');
  state.dots.classList.toggle('wx-swiper-dots-vertical', vertical);
  drawDots(
    self,
    items.map((_, index) => index >= state.current && index < state.current + shown),
  );
}

/** Redrawn only when something about them has changed. */
function drawDots(self: Mounted<State>, active: readonly boolean[]): void {
  const { dots } = self.state;
  const colors = active.map((on) => self.text(on ? 'indicatorActiveColor' : 'indicatorColor'));
  if (dots.dataset.colors === colors.join(';')) return;
  dots.dataset.colors = colors.join(';');
  dots.replaceChildren(
    ...colors.map((color, index) => {
      const dot = document.createElement('i');
      dot.className = active[index] ? 'wx-swiper-dot wx-swiper-dot-active' : 'wx-swiper-dot';
      dot.style.backgroundColor = color;
      return dot;
    }),
  );
}

function fingers(self: Mounted<State>): void {
  const point = (event: unknown, key: 'touches' | 'changedTouches') => {
    const touch = (event as Record<string, { clientX: number; clientY: number }[] | undefined>)[key]?.[0];
    return touch ? { x: touch.clientX, y: touch.clientY } : null;
  };
  self.node.addListener('touchstart', (event) => {
    self.state.from = point(event, 'touches');
  });
  self.node.addListener('touchend', (event) => {
    const { from } = self.state;
    const to = point(event, 'changedTouches');
    self.state.from = null;
    if (!from || !to) return;
    const moved = self.on('vertical') ? to.y - from.y : to.x - from.x;
    const across = self.on('vertical') ? to.x - from.x : to.y - from.y;
    if (Math.abs(moved) > 30 && Math.abs(moved) > Math.abs(across)) step(self, moved < 0 ? 1 : -1, 'touch');
  });
}

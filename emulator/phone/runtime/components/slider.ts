// <slider>: a value between min and max, by steps.
import type { BuiltIn, Mounted } from './built-in';

interface State {
  readonly track: HTMLElement;
  readonly fill: HTMLElement;
  readonly knob: HTMLElement;
  readonly shown: HTMLElement;
  value: number;
  given: unknown;
  dragging: boolean;
}

export const slider: BuiltIn<State> = {
  tag: 'slider',
  properties: {
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    disabled: Boolean,
    value: Number,
    color: String,
    selectedColor: String,
    activeColor: { type: String, value: '#1aad19' },
    backgroundColor: { type: String, value: '#e9e9e9' },
    blockSize: { type: Number, value: 28 },
    blockColor: { type: String, value: '#ffffff' },
    showValue: Boolean,
    name: String,
  },
  mounted(self) {
    const make = (className: string, parent: HTMLElement) => {
      const part = document.createElement('i');
      part.className = className;
      parent.append(part);
      return part;
    };
    const track = make('wx-slider-track', self.element);
    self.state = {
      track,
      fill: make('wx-slider-fill', track),
      knob: make('wx-slider-knob', track),
      shown: make('wx-slider-value', self.element),
      value: 0,
      given: undefined,
      dragging: false,
    };
    const at = (event: unknown) =>
      (event as { changedTouches?: { clientX: number }[] }).changedTouches?.[0]?.clientX ?? 0;
    self.node.addListener('touchstart', (event) => {
      drag(self, at(event), false);
    });
    self.node.addListener('touchmove', (event) => {
      drag(self, at(event), false);
      return false;
    });
    self.node.addListener('touchend', (event) => {
      drag(self, at(event), true);
    });
  },
  updated(self) {
    const { state } = self;
    if (self.props.value !== state.given) {
      state.given = self.props.value;
      state.value = clamp(self, self.number('value'));
    }
    draw(self);
  },
  value: (self) => self.state.value,
  reset: (self) => {
    change(self, self.number('min'));
  },
  actions: {
    'slider.slideTo': (self, value: number) => {
      change(self, clamp(self, value));
      self.emit('changing', { value: self.state.value });
      self.emit('change', { value: self.state.value });
    },
  },
};

function clamp(self: Mounted<State>, value: number): number {
  const [min, max, step] = [self.number('min'), self.number('max'), self.number('step') || 1];
  const stepped = min + Math.round((value - min) / step) * step;
  return Number(Math.max(min, Math.min(max, stepped)).toFixed(6));
}

function drag(self: Mounted<State>, clientX: number, done: boolean): void {
  if (self.on('disabled')) return;
  const { track } = self.state;
  // Touches are told in the page's coordinates, whose left edge is the screen's.
  const rect = track.getBoundingClientRect();
  const share = rect.width === 0 ? 0 : (clientX - rect.left) / rect.width;
  const value = clamp(self, self.number('min') + share * (self.number('max') - self.number('min')));
  const moved = value !== self.state.value;
  change(self, value);
  if (moved && !done) self.emit('changing', { value });
  if (done) self.emit('change', { value });
}

function change(self: Mounted<State>, value: number): void {
  self.state.value = value;
  self.state.given = value;
  self.set({ value });
  draw(self);
}

function draw(self: Mounted<State>): void {
  const { state } = self;
  const [min, max] = [self.number('min'), self.number('max')];
  const share = max === min ? 0 : ((state.value - min) / (max - min)) * 100;
  const size = Math.max(12, Math.min(28, self.number('blockSize')));
  state.track.style.backgroundColor = self.text('color') || self.text('backgroundColor');
  Object.assign(state.fill.style, {
    width: `${share}%`,
    backgroundColor: self.text('selectedColor') || self.text('activeColor'),
  });
  Object.assign(state.knob.style, {
    left: `${share}%`,
    width: `${size}px`,
    height: `${size}px`,
    backgroundColor: self.text('blockColor'),
  });
  state.shown.textContent = self.on('showValue') ? String(state.value) : '';
  self.element.setAttribute('role', 'slider');
  self.element.setAttribute('aria-valuenow', String(state.value));
}

// <movable-area> and <movable-view>: dragged by a finger inside its area.
import type { BuiltIn, Mounted } from './built-in';
import { pixels } from '../engine/units';

interface State {
  x: number;
  y: number;
  givenX: unknown;
  givenY: unknown;
  from: { x: number; y: number; left: number; top: number } | null;
}

export const movableArea: BuiltIn = { tag: 'movable-area', properties: { scaleArea: Boolean } };

export const movableView: BuiltIn<State> = {
  tag: 'movable-view',
  properties: {
    direction: { type: String, value: 'none' },
    inertia: Boolean,
    outOfBounds: Boolean,
    x: null,
    y: null,
    damping: Number,
    friction: Number,
    disabled: Boolean,
    scale: Boolean,
    scaleMin: Number,
    scaleMax: Number,
    scaleValue: Number,
    animation: { type: Boolean, value: true },
  },
  mounted(self) {
    self.state = { x: 0, y: 0, givenX: undefined, givenY: undefined, from: null };
    // How much room there is shows only once both have been laid out.
    requestAnimationFrame(() => {
      if (self.element.isConnected) placeAsGiven(self);
    });
    const finger = (event: unknown) =>
      (event as { changedTouches?: { clientX: number; clientY: number }[] }).changedTouches?.[0];
    self.node.addListener('touchstart', (event) => {
      const at = finger(event);
      self.state.from =
        at && !self.on('disabled') ? { x: at.clientX, y: at.clientY, left: self.state.x, top: self.state.y } : null;
    });
    self.node.addListener('touchmove', (event) => {
      const { from } = self.state;
      const at = finger(event);
      if (!from || !at) return undefined;
      const direction = self.text('direction');
      const across = direction === 'all' || direction === 'horizontal';
      const down = direction === 'all' || direction === 'vertical';
      move(
        self,
        across ? from.left + at.clientX - from.x : self.state.x,
        down ? from.top + at.clientY - from.y : self.state.y,
        'touch',
      );
      return false;
    });
    self.node.addListener('touchend', () => {
      self.state.from = null;
    });
  },
  updated(self) {
    const { state, props } = self;
    if (props.x === state.givenX && props.y === state.givenY) return;
    state.givenX = props.x;
    state.givenY = props.y;
    placeAsGiven(self);
  },
  actions: {
    'movable-view.moveTo': (self, x: number, y: number) => {
      move(self, x, y, '');
    },
    'movable-view.x': (self) => self.state.x,
    'movable-view.y': (self) => self.state.y,
  },
};

function placeAsGiven(self: Mounted<State>): void {
  move(self, pixels(self.props.x ?? 0), pixels(self.props.y ?? 0), '');
}

function move(self: Mounted<State>, x: number, y: number, source: string): void {
  const area = self.element.closest('wx-movable-area');
  const within = (value: number, room: number) =>
    self.on('outOfBounds') ? value : Math.max(Math.min(0, room), Math.min(Math.max(0, room), value));
  const nextX = within(x, (area?.clientWidth ?? 0) - self.element.offsetWidth);
  const nextY = within(y, (area?.clientHeight ?? 0) - self.element.offsetHeight);
  const changed = nextX !== self.state.x || nextY !== self.state.y;
  self.state.x = nextX;
  self.state.y = nextY;
  self.element.style.transform = `translate(${nextX}px, ${nextY}px)`;
  if (changed) self.emit('change', { x: nextX, y: nextY, source });
}

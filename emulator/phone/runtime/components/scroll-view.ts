// <scroll-view>: scrolls itself; bounds, scroll events, scrolling to a place or an element, the refresher.
import type { BuiltIn, Mounted } from './built-in';
import { pixels } from '../engine/units';
import { domOf, isElement } from '../glass';

interface State {
  lastTop: number;
  lastLeft: number;
  givenTop: unknown;
  givenLeft: unknown;
  givenInto: unknown;
  atUpper: boolean;
  atLower: boolean;
  refresher: HTMLElement | null;
  pullFrom: number | null;
}

const refreshDistance = 45;

export const scrollView: BuiltIn<State> = {
  tag: 'scroll-view',
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    scrollEnabled: { type: Boolean, value: true },
    upperThreshold: { type: Number, value: 50 },
    lowerThreshold: { type: Number, value: 50 },
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollIntoViewOffset: Number,
    scrollWithAnimation: Boolean,
    enableBackToTop: Boolean,
    enableFlex: Boolean,
    scrollAnchoring: Boolean,
    enhanced: Boolean,
    bounces: { type: Boolean, value: true },
    showScrollbar: { type: Boolean, value: true },
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    usingSticky: Boolean,
    type: String,
    refresherEnabled: Boolean,
    refresherThreshold: { type: Number, value: 45 },
    refresherDefaultStyle: { type: String, value: 'black' },
    refresherBackground: String,
    refresherTriggered: Boolean,
    enablePassive: null,
    reverse: Boolean,
    cacheExtent: Number,
  },
  mounted(self) {
    self.state = {
      lastTop: 0,
      lastLeft: 0,
      givenTop: undefined,
      givenLeft: undefined,
      givenInto: undefined,
      atUpper: true,
      atLower: false,
      refresher: null,
      pullFrom: null,
    };
    self.element.addEventListener('scroll', () => {
      scrolled(self);
    });
    refresher(self);
  },
  updated(self) {
    const { element, state } = self;
    const scrolls = (name: string) => (self.on(name) && self.on('scrollEnabled') ? 'auto' : 'hidden');
    element.style.overflowX = scrolls('scrollX');
    element.style.overflowY = scrolls('scrollY');
    element.toggleAttribute('enable-flex', self.on('enableFlex'));
    element.toggleAttribute('paging-enabled', self.on('pagingEnabled'));
    // WeChat refresher-default-style: with `none` the page draws what is pulled down, as the child in slot="refresher".
    const ownCircle = self.text('refresherDefaultStyle') !== 'none';
    if (state.refresher) state.refresher.hidden = !self.on('refresherTriggered') || !ownCircle;
    if (element.hasAttribute('refreshing') && !self.on('refresherTriggered')) self.emit('refresherrestore', {});
    element.toggleAttribute('refreshing', self.on('refresherTriggered'));
    for (const child of self.node.childNodes)
      if (isElement(child) && child.slot === 'refresher') domOf(child)?.toggleAttribute('refresher', true);
    element.style.backgroundColor = self.on('refresherEnabled') ? self.text('refresherBackground') : '';
    // The content of this very update must be there to be scrolled to.
    queueMicrotask(() => {
      follow(self);
    });
  },
  actions: {
    'scroll-view.scrollTo': (self, x: number, y: number) => {
      self.element.scrollTo({ left: x, top: y });
    },
    'scroll-view.scrollTop': (self) => self.element.scrollTop,
    'scroll-view.scrollLeft': (self) => self.element.scrollLeft,
    'scroll-view.scrollWidth': (self) => self.element.scrollWidth,
    'scroll-view.scrollHeight': (self) => self.element.scrollHeight,
  },
};

function follow(self: Mounted<State>): void {
  const { element, state, props } = self;
  const behavior = self.on('scrollWithAnimation') ? 'smooth' : 'auto';
  if (props.scrollTop !== state.givenTop) {
    state.givenTop = props.scrollTop;
    if (props.scrollTop !== null && props.scrollTop !== '')
      element.scrollTo({ top: pixels(props.scrollTop), behavior });
  }
  if (props.scrollLeft !== state.givenLeft) {
    state.givenLeft = props.scrollLeft;
    if (props.scrollLeft !== null && props.scrollLeft !== '')
      element.scrollTo({ left: pixels(props.scrollLeft), behavior });
  }
  if (props.scrollIntoView === state.givenInto) return;
  state.givenInto = props.scrollIntoView;
  if (self.text('scrollIntoView') === '') return;
  const target = self.node.ownerShadowRoot?.getElementById(self.text('scrollIntoView'))?.getBackendElement() as
    Element | null | undefined;
  if (!target || !element.contains(target)) return;
  const from = element.getBoundingClientRect();
  const to = target.getBoundingClientRect();
  const offset = self.number('scrollIntoViewOffset') || 0;
  element.scrollTo({
    behavior,
    top: element.scrollTop + to.top - from.top + offset,
    left: element.scrollLeft + to.left - from.left,
  });
}

function scrolled(self: Mounted<State>): void {
  const { element, state } = self;
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element;
  const deltaY = state.lastTop - scrollTop;
  const deltaX = state.lastLeft - scrollLeft;
  state.lastTop = scrollTop;
  state.lastLeft = scrollLeft;
  self.emit('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY });
  const vertical = self.on('scrollY');
  const [before, after] = vertical
    ? [scrollTop, scrollHeight - scrollTop - clientHeight]
    : [scrollLeft, scrollWidth - scrollLeft - clientWidth];
  const upper = before <= pixels(self.props.upperThreshold);
  const lower = after <= pixels(self.props.lowerThreshold);
  if (upper && !state.atUpper) self.emit('scrolltoupper', { direction: vertical ? 'top' : 'left' });
  if (lower && !state.atLower) self.emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
  state.atUpper = upper;
  state.atLower = lower;
}

/** Pulling down at the top shows the circle; letting go far enough asks the page to refresh. */
function refresher(self: Mounted<State>): void {
  const circle = document.createElement('div');
  circle.className = 'wx-scroll-view-refresher';
  circle.hidden = true;
  circle.append(document.createElement('i'));
  self.element.prepend(circle);
  self.state.refresher = circle;
  const y = (event: unknown) => (event as { touches?: { clientY: number }[] }).touches?.[0]?.clientY ?? null;
  let distance = 0;
  self.node.addListener('touchstart', (event) => {
    self.state.pullFrom = self.on('refresherEnabled') && self.element.scrollTop <= 0 ? y(event) : null;
    distance = 0;
  });
  self.node.addListener('touchmove', (event) => {
    const at = y(event);
    if (self.state.pullFrom === null || at === null) return;
    distance = at - self.state.pullFrom;
    self.element.toggleAttribute('pulling', distance > 0);
    if (distance > 0) self.emit('refresherpulling', { dy: distance });
  });
  self.node.addListener('touchend', () => {
    self.element.removeAttribute('pulling');
    if (self.state.pullFrom === null || distance <= 0) return;
    if (distance >= (self.number('refresherThreshold') || refreshDistance)) {
      self.set({ refresherTriggered: true });
      self.emit('refresherrefresh', {});
    } else self.emit('refresherabort', {});
    self.state.pullFrom = null;
  });
}

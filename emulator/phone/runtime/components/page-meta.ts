// <page-meta> and <navigation-bar>: what a page says in its template about its own frame. Neither draws anything itself.
import { phoneUnits } from '../engine/units';
import type { OpenPage } from '../stack';
import type { BuiltIn, Mounted } from './built-in';

interface State {
  /** Style properties the page's root has from here. */
  styled: readonly string[];
  given: unknown;
}

export const pageMeta: BuiltIn<State> = {
  tag: 'page-meta',
  properties: {
    backgroundTextStyle: String,
    backgroundColor: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    rootBackgroundColor: String,
    rootFontSize: String,
    pageFontSize: String,
    pageStyle: String,
    pageOrientation: String,
    scrollTop: null,
    scrollDuration: { type: Number, value: 300 },
  },
  mounted(self) {
    self.state = { styled: [], given: '' };
    pageOf(self)?.scroller.addEventListener('scroll', (event) => {
      self.emit('scroll', { scrollTop: (event.target as Element).scrollTop });
    });
  },
  updated(self) {
    const page = pageOf(self);
    if (!page) return;
    stylePage(self, page);
    const background = self.text('backgroundColor');
    if (background !== '') page.frame.configure({ ...page.frame.config, backgroundColor: background });
    const { scrollTop } = self.props;
    if (scrollTop === self.state.given) return;
    self.state.given = scrollTop;
    const top = Number.parseFloat(String(scrollTop));
    if (Number.isNaN(top)) return;
    page.scroller.scrollTo({ top, behavior: self.number('scrollDuration') > 0 ? 'smooth' : 'auto' });
    setTimeout(() => {
      self.emit('scrolldone');
    }, self.number('scrollDuration'));
  },
  removed(self) {
    const page = pageOf(self);
    for (const name of self.state.styled) page?.scroller.style.removeProperty(name);
  },
};

export const navigationBar: BuiltIn = {
  tag: 'navigation-bar',
  properties: {
    title: null,
    loading: Boolean,
    frontColor: String,
    backgroundColor: String,
    colorAnimationDuration: Number,
    colorAnimationTimingFunc: String,
  },
  updated(self) {
    const frame = pageOf(self)?.frame;
    if (!frame) return;
    const { title } = self.props;
    const [front, back] = [self.text('frontColor'), self.text('backgroundColor')];
    frame.configure({
      ...frame.config,
      ...(typeof title === 'string' ? { navigationBarTitleText: title } : {}),
      ...(front === '' ? {} : { navigationBarTextStyle: front === '#ffffff' ? 'white' : 'black' }),
      ...(back === '' ? {} : { navigationBarBackgroundColor: back }),
    });
    frame.loading = self.on('loading');
  },
};

function pageOf(self: Mounted<unknown>): OpenPage | null {
  return self.phone.stack.pages.find(({ scroller }) => scroller.contains(self.element)) ?? null;
}

/** page-style and page-font-size stand on the page's root, beside what is there already. */
function stylePage(self: Mounted<State>, { scroller }: OpenPage): void {
  const wanted = document.createElement('i').style;
  wanted.cssText = phoneUnits(self.text('pageStyle'));
  const size = self.text('pageFontSize');
  if (/^\d/.test(size)) wanted.fontSize = size;
  const root = self.text('rootBackgroundColor');
  if (root !== '') wanted.backgroundColor = root;
  for (const name of self.state.styled) scroller.style.removeProperty(name);
  self.state.styled = Array.from(wanted);
  for (const name of self.state.styled) scroller.style.setProperty(name, wanted.getPropertyValue(name));
}

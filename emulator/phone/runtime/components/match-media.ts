// <match-media>: its content is there while the window has the sizes it names.
import { matchesMedia, type MediaQuery } from '../engine/media-query';
import type { BuiltIn, Mounted } from './built-in';

export const matchMedia: BuiltIn<{ look: () => void }> = {
  tag: 'match-media',
  properties: {
    minWidth: null,
    maxWidth: null,
    width: null,
    minHeight: null,
    maxHeight: null,
    height: null,
    orientation: String,
  },
  mounted(self) {
    self.state = {
      look: () => {
        show(self);
      },
    };
    window.addEventListener('resize', self.state.look);
  },
  updated: show,
  removed(self) {
    window.removeEventListener('resize', self.state.look);
  },
};

function show(self: Mounted<unknown>): void {
  const sizes = ['minWidth', 'maxWidth', 'width', 'minHeight', 'maxHeight', 'height']
    .map((name) => [name, self.props[name]] as const)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [name, Number(value)] as const);
  const orientation = self.text('orientation');
  const query: MediaQuery = { ...Object.fromEntries(sizes), ...(orientation === '' ? {} : { orientation }) };
  self.element.toggleAttribute('unmatched', !matchesMedia(query, self.phone.windowSize));
}

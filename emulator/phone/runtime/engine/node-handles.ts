// What SelectorQuery's `node` and `context` give: never the DOM node, only what a phone has of it.
import { domOf, type GlassElement } from '../glass';
import { builtInOf, type Mounted } from '../components/built-in';
import { canvasNode } from '../components/canvas-node';
import { videoContext } from '../components/video';

export function nodeHandle(node: GlassElement, dom: HTMLElement, kind: 'node' | 'context'): unknown {
  const found = builtInOf(node);
  if (!found) return null;
  if (kind === 'node' && found.builtIn.tag === 'canvas') {
    const canvas = dom.querySelector('canvas');
    return canvas ? canvasNode(canvas, found.self.phone) : null;
  }
  if (found.builtIn.tag === 'video') {
    const player = dom.querySelector('video');
    return player ? videoContext(player) : null;
  }
  return found.builtIn.tag === 'scroll-view' ? scrollViewContext(found.self, dom) : null;
}

/** What ScrollViewContext may set: the properties of the same names. */
const settable = ['scrollEnabled', 'bounces', 'showScrollbar', 'pagingEnabled', 'fastDeceleration'];

/** WeChat: ScrollViewContext. */
function scrollViewContext(self: Mounted, dom: HTMLElement): object {
  const context = {
    scrollTo: ({ top, left, animated = true }: { top?: number; left?: number; animated?: boolean }) => {
      dom.scrollTo({
        ...(top === undefined ? {} : { top }),
        ...(left === undefined ? {} : { left }),
        behavior: animated ? 'smooth' : 'auto',
      });
    },
    scrollIntoView: (selector: string) => {
      const target = self.node.ownerShadowRoot?.querySelector(selector);
      if (target) domOf(target)?.scrollIntoView({ block: 'start' });
    },
    triggerRefresh: () => {
      self.set({ refresherTriggered: true });
      self.emit('refresherrefresh', {});
    },
    closeRefresh: () => {
      self.set({ refresherTriggered: false });
    },
  };
  for (const name of settable) {
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => self.props[name],
      set: (value: unknown) => {
        self.set({ [name]: value });
      },
    });
  }
  return context;
}

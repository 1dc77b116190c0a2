// What SelectorQuery's `node` and `context` give: never the DOM node, only what a phone has of it.
import type { GlassElement } from '../glass';
import { builtInOf } from '../components/built-in';
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
  if (found.builtIn.tag === 'scroll-view') {
    return {
      scrollTo: ({ top, left, animated }: { top?: number; left?: number; animated?: boolean }) => {
        dom.scrollTo({
          ...(top === undefined ? {} : { top }),
          ...(left === undefined ? {} : { left }),
          behavior: animated ? 'smooth' : 'auto',
        });
      },
      scrollIntoView: (selector: string) => {
        const target = node.ownerShadowRoot?.querySelector(selector)?.getBackendElement() as Element | null | undefined;
        target?.scrollIntoView({ block: 'start' });
      },
    };
  }
  return null;
}

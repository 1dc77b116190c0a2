// `view`, `text`, `cover-view` … are plain nodes, not components: a list of a thousand rows is quick that way. What
// their attributes mean is here.
import { domOf, glassEasel, type GlassElement } from '../glass';
import { runAnimation, type ExportedAnimation } from './animation';

/** Tags that are no component. */
export const nativeTags = ['view', 'text', 'span', 'cover-view', 'block', 'keyboard-accessory'] as const;

const hover = new WeakMap<GlassElement, Record<string, unknown>>();

/** What `hover-class` and its companions say about a node; null where nothing is hovered. */
export function hoverOf(
  node: GlassElement,
): { className: string; startMs: number; stayMs: number; stop: boolean } | null {
  const set = hover.get(node);
  const className = set?.['hover-class'];
  if (typeof className !== 'string' || className === '' || className === 'none') return null;
  return {
    className,
    startMs: Number(set?.['hover-start-time'] ?? 50),
    stayMs: Number(set?.['hover-stay-time'] ?? 400),
    stop: truthy(set?.['hover-stop-propagation'] ?? false),
  };
}

/** Attributes arrive as values, before the DOM makes strings of them; call once, before any node. */
export function teachNativeNodes(): void {
  const prototype = glassEasel.NativeNode.prototype;
  prototype.updateAttribute = function (this: glassEasel.NativeNode, name, value) {
    if (name === 'hidden') this.setAttribute(name, truthy(value));
    else if (name.startsWith('hover-')) hover.set(this, { ...hover.get(this), [name]: value });
    else if (name === 'animation') {
      const dom = domOf(this);
      if (dom && isAnimation(value)) runAnimation(dom, value);
    } else if (name === 'aria-role') this.setAttribute('role', value);
    else if (value === undefined || value === null || value === false) domOf(this)?.removeAttribute(name);
    else this.setAttribute(name, value);
  };
}

/** WeChat's reading of a boolean attribute: everything but false, nothing and the empty value. */
export function truthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== '';
}

function isAnimation(value: unknown): value is ExportedAnimation {
  return typeof value === 'object' && value !== null && Array.isArray((value as ExportedAnimation).actions);
}

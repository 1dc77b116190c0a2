// ComponentDescriptor: what a WXS handler may do to a node without the page's own code.
import { callerOf, domOf, glassEasel, isComponent, methodOf, ownerOf, type GlassElement } from '../glass';
import { fire } from './events';
import { phoneUnits } from './units';

/** glass-easel's segment for styles above those of the template. */
const wxsStyles = 3;
const states = new WeakMap<GlassElement, Record<string, unknown>>();
const descriptors = new WeakMap<GlassElement, Descriptor>();

export type Descriptor = Readonly<Record<string, (...args: never[]) => unknown>>;

export function descriptorOf(node: GlassElement): Descriptor {
  const known = descriptors.get(node);
  if (known) return known;
  const root = () => (isComponent(node) ? node.getShadowRoot() : null) ?? node;
  let inline: Record<string, string> = {};
  const descriptor: Descriptor = {
    selectComponent: (selector: string) => {
      const found = root().querySelector(selector);
      return found ? descriptorOf(found) : null;
    },
    selectAllComponents: (selector: string) => root().querySelectorAll(selector).map(descriptorOf),
    setStyle: (style: string | Record<string, unknown>) => {
      inline = { ...inline, ...(typeof style === 'string' ? parseStyle(style) : asText(style)) };
      const text = Object.entries(inline).map(([name, value]) => `${name}:${value}`);
      node.setNodeStyle(phoneUnits(text.join(';')), wxsStyles);
    },
    addClass: (...names: string[]) => {
      for (const name of names.flatMap((text) => text.split(/\s+/))) node.classList?.toggle(name, true);
    },
    removeClass: (...names: string[]) => {
      for (const name of names.flatMap((text) => text.split(/\s+/))) node.classList?.toggle(name, false);
    },
    hasClass: (name: string) => node.classList?.contains(name) ?? false,
    getDataset: () => glassEasel.dataUtils.simpleDeepCopy((node.dataset as Record<string, unknown> | null) ?? {}),
    getState: () => {
      const state = states.get(node) ?? {};
      states.set(node, state);
      return state;
    },
    callMethod: (name: string, args: unknown) => {
      const owner = isComponent(node) ? node : ownerOf(node);
      if (owner) methodOf(callerOf(owner), name)?.call(callerOf(owner), args);
    },
    triggerEvent: (name: string, detail: unknown, options?: { bubbles?: boolean }) => {
      fire(node, name, detail, { bubbles: options?.bubbles ?? false });
    },
    requestAnimationFrame: (run: () => void) => requestAnimationFrame(run),
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (id: number) => {
      clearTimeout(id);
    },
    getComputedStyle: (names: readonly string[]) => {
      const dom = domOf(node);
      const style = dom ? getComputedStyle(dom) : null;
      return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']));
    },
    getBoundingClientRect: () => {
      const {
        left = 0,
        top = 0,
        right = 0,
        bottom = 0,
        width = 0,
        height = 0,
      } = domOf(node)?.getBoundingClientRect() ?? {};
      return { left, top, right, bottom, width, height };
    },
  };
  descriptors.set(node, descriptor);
  return descriptor;
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function asText(style: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(style).map(([name, value]) => [kebab(name), String(value)]));
}

function parseStyle(text: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0) out[part.slice(0, colon).trim()] = part.slice(colon + 1).trim();
  }
  return out;
}

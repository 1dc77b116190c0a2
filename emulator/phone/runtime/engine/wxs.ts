// How the compiled templates call WXS: event handlers and `change:prop` get ComponentDescriptors, as on a phone.
import { ownerOf, type GlassComponent, type GlassElement } from '../glass';
import { descriptorOf } from './descriptor';
import { currentNodeOf } from './events';

type Handler = (this: unknown, ...args: unknown[]) => unknown;

const wxsFunctions = new WeakSet<object>();

/** The free name `__wxs` of the templates' expression. */
export const wxsHooks = {
  /** Remembers what a WXS module exports. */
  mark(exported: unknown): void {
    if (typeof exported !== 'object' || exported === null) return;
    for (const value of Object.values(exported) as unknown[]) if (typeof value === 'function') wxsFunctions.add(value);
  },

  event(caller: unknown, event: object, handler: Handler): unknown {
    if (!wxsFunctions.has(handler)) return handler.call(caller, event);
    const node = currentNodeOf(event);
    const owner = node ? ownerOf(node) : null;
    if (!node || !owner) return undefined;
    const given = Object.create(event) as Record<string, unknown>;
    Object.assign(given, event);
    given.instance = descriptorOf(node);
    return handler.call(undefined, given, descriptorOf(owner));
  },

  changeProp(handler: unknown): unknown {
    if (typeof handler !== 'function') return () => undefined;
    return (value: unknown, old: unknown, host: GlassComponent, node: GlassElement) => {
      // The view layer runs it after it has drawn, so the element is there and the page's code is not in the way.
      queueMicrotask(() => {
        (handler as Handler).call(undefined, value, old, descriptorOf(host), descriptorOf(node));
      });
    };
  },
};

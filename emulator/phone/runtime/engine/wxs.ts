// How the compiled templates call WXS: event handlers and `change:prop` get ComponentDescriptors, as on a phone.
import { isComponent, ownerOf, type GlassComponent, type GlassElement } from '../glass';
import { descriptorOf } from './descriptor';
import { currentNodeOf } from './events';

/** Where a handler comes from: `[0, …]` is data, `[1, module, name]` a wxs file, `[2, template, module, name]` inline wxs. */
type Source = readonly [number, ...unknown[]] | null | undefined;
type Handler = (this: unknown, ...args: unknown[]) => unknown;

/** The free name `__wxs` of the templates' expression. */
export const wxsHooks = {
  event(caller: unknown, event: object, handler: Handler, source: Source): unknown {
    if (!source || source[0] === 0) return handler.call(caller, event);
    const node = currentNodeOf(event);
    const owner = node ? ownerOf(node) : null;
    if (!node || !owner) return undefined;
    const given = Object.create(event) as Record<string, unknown>;
    Object.assign(given, event);
    given.instance = descriptorOf(node);
    return handler.call(undefined, given, descriptorOf(owner));
  },

  changeProp(handler: unknown, source: Source): unknown {
    if (typeof handler !== 'function') return () => undefined;
    return (value: unknown, old: unknown, host: GlassComponent, node: GlassElement) => {
      if (!source || source[0] === 0) {
        (handler as Handler).call(isComponent(host) ? host.getMethodCaller() : null, value, old);
        return;
      }
      // The view layer runs it after it has drawn, so the element is there and the page's code is not in the way.
      queueMicrotask(() => {
        (handler as Handler).call(undefined, value, old, descriptorOf(host), descriptorOf(node));
      });
    };
  },
};

// Commands about one page: its data, its methods, finding elements.
import { own } from '../../../own';
import type { Handlers } from '../bridge';
import type { Phone } from '../phone';
import { methodOf, type Caller } from '../glass';
import { nextFrame } from '../engine/backend';
import type { Elements } from './elements';
import { atPath } from './json';

export const noElement = 'no such element';

export function pageCommands(phone: Phone, elements: Elements): Handlers {
  return {
    'page.element': ({ pageId, selector }) => {
      const [found] = elements.find(elements.page(pageId), null, selector);
      if (!found) throw new Error(noElement);
      return elements.describe(pageId, found);
    },
    'page.elements': ({ pageId, selector }) => ({
      elements: elements.find(elements.page(pageId), null, selector).map((node) => elements.describe(pageId, node)),
    }),
    'page.elementsByXpath': ({ pageId, selector }) => ({
      elements: elements.byXpath(elements.page(pageId), selector).map((node) => elements.describe(pageId, node)),
    }),
    'page.data': ({ pageId, path }) => ({ data: dataOf(elements.page(pageId).caller, path) }),
    'page.setData': ({ pageId, data }) => setData(elements.page(pageId).caller, data),
    'page.callMethod': async ({ pageId, method, args }) => ({
      result: await callMethod(phone, elements.page(pageId).caller, 'page', method, args),
    }),
    'page.windowProperties': ({ pageId, names }) => {
      const { scroller } = elements.page(pageId);
      const known: Readonly<Record<string, number>> = {
        'document.documentElement.scrollWidth': scroller.scrollWidth,
        'document.documentElement.scrollHeight': scroller.scrollHeight,
        'document.documentElement.scrollTop': scroller.scrollTop,
        'document.documentElement.clientHeight': scroller.clientHeight,
        'document.documentElement.clientWidth': scroller.clientWidth,
        'document.body.scrollTop': 0,
      };
      return { properties: names.map((name) => own(known, name) ?? null) };
    },
  };
}

export function dataOf(caller: Caller, path: string | undefined): unknown {
  return path === undefined || path === '' ? caller.data : atPath(caller.data, path);
}

/** Answers when it has been drawn. */
export function setData(caller: Caller, data: Record<string, unknown>): Promise<object> {
  return new Promise((resolve) => {
    caller.setData(data);
    nextFrame(() => {
      resolve({});
    });
  });
}

export async function callMethod(
  phone: Phone,
  caller: Caller,
  what: 'page' | 'component',
  method: string,
  args: unknown[],
): Promise<unknown> {
  const work = methodOf(caller, method);
  if (!work) throw new Error(`${what}.${method} not exists`);
  return phone.gestures.asTap(() => work.apply(caller, args));
}

// Commands about one element: what it says, how it looks, fingers on it, programs in place of fingers.
import { own } from '../../../own';
import type { Handlers } from '../bridge';
import type { FingerInput } from '../bridge-protocol';
import { builtInOf } from '../components/built-in';
import { rectIn } from '../engine/selector-query';
import { fire } from '../engine/events';
import type { Finger } from '../gestures';
import { callerOf, isComponent, type Caller, type GlassElement } from '../glass';
import type { Phone } from '../phone';
import type { OpenPage } from '../stack';
import type { Elements } from './elements';
import { callMethod, dataOf, noElement, setData } from './page';
import { wxmlOf } from './wxml';

export function elementCommands(phone: Phone, elements: Elements): Handlers {
  const at = (params: { pageId: number; elementId: string }) => elements.node(params.pageId, params.elementId);
  const component = (params: { pageId: number; elementId: string }): Caller => {
    const { node } = at(params);
    if (!isComponent(node)) throw new Error('element is not a custom component');
    return callerOf(node);
  };
  return {
    'element.element': (params) => {
      const { node, page } = at(params);
      const [found] = elements.find(page, node, params.selector);
      if (!found) throw new Error(noElement);
      return elements.describe(params.pageId, found);
    },
    'element.elements': (params) => {
      const { node, page } = at(params);
      return {
        elements: elements.find(page, node, params.selector).map((found) => elements.describe(params.pageId, found)),
      };
    },
    'element.domProperties': (params) => {
      const { dom } = at(params);
      return {
        properties: params.names.map((name) =>
          name === 'innerText' ? dom.innerText || dom.textContent : (dom as unknown as Record<string, unknown>)[name],
        ),
      };
    },
    'element.attributes': (params) => {
      const { node, dom } = at(params);
      return { attributes: params.names.map((name) => attributeOf(node, dom, name)) };
    },
    'element.styles': (params) => {
      const style = getComputedStyle(at(params).dom);
      return {
        styles: params.names.map((name) =>
          style.getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
        ),
      };
    },
    'element.properties': (params) => {
      const { node, dom } = at(params);
      return { properties: params.names.map((name) => propertyOf(node, dom, name)) };
    },
    'element.offset': (params) => {
      const { dom, page } = at(params);
      const { left, top } = rectIn(page.scroller, dom);
      return { left: left + page.scroller.scrollLeft, top: top + page.scroller.scrollTop };
    },
    'element.wxml': (params) => ({ wxml: wxmlOf(at(params).dom, params.type) }),
    'element.tap': (params) => {
      const { dom } = at(params);
      const finger = middleOf(dom);
      phone.gestures.start(dom, [finger]);
      phone.gestures.end([finger]);
      return {};
    },
    'element.touch': async (params) => {
      // What is due by now comes first: a finger that was down for 350 ms has pressed long, however late the timer runs.
      if (params.type === 'touchend') await new Promise((resolve) => setTimeout(resolve, 0));
      const { dom, page } = at(params);
      const fingers = fingersOf(params.changedTouches ?? params.touches, dom, page);
      if (params.type === 'touchstart') phone.gestures.start(dom, fingers);
      else if (params.type === 'touchmove') phone.gestures.move(fingers);
      else phone.gestures.end(fingers);
      return {};
    },
    'element.triggerEvent': (params) => {
      phone.gestures.asTap(() => fire(at(params).node, params.type, params.detail ?? {}));
      return {};
    },
    'element.callFunction': async (params) => {
      const found = builtInOf(at(params).node);
      const action = found?.builtIn.actions?.[params.functionName];
      if (!found || !action || !params.functionName.includes('.')) throw new Error(`${params.functionName} not exists`);
      return { result: await (action as (...args: unknown[]) => unknown)(found.self, ...params.args) };
    },
    'element.data': (params) => ({ data: dataOf(component(params), params.path) }),
    'element.setData': (params) => setData(component(params), params.data),
    'element.callMethod': async (params) => ({
      result: await callMethod(phone, component(params), 'component', params.method, params.args),
    }),
  };
}

/** Attributes as the page wrote them; of built-ins and components, their properties as text. */
function attributeOf(node: GlassElement, dom: HTMLElement, name: string): string | null {
  if (name === 'class') return node.classList ? (node as unknown as { class: string }).class : dom.className;
  if (name === 'id') return (node as { id?: string }).id ?? null;
  if (name.startsWith('data-')) {
    const key = name.slice(5).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const value = own(node.dataset as Record<string, unknown> | null, key);
    return value === undefined ? null : asText(value);
  }
  const written = dom.getAttribute(name);
  if (written !== null || !isComponent(node)) return written;
  const value = own(
    node.data as Record<string, unknown>,
    name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  return value === undefined || value === null || value === '' || value === false ? null : asText(value);
}

function propertyOf(node: GlassElement, dom: HTMLElement, name: string): unknown {
  if (isComponent(node)) {
    const found = builtInOf(node);
    const data = node.data as Record<string, unknown>;
    if (name === '__propPublic')
      return Object.fromEntries([...Object.keys(data), 'id', 'dataset', 'style', 'class'].map((key) => [key, true]));
    if (name === 'value' && found?.builtIn.value) return found.builtIn.value(found.self);
    if (name === '_translateX' || name === '_translateY')
      return found?.builtIn.actions?.[name === '_translateX' ? 'movable-view.x' : 'movable-view.y']?.(found.self);
    if (Object.hasOwn(data, name)) return data[name];
  }
  if (name === '__propPublic')
    return Object.fromEntries(
      [...dom.getAttributeNames(), 'id', 'dataset', 'style', 'class', 'hidden'].map((key) => [key, true]),
    );
  if (name === 'id') return (node as { id?: string }).id ?? '';
  if (name === 'dataset') return node.dataset ?? {};
  if (name === 'hidden') return dom.hasAttribute('hidden');
  return attributeOf(node, dom, name);
}

function middleOf(dom: Element): Finger {
  const { left, top, width, height } = dom.getBoundingClientRect();
  return { identifier: 0, clientX: left + width / 2, clientY: top + height / 2 };
}

/** A program counts from the left top of the page's window (`client`) or of the page (`page`), as its events do. */
function fingersOf(given: readonly FingerInput[] | undefined, dom: Element, { frame, scroller }: OpenPage): Finger[] {
  const middle = middleOf(dom);
  if (!given || given.length === 0) return [middle];
  const { left, top } = frame.viewport.getBoundingClientRect();
  const place = (client: number | undefined, page: number | undefined, scrolled: number) =>
    client ?? (page === undefined ? undefined : page - scrolled);
  return given.map(({ identifier = 0, clientX, clientY, pageX, pageY }) => {
    const x = place(clientX, pageX, scroller.scrollLeft);
    const y = place(clientY, pageY, scroller.scrollTop);
    return {
      identifier,
      clientX: x === undefined ? middle.clientX : x + left,
      clientY: y === undefined ? middle.clientY : y + top,
    };
  });
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

// Element.*: one element of a page: what it says and how it looks, fingers on it, its component's data and methods.
import type { FingerInput } from '../../phone/runtime/bridge-protocol';
import type { Method, Methods } from '../method';
import type { Reader } from '../protocol';
import { pathOf } from './page';

type TouchType = 'touchstart' | 'touchmove' | 'touchend';

export const elementMethods: Methods = {
  'Element.getElement': async (params, { phone, topOnly }) =>
    phone.call('element.element', { ...on(params), selector: params.text('selector') }, { topOnly }),
  'Element.getElements': async (params, { phone, topOnly }) =>
    phone.call('element.elements', { ...on(params), selector: params.text('selector') }, { topOnly }),
  'Element.getDOMProperties': async (params, { phone, topOnly }) =>
    phone.call('element.domProperties', { ...on(params), names: params.texts('names') }, { topOnly }),
  'Element.getAttributes': async (params, { phone, topOnly }) =>
    phone.call('element.attributes', { ...on(params), names: params.texts('names') }, { topOnly }),
  'Element.getStyles': async (params, { phone, topOnly }) =>
    phone.call('element.styles', { ...on(params), names: params.texts('names') }, { topOnly }),
  'Element.getProperties': async (params, { phone, topOnly }) =>
    phone.call('element.properties', { ...on(params), names: params.texts('names') }, { topOnly }),
  'Element.getOffset': async (params, { phone, topOnly }) => phone.call('element.offset', on(params), { topOnly }),
  'Element.getWXML': async (params, { phone, topOnly }) => {
    const type = params.text('type') === 'outer' ? 'outer' : 'inner';
    return phone.call('element.wxml', { ...on(params), type }, { topOnly });
  },
  'Element.tap': async (params, { phone, topOnly }) => phone.call('element.tap', on(params), { topOnly }),
  'Element.touchstart': touch('touchstart'),
  'Element.touchmove': touch('touchmove'),
  'Element.touchend': touch('touchend'),
  'Element.triggerEvent': async (params, { phone, topOnly }) =>
    phone.call(
      'element.triggerEvent',
      {
        ...on(params),
        type: params.text('type'),
        ...(params.has('detail') ? { detail: params.params['detail'] } : {}),
      },
      { topOnly },
    ),
  'Element.dispatchEvent': async (params, around, session) => {
    const name = params.text('eventName');
    const given = params.has('eventData') ? params.record('eventData') : params.params;
    const more = { ...params.params, ...given };
    if (name === 'tap') return around.phone.call('element.tap', on(params), around);
    if (isTouch(name)) return touch(name)(params.with(more), around, session);
    const detail = given['detail'] ?? given['scrollDetail'];
    return around.phone.call('element.triggerEvent', { ...on(params), type: name, detail: detail ?? {} }, around);
  },
  'Element.callFunction': async (params, { phone, topOnly }) =>
    phone.call(
      'element.callFunction',
      { ...on(params), functionName: params.text('functionName'), args: params.optionalList('args') },
      { topOnly },
    ),
  'Element.getData': async (params, { phone, topOnly }) =>
    phone.call('element.data', { ...on(params), ...pathOf(params) }, { topOnly }),
  'Element.setData': async (params, { phone, topOnly }) =>
    phone.call('element.setData', { ...on(params), data: params.record('data') }, { topOnly }),
  'Element.callMethod': async (params, { phone, topOnly }) =>
    phone.call(
      'element.callMethod',
      { ...on(params), method: params.text('method'), args: params.optionalList('args') },
      { topOnly },
    ),
  'Element.callContextMethod': async (params, { phone }) => {
    const videoId = params.optionalText('videoId') ?? '';
    if (videoId === '') throw new Error('id is not provided');
    const args = [videoId, params.text('method'), params.optionalList('args')];
    return phone.call('app.callFunction', { functionDeclaration: callOnContext, args });
  },
};

const callOnContext = `(id, method, args) => {
  const context = wx.createVideoContext(id);
  if (!context || typeof context[method] !== 'function') throw new Error(method + ' not exists');
  return context[method](...args);
}`;

function on(params: Reader): { pageId: number; elementId: string } {
  return { pageId: params.number('pageId'), elementId: params.text('elementId') };
}

const isTouch = (name: string): name is TouchType => /^touch(start|move|end)$/.test(name);

function touch(type: TouchType): Method {
  return async (params, { phone, topOnly }) =>
    phone.call(
      'element.touch',
      {
        ...on(params),
        type,
        ...fingers(params, 'touches'),
        ...fingers(params, 'changedTouches'),
      },
      { topOnly },
    );
}

/** Without any, the phone's finger is in the middle of the element. */
function fingers(params: Reader, name: 'touches' | 'changedTouches'): Partial<Record<typeof name, FingerInput[]>> {
  const given = params.optionalList(name) as FingerInput[];
  return given.length > 0 ? { [name]: given } : {};
}

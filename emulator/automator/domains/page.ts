// Page.*: one page of the stack by its id: elements, data, methods, the window's measures.
import type { Methods } from '../method';

const noElement = 'no such element';

export const pageMethods: Methods = {
  'Page.getElement': async (params, { phone, topOnly }) => phone.call('page.element', at(params), { topOnly }),
  'Page.getElements': async (params, { phone, topOnly }) => phone.call('page.elements', at(params), { topOnly }),
  'Page.getElementByXpath': async (params, { phone, topOnly }) => {
    const { elements } = await phone.call('page.elementsByXpath', at(params), { topOnly });
    const [first] = elements;
    if (!first) throw new Error(noElement);
    return first;
  },
  'Page.getElementsByXpath': async (params, { phone, topOnly }) =>
    phone.call('page.elementsByXpath', at(params), { topOnly }),
  'Page.getData': async (params, { phone, topOnly }) =>
    phone.call('page.data', { pageId: params.number('pageId'), ...pathOf(params) }, { topOnly }),
  'Page.setData': async (params, { phone, topOnly }) =>
    phone.call('page.setData', { pageId: params.number('pageId'), data: params.record('data') }, { topOnly }),
  'Page.callMethod': async (params, { phone, topOnly }) =>
    phone.call(
      'page.callMethod',
      { pageId: params.number('pageId'), method: params.text('method'), args: params.optionalList('args') },
      { topOnly },
    ),
  'Page.getWindowProperties': async (params, { phone, topOnly }) =>
    phone.call('page.windowProperties', { pageId: params.number('pageId'), names: params.texts('names') }, { topOnly }),
};

function at(params: Parameters<Methods[string]>[0]): { pageId: number; selector: string } {
  return { pageId: params.number('pageId'), selector: params.text('selector') };
}

/** `list[0].t`; absent for everything. */
export function pathOf(params: Parameters<Methods[string]>[0]): { path?: string } {
  const path = params.optionalText('path');
  return path === undefined ? {} : { path };
}

// App.*: the page stack, wx methods and their mocks, functions as text, the console, pictures.
import { checkDeclaration } from '../declarations';
import type { Methods } from '../method';
import type { Reader } from '../protocol';
import { isSync } from '../sync-methods';

export const appMethods: Methods = {
  'App.getPageStack': async (_params, { phone }) => phone.call('app.pageStack', {}),
  'App.getCurrentPage': async (_params, { phone }) => phone.call('app.currentPage', {}),
  'App.callWxMethod': async (params, { phone }) => {
    const method = wxMethod(params);
    return phone.call('app.callWxMethod', { method, args: params.optionalList('args'), sync: isSync(method) });
  },
  'App.mockWxMethod': async (params, { phone }) => {
    const method = wxMethod(params);
    const functionDeclaration = params.optionalText('functionDeclaration');
    if (functionDeclaration !== undefined) {
      checkDeclaration(functionDeclaration);
      const args = params.optionalList('args');
      return phone.call('app.mockWxMethod', { method, functionDeclaration, args, sync: isSync(method) });
    }
    // A result of null is a mock that answers null; no result at all takes the mock away.
    const result = params.has('result') ? { result: params.params['result'] } : {};
    return phone.call('app.mockWxMethod', { method, ...result, sync: isSync(method) });
  },
  'App.callFunction': async (params, { phone }) => {
    const functionDeclaration = params.text('functionDeclaration');
    checkDeclaration(functionDeclaration);
    return phone.call('app.callFunction', { functionDeclaration, args: params.optionalList('args') });
  },
  'App.addBinding': async (params, { phone }) => phone.call('app.addBinding', { name: params.text('name') }),
  'App.enableLog': async (_params, { phone }, session) => {
    session.logs += 1;
    // The client waits for no answer: a refusal would end its process. Whatever it asks next says why there is no phone.
    await phone.open().catch(() => null);
    return {};
  },
  'App.captureScreenshot': async (_params, { phone }) => {
    try {
      return { data: (await phone.screenshot()).toString('base64') };
    } catch (error) {
      console.error('No picture of the phone:', error);
      throw new Error('fail to capture screenshot', { cause: error });
    }
  },
  // DevTools goes on serving after it: what ends the project is Tool.close.
  'App.exit': async () => ({}),
};

/** The phone runs no plugins, so a call on one's behalf cannot be answered truly. */
function wxMethod(params: Reader): string {
  const plugin = params.optionalText('pluginId');
  if (plugin !== undefined && plugin !== '')
    throw new Error(`plugin ${plugin} not exists: the emulator runs no plugins`);
  return params.text('method');
}

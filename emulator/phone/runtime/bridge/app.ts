// Commands about the whole app: pages, wx methods and their mocks, text run as code, dialogs.
import { own } from '../../../own';
import type { Handlers } from '../bridge';
import type { PageInfo, PhoneEvent } from '../bridge-protocol';
import type { Phone } from '../phone';
import type { OpenPage } from '../stack';
import { toJson } from './json';

type WxMember = (...args: unknown[]) => unknown;

export function pageInfo({ id, path, query }: OpenPage): PageInfo {
  return { pageId: id, path, query };
}

export function appCommands(phone: Phone, emit: (event: PhoneEvent) => void): Handlers {
  const originals = new Map<string, WxMember>();
  const member = (method: string): WxMember => {
    const found = own(phone.wx, method);
    if (typeof found !== 'function') throw new Error(`wx.${method} not exists`);
    return found as WxMember;
  };
  return {
    'app.pageStack': () => ({ pageStack: phone.stack.pages.map(pageInfo) }),
    'app.currentPage': () => (phone.stack.top ? pageInfo(phone.stack.top) : {}),
    'app.callWxMethod': async ({ method, args, sync }) => {
      const call = member(method);
      if (sync) return { result: call.apply(phone.wx, args) };
      return { result: await settle(call, method, phone, args[0]) };
    },
    'app.mockWxMethod': (params) => {
      const { method } = params;
      if (/^(on|off)[A-Z]/.test(method)) throw new Error(`You can't mock wx.${method}`);
      const earlier = originals.get(method);
      if (!('result' in params) && params.functionDeclaration === undefined) {
        if (earlier) phone.wx[method] = earlier;
        originals.delete(method);
        return {};
      }
      const original = earlier ?? member(method);
      originals.set(method, original);
      const extra = params.args ?? [];
      const answer = (given: unknown[]): unknown =>
        params.functionDeclaration === undefined
          ? params.result
          : phone.loader.callDeclaration(params.functionDeclaration, { origin: original.bind(phone.wx) }, [
              ...given,
              ...extra,
            ]);
      phone.wx[method] = params.sync ? (...given: unknown[]) => answer(given) : mocked(method, phone, answer);
      return {};
    },
    'app.callFunction': async ({ functionDeclaration, args }) => ({
      result: await phone.loader.callDeclaration(functionDeclaration, undefined, args),
    }),
    'app.addBinding': ({ name }) => {
      const binding = (...args: unknown[]) => {
        emit({ event: 'binding', name, args: args.map((arg) => toJson(arg)) });
      };
      phone.loader.expose(name, binding);
      // Modules that run already look outwards for a name they do not know.
      if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: binding, configurable: true });
      return {};
    },
    'app.setTheme': ({ theme }) => {
      phone.setTheme(theme);
      return {};
    },
    'app.native': ({ method }) => {
      if (method === 'goHome') phone.stack.restart({ path: phone.bundle.entryPage, query: {} });
      else if (method === 'navigateLeft') phone.stack.back(1);
      else if (method === 'confirmModal') phone.overlays.modal?.confirm();
      else phone.overlays.modal?.cancel();
      return {};
    },
    'app.chat': () => phone.chat.state,
  };
}

/** An asynchronous method by callbacks: its result, or the reason of its failure. A program's call counts as a tap. */
function settle(call: WxMember, method: string, phone: Phone, options: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const given = typeof options === 'object' && options !== null ? options : {};
    const returned = phone.gestures.asTap(() =>
      call.call(phone.wx, {
        ...given,
        success: resolve,
        fail: (failure: { errMsg?: string } | undefined) => {
          reject(new Error((failure?.errMsg ?? 'unknown').replace(`${method}:fail `, '')));
        },
      }),
    );
    // It will never call back: DevTools' answer would not come.
    if (returned !== undefined && !(returned instanceof Promise))
      reject(new Error(`wx.${method} returns its value and calls nobody back: evaluate(() => wx.${method}(…))`));
  });
}

/**
 * A mock with callbacks or a promise; the result's errMsg decides whether it succeeded. DevTools breaks on a result that
 * is nothing, and calls nobody back; here it is a failure that says so.
 */
function mocked(method: string, phone: Phone, answer: (given: unknown[]) => unknown): (options?: unknown) => unknown {
  const settledBy = async (options: object): Promise<{ ok: boolean; result: unknown }> => {
    try {
      const result = await answer([options]);
      if (result === undefined || result === null)
        throw new Error(`the mock answered ${result}; it must answer an object`);
      if (typeof result !== 'object') return { ok: true, result };
      const { errMsg = `${method}:ok` } = result as { errMsg?: string };
      return { ok: errMsg.includes(`${method}:ok`), result: { ...result, errMsg } };
    } catch (error) {
      return {
        ok: false,
        result: { errMsg: `${method}:fail ${error instanceof Error ? error.message : String(error)}` },
      };
    }
  };
  return (options) => {
    const { success, fail, complete, ...plain } = (options ?? {}) as Record<string, unknown>;
    const settled = settledBy(plain);
    if (!success && !fail && !complete) {
      return settled.then(({ ok, result }) => {
        if (ok) return result;
        throw result as Error;
      });
    }
    void settled.then(({ ok, result }) => {
      const run = (callback: unknown) => {
        if (typeof callback === 'function')
          phone.guard(() => {
            (callback as (result: unknown) => void)(result);
          });
      };
      run(ok ? success : fail);
      run(complete);
    });
    return undefined;
  };
}
